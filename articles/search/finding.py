"""Which stories answer a question, the best first.

Rank is counted here and not by the databases, whose scores cannot be compared. A word of the question is
worth most in the headline, less in the standfirst, less again among authors and tags, and least where the
body says it again and again; the whole question side by side counts as one word more. Among equals the newest
stands first. Only the newest `MOST` matches are weighed, so that a word of every story costs no more than
another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connections
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Edition
from articles.search.question import Question
from articles.search.tables import Unit, search_table

MOST = 2_000

# A place outweighs all the places after it together.
WEIGHTS = {"headline": 8, "standfirst": 4, "names": 2, "often": 1}


@dataclass(frozen=True)
class Narrowing:
    """Where and when the stories are looked for."""

    sections: tuple[int, ...] = ()
    author: int | None = None
    since: datetime | None = None
    until: datetime | None = None

    def of(self, at: datetime) -> QuerySet[Edition]:
        stories = Edition.objects.live(at, self.until)
        if self.sections:
            stories = stories.filter(section__in=self.sections)
        if self.author:
            stories = stories.filter(bylines__author=self.author)
        if self.since:
            stories = stories.filter(first_published_at__gte=self.since)
        return stories

    def __bool__(self) -> bool:
        return self != Narrowing()


@dataclass(frozen=True)
class Found:
    editions: list[int]
    more: bool  # There are older matches, which were not weighed.


def find(question: Question, narrowing: Narrowing, at: datetime) -> Found:
    stories = narrowing.of(at)
    # An expression, and not the key itself: so SQLite walks the stories from the newest on and stops at the
    # last one wanted, where it would look up every match.
    stories = stories.annotate(key=F("pk") + 0)
    if question.wanted:
        stories = stories.filter(key__in=_holding(question.wanted, stories.db, together=True))
    if question.unwanted:
        stories = stories.exclude(key__in=_holding(question.unwanted, stories.db, together=False))
    # Two stories of one moment stand the same way on both databases.
    stories = stories.order_by("-first_published_at", "-article_id")
    columns = [f"search_entry__{name}" for name in WEIGHTS]
    rows = list(stories.values_list("pk", *columns)[: MOST + 1])
    needles = _needles(question.wanted)
    ranked = sorted(rows[:MOST], key=lambda row: -_score(needles, row[1:]))
    return Found([row[0] for row in ranked], more=len(rows) > MOST)


def _holding(units: Sequence[Unit], alias: str, *, together: bool) -> RawSQL:
    table = search_table(connections[alias])
    return RawSQL(table.selection, [table.expression(list(units), together=together)])  # noqa: S611 - our own


def _needles(units: Sequence[Unit]) -> list[str]:
    together = tuple(stem for unit in units for stem in unit)
    return [f" {' '.join(unit)} " for unit in dict.fromkeys([*units, together]) if unit]


def _score(needles: list[str], columns: Iterable[str | None]) -> int:
    return sum(
        weight * sum(needle in f" {column} " for needle in needles)
        for weight, column in zip(WEIGHTS.values(), columns, strict=True)
    )
