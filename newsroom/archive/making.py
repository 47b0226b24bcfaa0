"""The archive as a directory: made beside its place, and moved there once it is whole."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as written

from articles import clock, models
from articles.models import Edition
from newsroom.archive.crawl import Crawl, Summary
from newsroom.archive.places import Address, address_of
from newsroom.archive.visiting import quietly
from newsroom.context import Site
from newsroom.models import OldAddress
from newsroom.old_addresses import leads_to

# What tells an archive of ours from any other folder.
MARK = "archive.txt"
STARTS = ("/", "/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/corrections/")


class Impossible(Exception):
    """Why there is no archive, in a sentence for whoever asked for one."""


def make(directory: Path, *, replace: bool, progress: Callable[[int, int], None] | None) -> Summary:
    """Nothing is in the directory before all of it is."""
    began = time.monotonic()
    refuse(directory, replace=replace)
    at = clock.reading_time()
    with _beside(directory) as unfinished:
        # One moment for all pages: no story that is planned for the next minute is in half of the lists.
        with clock.at(at), quietly():
            summary = fill(unfinished, at, progress)
        _refuse_withdrawn(at)
        summary.seconds = time.monotonic() - began
        _take_place(unfinished, directory)
    return summary


def refuse(directory: Path, *, replace: bool) -> None:
    if directory.is_symlink() or (directory.exists() and not directory.is_dir()):
        raise Impossible(f"{directory} is there already and is no folder. Give another name.")
    if not directory.parent.is_dir():
        raise Impossible(f"There is no folder {directory.parent}. Make it first.")
    if not directory.exists() or not any(directory.iterdir()):
        return
    if not replace:
        raise Impossible(f"{directory} is not empty. Give another name, or --replace for an earlier archive.")
    if not (directory / MARK).is_file():
        raise Impossible(f"{directory} holds something else than an archive (no {MARK}), and is left alone.")


def fill(root: Path, at: datetime, progress: Callable[[int, int], None] | None) -> Summary:
    moment = timezone.localtime(at, timezone.get_default_timezone())
    crawl = Crawl(root, written(moment, "j F Y"), progress)
    crawl.read(*(address_of(each) for each in STARTS))
    if not crawl.found[address_of("/")]:
        raise Impossible(f"The front page has no answer ({', '.join(crawl.summary.failed) or '404'}).")
    # Where stories were before they were moved.
    crawl.read(*(Address(f"/{path}/") for path in _paths() if Address(f"/{path}/") not in crawl.found))
    for path in _old_paths():
        if to := leads_to(path, at):
            crawl.lead(Address(f"/{path.strip('/')}/"), to)
    crawl.read()
    crawl.mend()
    (root / MARK).write_text(
        f"This is {Site().name}, {settings.SITE_URL}, as any visitor could read it on "
        f"{moment:%Y-%m-%d %H:%M:%S %z}.\nIt can be served from any address, or opened from a disk at "
        "index.html.\n",
        encoding="utf-8",
    )
    return crawl.summary


def _paths() -> Iterator[str]:
    return models.Address.objects.order_by("pk").values_list("path", flat=True).iterator()


def _old_paths() -> Iterator[str]:
    rows = OldAddress.objects.exclude(path__startswith="?").order_by("pk")
    return rows.values_list("path", flat=True).iterator()


def _refuse_withdrawn(since: datetime) -> None:
    """A story that was killed while the archive was made is in it."""
    gone = Edition.objects.filter(live_from__gt=since, live_from__lte=clock.reading_time())
    if gone.filter(kind__in=Edition.ABSENT).exists():
        raise Impossible("A story was withdrawn or ended meanwhile. Nothing was written: begin again.")


@contextmanager
def _beside(directory: Path) -> Iterator[Path]:
    """On the same disk, so that it can be moved; gone again unless it was."""
    made = Path(tempfile.mkdtemp(prefix=f".{directory.name[:100]}-", dir=directory.parent))
    try:
        root = made / "site"
        root.mkdir()  # with the rights of any other folder, since a web server has to read it
        yield root
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _take_place(made: Path, directory: Path) -> None:
    """An earlier one stays whole until the new one is, and goes with the folder that the new one was in."""
    before = made.with_name("before")
    if directory.exists():
        directory.rename(before)
    try:
        made.rename(directory)
    except OSError:
        if before.exists():
            before.rename(directory)
        raise
    os.sync()
