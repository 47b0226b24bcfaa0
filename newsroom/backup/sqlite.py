"""SQLite into a file and back, by its own backup interface, while others read and write."""

import gzip
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from newsroom.backup.archive import Unfit

MEMBER = "database.sqlite3.gz"
STEP = 1000  # pages that are copied at a time
PATIENCE = 60  # seconds to wait for whoever is writing
IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Sqlite:
    member = MEMBER

    @contextmanager
    def moment(self) -> Iterator[None]:
        """What is read within is of one moment. Writers go on: this is no transaction that writes."""
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                cursor.execute("SELECT count(*) FROM sqlite_master")
                yield
            finally:
                cursor.execute("ROLLBACK")

    def dump(self, path: Path) -> None:
        copy = path.with_suffix(".copy")
        with closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target)
            # The copy has no log beside it.
            target.execute("PRAGMA journal_mode=DELETE")
        with copy.open("rb") as plain, gzip.open(path, "wb", compresslevel=5) as packed:
            shutil.copyfileobj(plain, packed)
        copy.unlink()

    def unpack(self, path: Path) -> Path:
        """The database as a plain file beside the packed one, looked through by SQLite itself."""
        plain = path.with_suffix(".plain")
        with gzip.open(path, "rb") as packed, plain.open("wb") as file:
            shutil.copyfileobj(packed, file)
        with closing(sqlite3.connect(plain)) as database:
            (said,) = database.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            raise Unfit(f"SQLite finds its database damaged ({said}).")
        return plain

    def check(self, path: Path) -> None:
        self.unpack(path).unlink()

    def load(self, path: Path) -> None:
        """One transaction on the site's database: whoever reads or dies meanwhile finds the old one."""
        connection.close()
        plain = self.unpack(path)
        name = Path(connection.settings_dict["NAME"])
        name.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(plain)) as source, closing(sqlite3.connect(name, timeout=1)) as site:
            site.execute("PRAGMA journal_mode=WAL")
            site.execute("PRAGMA synchronous=FULL")
            source.backup(site, pages=STEP, progress=impatient())
        plain.unlink()


def impatient() -> Callable[[int, int, int], None]:
    """SQLite would wait for ever for a writer that does not end."""
    deadline = time.monotonic() + PATIENCE

    def progress(status: int, left: int, total: int) -> None:
        if status in IN_USE and time.monotonic() > deadline:
            raise Unfit("The database is in use. End the web server and the worker, then restore.")

    return progress
