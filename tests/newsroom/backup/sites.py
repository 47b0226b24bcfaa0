"""A small site to back up, and all of it as plain values to compare."""

import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command

from articles.models import Article, Image
from newsroom.backup.archive import CONTENTS
from tests.articles.drawings import added, jpeg
from tests.articles.factories import published
from tests.comments.factories import approved, moderator, waiting


def small_site() -> tuple[Article, Image]:
    """A story with a picture, an approved comment and one that waits."""
    image = added(jpeg((120, 80)))
    article = published(lead_image=image)
    approved(article, by=moderator())
    waiting(article)
    return article, image


def rows() -> dict[str, list[Any]]:
    """Every row of every table."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
        if model is not Session
    }


def files() -> dict[str, str]:
    """Every file of the site on this disk, with its digest."""
    folders = (settings.DATA_DIR / "private", Path(settings.MEDIA_ROOT))
    found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def run(command: str, *arguments: Any, **options: Any) -> str:
    said = io.StringIO()
    call_command(command, *map(str, arguments), stdout=said, stderr=said, **options)
    return said.getvalue()


def altered(path: Path, **changes: Any) -> Path:
    """The same backup with something else in its list of contents."""
    other = path.with_name("altered.tar")
    with tarfile.open(path) as source, tarfile.open(other, "w") as target:
        for member in source.getmembers():
            content = source.extractfile(member).read()
            if member.name == CONTENTS:
                content = json.dumps(json.loads(content) | changes).encode()
                member.size = len(content)
            target.addfile(member, io.BytesIO(content))
    return other


# What another process does that is killed in the middle of a restore, by where that is.
DYING = """
import os, shutil, signal, sqlite3
import django; django.setup()
from django.core.management import call_command
from newsroom.backup import postgresql, restoring, sqlite

def die(*given):
    os.kill(os.getpid(), signal.SIGKILL)

class Dying(sqlite3.Connection):
    def backup(self, target, **options):
        super().backup(target, pages=8, progress=lambda status, left, total: left < total // 2 and die())

def half(source, target, size):
    target.write(source.read(size))
    target.flush()
    die()

def before_the_database():
    restoring.database = die

def in_the_database():
    connect = sqlite3.connect
    sqlite.sqlite3.connect = lambda *given, **options: connect(*given, factory=Dying, **options)
    postgresql.CHUNK = 20_000
    postgresql.shutil.copyfileobj = half

{moment}()
call_command("restore", {path!r}, replace=True)
"""


def dying(moment: str, path: Path) -> list[str]:
    return [sys.executable, "-c", DYING.format(moment=moment, path=str(path))]
