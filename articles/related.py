"""What stands under a story: its notes, and what else there is to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db.models import BigIntegerField, DateTimeField, QuerySet

from articles.listed import Linked
from articles.models import Edition
from articles.models.edition import EditionQuerySet
from articles.prepared import Prepared

MOST = 3
ELSEWHERE = 5


@dataclass(frozen=True)
class Under:
    corrections: list[Edition]
    related: Sequence[Edition | Linked]

    @classmethod
    def of(cls, edition: Edition, at: datetime) -> Self:
        """By one question for both: the notes of this story, the oldest first, and the newest others of its
        section. Most stories stand as they were first published, and have no notes to look for."""
        article = edition.article_id
        if edition.number == 1:
            rows = _others(article=article, section=edition.section_id, at=at)
            return cls([], [Linked(*row) for row in rows])
        found = _notes_and_others(article=article, section=edition.section_id, at=at)
        notes = [each for each in found if each.article_id == article]
        others = [each for each in found if each.article_id != article]
        newest = sorted(others, key=_age, reverse=True)
        return cls(sorted(notes, key=lambda each: each.live_from), newest)


def newest_stories(at: datetime) -> list[Linked]:
    """What to read instead, where there is nothing."""
    return [Linked(*row) for row in _linked(Edition.objects.live(at))[:ELSEWHERE]]


def _age(edition: Edition) -> tuple[datetime, int]:
    return edition.first_published_at, edition.article_id


def _linked(stories: EditionQuerySet) -> QuerySet[Edition, tuple[Any, ...]]:
    """The rows of `Linked`."""
    return stories.values_list("article_id", "first_published_at", "headline", "address__path")


def _notes(article: int, at: datetime) -> EditionQuerySet:
    silent = (Edition.Kind.MINOR, *Edition.ABSENT)
    return Edition.objects.past(article, at).order_by().exclude(note="").exclude(kind__in=silent)


def _newest(article: int, section: int, at: datetime) -> EditionQuerySet:
    """A section has its index in this order, so that no more of it is read than is shown."""
    return Edition.objects.live(at).filter(section=section).exclude(article=article)[:MOST]


def _either(article: int, section: int, at: datetime) -> EditionQuerySet:
    # A union takes no part that is cut to a number, so the cut is one step further in.
    newest = Edition.objects.filter(pk__in=_newest(article, section, at).values("pk")).order_by()
    wanted = _notes(article, at).values("pk").union(newest.values("pk"))
    return Edition.objects.filter(pk__in=wanted).order_by().select_related("address").defer("body")


_others: Prepared[tuple[Any, ...]] = Prepared(
    lambda article, section, at: _linked(_newest(article, section, at)),
    article=BigIntegerField(),
    section=BigIntegerField(),
    at=DateTimeField(),
)
_notes_and_others: Prepared[Edition] = Prepared(
    _either, article=BigIntegerField(), section=BigIntegerField(), at=DateTimeField()
)
