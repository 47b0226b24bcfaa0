"""What stands under a story: its notes, and what else there is to read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db.models import BigIntegerField, DateTimeField, QuerySet

from articles.models import Address, Edition
from articles.models.edition import EditionQuerySet
from articles.prepared import Prepared

MOST = 3
ELSEWHERE = 5


@dataclass(frozen=True)
class Under:
    corrections: list[Edition]
    related: list[Edition]

    @classmethod
    def of(cls, edition: Edition, at: datetime) -> Self:
        """The notes of this story, the oldest first, and the newest others of its section.

        Most stories stand as they were first published, and have no notes. Of the others both are asked for
        at once.
        """
        if edition.number == 1:
            found = _neighbours(section=edition.section_id, at=at)
        else:
            values = {"article": edition.article_id, "section": edition.section_id, "at": at}
            found = [_told(row) for row in _notes_and_neighbours(**values)]
        own = [each for each in found if each.article_id == edition.article_id and each.note]
        others = [each for each in found if each.article_id != edition.article_id]
        return cls(
            corrections=sorted(own, key=lambda each: each.live_from) if edition.number > 1 else [],
            related=sorted(others, key=_newest_first)[:MOST],
        )


def newest_stories(at: datetime) -> EditionQuerySet:
    """What to read instead, where there is nothing."""
    return _linked(Edition.objects.live(at))[:ELSEWHERE]


def _newest_first(edition: Edition) -> tuple[float, int]:
    return -edition.first_published_at.timestamp(), -edition.article_id


def _told(row: dict[str, Any]) -> Edition:
    path = row.pop("address__path")
    return Edition(**row, address=Address(path=path))


def _notes(article: int, at: datetime) -> EditionQuerySet:
    silent = (Edition.Kind.MINOR, *Edition.ABSENT)
    return Edition.objects.past(article, at).exclude(note="").exclude(kind__in=silent)


def _linked(stories: EditionQuerySet) -> EditionQuerySet:
    """With what a link to each shows."""
    return stories.select_related("address").only(
        "article", "headline", "first_published_at", "address__path"
    )


def _of_section(section: int, at: datetime) -> EditionQuerySet:
    """One more than are shown, since the story is among them. The index of a section holds its stories in
    this order, so that it is read no further than that, however many there are."""
    return Edition.objects.live(at).filter(section=section)[: MOST + 1]


def _both(article: int, section: int, at: datetime) -> QuerySet[Edition, dict[str, Any]]:
    """One query in place of two. A part of a union may hold no limit, but something within it may."""
    columns = ("article_id", "kind", "note", "live_from", "headline", "first_published_at", "address__path")
    neighbours = Edition.objects.filter(pk__in=_of_section(section, at).values("pk"))
    notes = _notes(article, at).order_by().values(*columns)
    return notes.union(neighbours.exclude(article=article).order_by().values(*columns), all=True)


_neighbours = Prepared(
    lambda section, at: _linked(_of_section(section, at)),
    section=BigIntegerField(),
    at=DateTimeField(),
)
_notes_and_neighbours = Prepared(
    _both, article=BigIntegerField(), section=BigIntegerField(), at=DateTimeField()
)
