"""Which stories answer a question, the best first.

Rank is counted here and not by the databases, whose scores cannot be compared. A word of the question is
worth most in the headline, less in the standfirst, less again among authors and tags, and least where the
body says it again and again; the whole question side by side counts as one word more. Among equals the newest
stands first. Only the newest `MOST` matches are weighed, so that a word of every story costs no more than
another; and a phrase is looked for in the newest `MOST_READ` stories that hold all the words.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Edition
from articles.search.question import Question
from articles.search.tables import Unit, search_table

MOST = 1_000
MOST_READ = 2_000

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
    stories = newest(question, narrowing, at)
    columns = [f"search_entry__{name}" for name in WEIGHTS]
    with planned_anew(connections[stories.db]):
        rows = list(stories.values_list("pk", *columns)[: MOST + 1])
    needles = _needles(question.wanted)
    ranked = sorted(rows[:MOST], key=lambda row: -_score(needles, row[1:]))
    return Found([row[0] for row in ranked], more=len(rows) > MOST)


def newest(question: Question, narrowing: Narrowing, at: datetime) -> QuerySet[Edition]:
    """All that answers the question, the newest first."""
    # Two stories of one moment stand the same way on both databases.
    stories = narrowing.of(at).order_by("-first_published_at", "-article_id")
    if question.wanted:
        return _holding(stories, question)
    return _without(stories, question.unwanted) if question.unwanted else stories


@contextmanager
def planned_anew(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Has PostgreSQL plan what is asked for the words it asks for. Of a statement that it has prepared it
    would soon make one plan for all words, whether one story holds them or every one does.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_custom_plan")
        yield


def _holding(stories: QuerySet[Edition], question: Question) -> QuerySet[Edition]:
    words = [(stem,) for unit in question.wanted for stem in unit]
    found = _matching(stories, words, [unit for unit in question.unwanted if len(unit) == 1])
    if not any(len(unit) > 1 for unit in question.wanted + question.unwanted):
        return found
    # PostgreSQL reads a story to know whether two of its words stand side by side.
    newest = stories.filter(pk__in=found.values("pk")[:MOST_READ])
    return _matching(newest, question.wanted, question.unwanted)


def _matching(
    stories: QuerySet[Edition], wanted: Sequence[Unit], unwanted: Sequence[Unit]
) -> QuerySet[Edition]:
    """As an expression the key is in no index: so SQLite walks the stories from the newest on and stops at
    the last one wanted, where it would look up every match."""
    table = search_table(connections[stories.db])
    holding = RawSQL(table.selection, [table.all_of(wanted, unwanted)])  # noqa: S611 - our own
    return stories.annotate(key=F("pk") + 0).filter(key__in=holding)


def _without(stories: QuerySet[Edition], unwanted: Sequence[Unit]) -> QuerySet[Edition]:
    table = search_table(connections[stories.db])
    holding = RawSQL(table.selection, [table.any_of(unwanted)])  # noqa: S611 - our own
    return stories.annotate(key=F("pk") + 0).exclude(key__in=holding)


def _needles(units: Sequence[Unit]) -> list[str]:
    together = tuple(stem for unit in units for stem in unit)
    return [f" {' '.join(unit)} " for unit in dict.fromkeys([*units, together]) if unit]


def _score(needles: list[str], columns: Iterable[str | None]) -> int:
    score = 0
    for weight, column in zip(WEIGHTS.values(), columns, strict=True):
        if column:
            words = f" {column} "
            score += weight * len([needle for needle in needles if needle in words])
    return score
