"""The comments of an export on disk until they are taken up: the file has them by date, and threads are
brought one at a time."""

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from newsroom.wordpress.items import Said

COLUMNS = "key, parent, name, text, state, posted_at, address"
BATCH = 2000


class Heap:
    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="newsroom-disqus-")
        self._rows = sqlite3.connect(Path(self._folder.name) / "comments")
        self._rows.execute("PRAGMA journal_mode=OFF")
        self._rows.execute(f"CREATE TABLE said (place INTEGER PRIMARY KEY, thread INTEGER, {COLUMNS})")
        self._batch: list[tuple[object, ...]] = []

    def add(self, thread: int, said: Said) -> None:
        at = said.posted_at.timestamp() if said.posted_at else None
        self._batch.append(
            (thread, said.key, said.parent, said.name, said.text, said.state, at, said.address)
        )
        if len(self._batch) == BATCH:
            self._write()

    def threads(self) -> dict[int, int]:
        """How many comments each thread has, the thread that began first standing first."""
        self._write()
        self._rows.execute("CREATE INDEX IF NOT EXISTS by_thread ON said (thread)")
        asked = "SELECT thread, COUNT(*) FROM said GROUP BY thread ORDER BY MIN(place)"
        return dict(self._rows.execute(asked))

    def of(self, thread: int) -> Iterator[Said]:
        asked = f"SELECT {COLUMNS} FROM said WHERE thread = ? ORDER BY place"  # noqa: S608 - our own names
        for key, parent, name, text, state, at, address in self._rows.execute(asked, [thread]):
            posted = None if at is None else datetime.fromtimestamp(at, UTC)
            yield Said(key, parent, name, text, state, posted, address, "comment", 0, website=False)

    def close(self) -> None:
        self._rows.close()
        self._folder.cleanup()

    def _write(self) -> None:
        self._rows.executemany(
            f"INSERT INTO said (thread, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            self._batch,
        )
        self._rows.commit()
        self._batch.clear()
