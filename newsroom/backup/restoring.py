"""Puts a backup in the place of what a site holds."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles import integrity as articles
from comments import integrity as comments
from newsroom.backup.archive import Contents, Reader, Unfit, digest_of, reading
from newsroom.backup.databases import database
from newsroom.backup.named_files import Named, file_of, member, named_files
from newsroom.beginning import has_tables


def restore_backup(path: Path) -> tuple[Contents, list[str]]:
    """What was restored, and which files of the old site could not be removed.

    Files come first, under names that only the backup's database knows; then the database, all at once; at
    last goes what only the old database named. A restore that dies or fails leaves one site or the other."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with reading(path) as backup, tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        refuse_unfit(backup)
        copy = Path(folder) / "database"
        backup.extract(backup.database(), copy)
        database().check(copy)
        files = [file_of(name) for name in backup.members if name != backup.database()]
        before = set(named_files()) if has_tables() else set()
        with _files_in_place(backup, files):
            database().load(copy)
        return backup.contents, list(_left_over(before.difference(files)))


def refuse_unfit(backup: Reader) -> None:
    """What this site could not take; the whole file is read for that."""
    contents = backup.contents
    if contents.database != connection.vendor:
        raise Unfit(
            f"It is of a site on {contents.database}, and DATABASE_URL names one on {connection.vendor}. "
            f"Restore it into a database of its own kind."
        )
    known = MigrationExecutor(connection).loader.disk_migrations
    if unknown := [f"{app} {name}" for app, name in contents.migrations if (app, name) not in known]:
        raise Unfit(
            f"It was made by a later version, whose tables this one does not know ({unknown[-1]}). "
            "Install that version or a newer one, then restore."
        )
    backup.verify()


@contextmanager
def _files_in_place(backup: Reader, files: list[Named]) -> Iterator[None]:
    """Puts the files where they belong, and takes the new ones out again if the rest cannot be done."""
    put: list[Named] = []
    try:
        for file in files:
            if _put(backup, file):
                put.append(file)  # noqa: PERF401 -- a failure must find what has been put so far
        yield
    except BaseException:
        for storage, name in put:
            storages[storage].delete(name)
        raise


def _put(backup: Reader, file: Named) -> bool:
    """Whether the file was new here. A file's name is random and its content never changes, so one that is
    here already is the same one, unless it was damaged."""
    storage, name = storages[file[0]], file[1]
    source = backup.open(member(file))
    is_new = not storage.exists(name)
    if not is_new:
        with storage.open(name) as here:
            if digest_of(here) == backup.contents.digests[member(file)]:
                return False
        storage.delete(name)
    if (saved := storage.save(name, File(source))) != name:
        storage.delete(saved)
        raise Unfit(f"The storage of pictures would not take the name “{name}” and made it “{saved}”.")
    return is_new


def _left_over(files: set[Named]) -> Iterator[str]:
    for storage, name in files:
        try:
            storages[storage].delete(name)
        except OSError as error:
            yield f"{member((storage, name))} ({error.strerror})"


def bring_up_to_date() -> bool:
    """A backup of an earlier version gets the tables of this one."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    return bool(waiting)


def faults() -> Iterator[str]:
    yield from chain(articles.faults(), comments.faults("default"))
    for storage, name in named_files():
        if not storages[storage].exists(name):
            yield f"The file {name} of a picture is not in the {storage} storage."
