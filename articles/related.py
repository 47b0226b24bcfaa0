"""What stands under a story: its notes, and what else there is to read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db.models import BigIntegerField, DateTimeField

from articles.models import Edition
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
        """The notes of this story, the oldest first, and the newest others of its section."""
        return cls(
            # Most stories stand as they were first published, and have none.
            corrections=list(_notes(edition, at)) if edition.number > 1 else [],
            related=_others(edition, at) if edition.section_id else [],
        )


def newest_stories(at: datetime) -> EditionQuerySet:
    """What to read instead, where there is nothing."""
    return _linked(Edition.objects.live(at))[:ELSEWHERE]


def _others(edition: Edition, at: datetime) -> list[Edition]:
    found = _neighbours(section=edition.section_id, at=at)
    return [each for each in found if each.article_id != edition.article_id][:MOST]


def _notes(edition: Edition, at: datetime) -> EditionQuerySet:
    silent = (Edition.Kind.MINOR, *Edition.ABSENT)
    return (
        Edition.objects.past(edition.article_id, at).exclude(note="").exclude(kind__in=silent).defer("body")
    )


def _linked(stories: EditionQuerySet) -> EditionQuerySet:
    """With what a link to each shows."""
    return stories.select_related("address").only(
        "article", "headline", "first_published_at", "address__path"
    )


# One more than are shown, since the story is among them. The index of a section holds its stories in this
# order, so that it is read no further than that, however many there are.
_neighbours = Prepared(
    lambda section, at: _linked(Edition.objects.live(at).filter(section=section))[: MOST + 1],
    section=BigIntegerField(),
    at=DateTimeField(),
)
