"""The words of comments, on disk until they are taken up: a thread of a hundred thousand has more of them
than an import may hold, and an export of Disqus has its comments by date and not by thread."""

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

COLUMNS = "thread, key, parent, state, posted_at, name, text, address"
# Whose comment, which, whom it answers, its state and moment, and where its words lie.
Row = tuple[int, int, str, datetime | None, int]


class Heap:
    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="newsroom-import-")
        self._rows = sqlite3.connect(Path(self._folder.name) / "comments")
        self._rows.execute("PRAGMA journal_mode=OFF")
        self._rows.execute(f"CREATE TABLE said (place INTEGER PRIMARY KEY, {COLUMNS})")

    def put(self, words: tuple[str, str, str], thread: int = 0, **columns: object) -> int:
        """Lay down a comment's name, text and network address; returns the place."""
        row = (thread, *(columns.get(each) for each in ("key", "parent", "state", "posted_at")), *words)
        asked = f"INSERT INTO said ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - our own names
        return self._rows.execute(asked, row).lastrowid or 0

    def words(self, place: int) -> tuple[str, str, str]:
        found = self._rows.execute("SELECT name, text, address FROM said WHERE place = ?", [place])
        name, text, address = found.fetchone()
        return name, text, address

    def threads(self) -> dict[int, int]:
        """How many comments each thread has, the thread that began first standing first."""
        self._rows.execute("CREATE INDEX IF NOT EXISTS by_thread ON said (thread)")
        asked = "SELECT thread, COUNT(*) FROM said GROUP BY thread ORDER BY MIN(place)"
        return dict(self._rows.execute(asked))

    def of(self, thread: int) -> Iterator[Row]:
        asked = "SELECT key, parent, state, posted_at, place FROM said WHERE thread = ? ORDER BY place"
        for key, parent, state, at, place in self._rows.execute(asked, [thread]):
            yield key, parent, state, None if at is None else datetime.fromtimestamp(at, UTC), place

    def empty(self) -> None:
        self._rows.execute("DELETE FROM said")

    def close(self) -> None:
        self._rows.close()
        self._folder.cleanup()
