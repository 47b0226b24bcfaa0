"""What has come from one site so far, and the old addresses that lead to it."""

from typing import NamedTuple

from django.db import reset_queries

from newsroom.models import Imported, OldAddress
from newsroom.models.imported import Kind

MOST_PENDING = 1000
ASKED_FOR = (Kind.STORY, Kind.COMMENT)


class Brought(NamedTuple):
    """A comment that has come: its key here, and the digest of what was read."""

    key: int | None
    theirs: str


class Ledger:
    """Which authors, sections, tags and pictures have come is held in memory; stories and comments, of which
    there is no end, are asked for batch by batch."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._pending: list[Imported] = []
        self._addresses: dict[str, OldAddress] = {}
        rows = Imported.objects.filter(source=source).exclude(kind__in=ASKED_FOR)
        self._known = {
            (kind, old): key for kind, old, key in rows.values_list("kind", "old", "key").iterator()
        }

    def known(self, kind: str, old: object) -> int | None:
        """The key here of an author, section, tag or picture."""
        return self._known.get((kind, str(old)))

    def stories(self, keys: list[int]) -> dict[int, Imported]:
        """Those of these posts that have come."""
        old = [str(key) for key in keys]
        rows = Imported.objects.filter(source=self.source, kind=Kind.STORY, old__in=old)
        return {int(row.old): row for row in rows}

    def comments_of(self, stories: list[int]) -> dict[int, dict[str, Brought]]:
        """By story, and by the id that each had."""
        found: dict[int, dict[str, Brought]] = {story: {} for story in stories}
        under = [str(story) for story in stories]
        rows = Imported.objects.filter(source=self.source, kind=Kind.COMMENT, under__in=under)
        for story, old, key, theirs in rows.values_list("under", "old", "key", "theirs").iterator():
            found[int(story)][old] = Brought(key, theirs)
        return found

    def comment(self, old: int) -> Imported:
        return Imported.objects.get(source=self.source, kind=Kind.COMMENT, old=str(old))

    def comments_known(self, keys: list[int]) -> set[int]:
        """Which of these ids have come already, under whatever story."""
        found: set[int] = set()
        for start in range(0, len(keys), 500):
            some = [str(key) for key in keys[start : start + 500]]
            rows = Imported.objects.filter(source=self.source, kind=Kind.COMMENT, old__in=some)
            found.update(map(int, rows.values_list("old", flat=True)))
        return found

    def keep(
        self, kind: str, old: object, key: int | None, theirs: str = "", ours: str = "", under: str | int = ""
    ) -> None:
        row = Imported(
            source=self.source,
            kind=kind,
            old=str(old)[:200],
            key=key,
            theirs=theirs,
            ours=ours,
            under=str(under),
        )
        self._pending.append(row)
        if len(self._pending) == MOST_PENDING:
            self.write()
        if kind not in ASKED_FOR:
            self._known[kind, row.old] = key

    def renew(self, row: Imported, theirs: str, ours: str) -> None:
        row.theirs, row.ours = theirs, ours
        Imported.objects.filter(source=self.source, kind=row.kind, old=row.old).update(
            theirs=theirs, ours=ours
        )

    def leads(self, path: str, kind: str, key: int) -> None:
        """An old path, without slashes around and with its query, leads to this."""
        if path and len(path) <= 500:
            self._addresses.setdefault(path, OldAddress(path=path, kind=kind, key=key))

    def write(self) -> None:
        Imported.objects.bulk_create(self._pending, batch_size=500)
        OldAddress.objects.bulk_create(self._addresses.values(), batch_size=500, ignore_conflicts=True)
        self._pending, self._addresses = [], {}
        reset_queries()  # a local site keeps every statement, for whoever looks for a mistake
