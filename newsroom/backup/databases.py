"""The database of the site, as a backup sees it."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from django.db import connection

from newsroom.backup.postgresql import Postgresql
from newsroom.backup.sqlite import Sqlite


class Database(Protocol):
    member: str
    """What its copy is called in a backup."""

    def moment(self) -> AbstractContextManager[None]:
        """Within, everything that is read or dumped is of one moment."""

    def dump(self, path: Path) -> None:
        """Write all of the database to a file."""

    def check(self, path: Path) -> None:
        """Raise `Unfit` if the database's own programs cannot read such a file."""

    def load(self, path: Path) -> None:
        """Put what is in such a file in the place of what is there, all or nothing."""


def database() -> Database:
    return Postgresql() if connection.vendor == "postgresql" else Sqlite()
