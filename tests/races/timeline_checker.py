"""An independent judge of the lines of editions: plain SQL, nothing of the product's code.

As a program it polls like a reader until its input ends, and then tells all that it saw:
python -m tests.races.timeline_checker sqlite:////path/to/file
"""

import json
import select
import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from tests.races.checker import connect

OVERLAPS = """
    SELECT a.article_id, a.number, b.number FROM articles_edition a
    JOIN articles_edition b ON b.article_id = a.article_id AND b.id <> a.id
    WHERE a.live_from <= b.live_from AND (a.live_until IS NULL OR a.live_until > b.live_from)
"""
HOLES = """
    SELECT a.article_id, a.number FROM articles_edition a
    WHERE a.live_until IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM articles_edition b WHERE b.article_id = a.article_id AND b.live_from = a.live_until)
"""
DRAFTS = """
    SELECT e.article_id, e.number, e.headline FROM articles_edition e
    WHERE e.headline LIKE '%DRAFT%' OR e.standfirst LIKE '%DRAFT%' OR e.body LIKE '%DRAFT%'
        OR e.slug LIKE '%draft%' OR e.note LIKE '%DRAFT%' OR e.lead_caption LIKE '%DRAFT%'
"""
UNSIGNED = """
    SELECT e.article_id, e.number FROM articles_edition e
    WHERE e.kind NOT IN ('tombstone', 'expired') AND NOT EXISTS (
        SELECT 1 FROM articles_approval a WHERE a.revision_id = e.revision_id AND a.digest = e.digest)
"""
NUMBERS = """
    SELECT a.id, a.editions_made, COUNT(DISTINCT n.number), COUNT(n.number), MIN(n.number), MAX(n.number)
    FROM articles_article a JOIN (
        SELECT article_id, number FROM articles_edition UNION ALL
        SELECT article_id, edition_number FROM articles_logentry
        WHERE step IN ('cancel', 'superseded', 'killed')
    ) n ON n.article_id = a.id
    GROUP BY a.id, a.editions_made
    HAVING COUNT(DISTINCT n.number) <> a.editions_made OR COUNT(n.number) <> a.editions_made
        OR MIN(n.number) <> 1 OR MAX(n.number) <> a.editions_made
"""
UNLOGGED = """
    SELECT e.article_id, e.number FROM articles_edition e WHERE (
        SELECT COUNT(*) FROM articles_logentry l
        WHERE l.article_id = e.article_id AND l.edition_number = e.number
            AND l.step IN ('publish', 'schedule', 'expire', 'kill', 'restore', 'change_address')) <> 1
"""
REVISIONS = """
    SELECT a.id, a.revisions_made, COUNT(r.id) FROM articles_article a
    LEFT JOIN articles_revision r ON r.article_id = a.id
    GROUP BY a.id, a.revisions_made HAVING COUNT(r.id) <> a.revisions_made
"""
DATES = """
    SELECT article_id, MIN(first_published_at), MAX(first_published_at) FROM articles_edition
    GROUP BY article_id HAVING MIN(first_published_at) <> MAX(first_published_at)
"""
ADDRESSES = """
    SELECT d.path FROM articles_address d LEFT JOIN articles_edition e ON e.address_id = d.id
    WHERE e.id IS NULL OR e.article_id <> d.article_id
"""
NOTICES = """
    SELECT a.article_id, a.number FROM articles_edition a
    JOIN articles_edition b ON b.article_id = a.article_id AND b.live_until = a.live_from
    WHERE a.kind IN ('tombstone', 'expired') AND a.address_id <> b.address_id
"""
CHECKS = {
    "two editions at one moment": OVERLAPS,
    "edition after whose end nothing stands": HOLES,
    "draft among the editions": DRAFTS,
    "edition of a text that nobody approved": UNSIGNED,
    "story whose numbers are not each an edition or a removal in the log": NUMBERS,
    "edition without one entry in the log": UNLOGGED,
    "story without all of its revisions": REVISIONS,
    "story with two dates of first publication": DATES,
    "address of nothing or of two stories": ADDRESSES,
    "notice at another address than the text before it": NOTICES,
}
KEPT = """
    SELECT article_id, number FROM articles_edition UNION
    SELECT article_id, edition_number FROM articles_logentry WHERE step IN ({steps})
"""
STANDING = """
    SELECT article_id, number, headline, standfirst, body FROM articles_edition
    WHERE live_from <= {now} AND (live_until IS NULL OR live_until > {now})
"""


def faults(url: str) -> list[str]:
    """Every fault found in the rows as they are now, in words."""
    told = []
    with closing(connect(url)) as connection:
        for name, sql in CHECKS.items():
            told += [f"{name}: {row}" for row in connection.execute(sql).fetchall()]
    return told


def editions(url: str, *removals: str) -> set[tuple[int, int]]:
    """Story and number of each edition, and of those that these steps removed, by the log."""
    steps = ", ".join(f"'{step}'" for step in ("", *removals))
    with closing(connect(url)) as connection:
        return {(row[0], row[1]) for row in connection.execute(KEPT.format(steps=steps)).fetchall()}


def revisions(url: str) -> set[tuple[int, int]]:
    with closing(connect(url)) as connection:
        return set(connection.execute("SELECT article_id, number FROM articles_revision").fetchall())


def texts(url: str, word: str) -> int:
    """How many revisions hold a word."""
    with closing(connect(url)) as connection:
        sql = f"SELECT COUNT(*) FROM articles_revision WHERE CAST(content AS TEXT) LIKE '%{word}%'"
        return int(connection.execute(sql).fetchall()[0][0])


class Reader:
    """Somebody who looks at all stories again and again, by their own clock."""

    def __init__(self, url: str) -> None:
        self.connection: Any = connect(url)
        self.in_text = url.startswith("sqlite")
        self.polls = 0
        self.seen: set[tuple[int, int]] = set()
        self.faults: set[str] = set()

    def look(self) -> None:
        now = datetime.now(UTC)
        sql = STANDING.format(now="?" if self.in_text else "%s")
        moment = str(now.replace(tzinfo=None)) if self.in_text else now
        rows = self.connection.execute(sql, [moment, moment]).fetchall()
        self.polls += 1
        stories = [row[0] for row in rows]
        for article in {each for each in stories if stories.count(each) > 1}:
            self.faults.add(f"story {article} had two editions at one moment")
        for article in {each for each, _ in self.seen} - set(stories):
            self.faults.add(f"story {article} was public and then nothing stood in its place")
        self.seen |= {(row[0], row[1]) for row in rows}
        self.faults |= {f"a draft was public: {row}" for row in rows if "DRAFT" in f"{row[2:]}"}

    def told(self) -> dict[str, Any]:
        return {"polls": self.polls, "seen": sorted(self.seen), "faults": sorted(self.faults)}


def main() -> None:
    reader = Reader(sys.argv[1])
    while not select.select([sys.stdin], [], [], 0.01)[0]:
        reader.look()
    json.dump(reader.told(), sys.stdout)


if __name__ == "__main__":
    main()
