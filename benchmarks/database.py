"""Databases made for a measurement, under random names, and gone when it ends."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from benchmarks import processor

PREFIX = "newsroom_benchmark_"


@dataclass
class Database:
    """One database, and a connection of ours beside the site's own."""

    kind: str
    url: str
    own: Any

    @property
    def name(self) -> str:
        """With the way to it, if that is not TCP."""
        by_socket = self.kind != "SQLite" and self.own.info.host.startswith("/")
        return f"{self.kind} by its socket" if by_socket else self.kind

    def settle(self) -> None:
        """After many new rows: tell the planner about them now, and leave nothing to tidy up in between."""
        self.own.execute("ANALYZE" if self.kind == "SQLite" else "VACUUM ANALYZE")

    def used(self) -> float:
        """Processor milliseconds of the processes that serve the site's connections; none where there are no
        such processes, because the database is a library of the application."""
        if self.kind == "SQLite":
            return 0.0
        return sum(map(processor.used, self._backends()))

    def own_used(self) -> float:
        return 0.0 if self.kind == "SQLite" else processor.used(self.own.info.backend_pid)

    def select_row(self) -> None:
        """One short row by its key, with nothing but the driver."""
        mark = "?" if self.kind == "SQLite" else "%s"
        cursor = self.own.execute(f"SELECT id, path FROM articles_address WHERE id = {mark}", [1])  # noqa: S608
        assert cursor.fetchone() is not None

    def _backends(self) -> list[int]:
        found = self.own.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in found]


@contextmanager
def sqlite(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder / f'{PREFIX}{secrets.token_hex(6)}.sqlite3'}"


@contextmanager
def postgresql(server: str) -> Iterator[str]:
    """One that is set up as docs/operations.md says."""
    name = f"{PREFIX}{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as made:
        made.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        made.execute(SQL("ALTER DATABASE {} SET random_page_cost = 1.1").format(Identifier(name)))
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as made:
            made.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


@contextmanager
def opened(url: str) -> Iterator[Database]:
    if url.startswith("sqlite"):
        own: Any = sqlite3.connect(url.removeprefix("sqlite:///"))
    else:
        own = psycopg.connect(url, autocommit=True)
    try:
        yield Database("SQLite" if url.startswith("sqlite") else "PostgreSQL", url, own)
    finally:
        own.close()


def server() -> str:
    """The PostgreSQL server of the tests."""
    return os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
