"""Takes a backup while the site is in use, and looks at it afterwards as if it were somebody else's."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from articles.models import Article
from comments.models import Comment
from newsroom.backup.archive import Contents, Writer, reading
from newsroom.backup.databases import database
from newsroom.backup.named_files import Named, member, named_files
from newsroom.models import Identity

# When a story is killed, files of its pictures may go before they are copied: then the database is read anew.
TRIES = 3


def take_backup(path: Path) -> Contents:
    """Write a backup to a new file. It has its name only once it is whole and has been read back."""
    with _draft(path) as draft:
        with open(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            contents = _write(file, draft.parent)
            file.flush()
            os.fsync(file.fileno())
        verify(draft)
        _name(draft, path)
    return contents


def verify(path: Path) -> Contents:
    """Read all of a backup and compare it with its list; the database's own programs look at their part."""
    with reading(path) as backup:
        backup.verify()
        contents = backup.contents
        if contents.database == connection.vendor:
            settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
                copy = Path(folder) / "database"
                backup.extract(backup.database(), copy)
                database().check(copy)
    return contents


def _name(draft: Path, path: Path) -> None:
    """Never in the place of another file, which a rename would take."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second name for a file, such as a share
        draft.rename(path)


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """A name in a folder of its own beside the backup's, which nobody else can open and which goes again."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
        yield Path(folder) / path.name
    directory = os.open(path.parent, os.O_RDONLY)
    os.fsync(directory)
    os.close(directory)


def _write(file: IO[bytes], folder: Path) -> Contents:
    """The files before the database, though they were copied after it was: each that it names is there."""
    copy = folder / "database"
    archive = Writer(file, Contents(connection.vendor, "", [], {}))
    for _ in range(TRIES):
        named = _dump(archive.contents, copy)
        missing = [each for each in named if not _put(archive, each)]
        archive.contents.missing = [member(each) for each in missing]
        # Those that are named still were missing before.
        if not missing or set(missing) <= set(named_files()):
            break
    with copy.open("rb") as dumped:
        archive.add(database().member, dumped, copy.stat().st_size)
    archive.close(BytesIO())
    return archive.contents


def _dump(contents: Contents, copy: Path) -> list[Named]:
    """The database as it is now; returns the files that it names."""
    of = database()
    copy.unlink(missing_ok=True)
    with of.moment():
        contents.site = f"{Identity.objects.current()} ({settings.SITE_URL})"
        contents.migrations = sorted(map(list, MigrationRecorder(connection).applied_migrations()))
        contents.counts = {"stories": Article.objects.count(), "comments": Comment.objects.count()}
        named = sorted(set(named_files()))
        of.dump(copy)
    return named


def _put(archive: Writer, file: Named) -> bool:
    """Whether a file is in the backup, now or since an earlier try."""
    name = member(file)
    if name in archive.contents.digests:
        return True
    storage = storages[file[0]]
    try:
        with storage.open(file[1]) as source:
            archive.add(name, source, source.size)
    except FileNotFoundError:
        return False
    return True
