"""What stands under a story: its notes, and what else there is to read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db.models import QuerySet

from articles.models import Edition, EditionTag
from articles.models.edition import EditionQuerySet

MOST = 3
ELSEWHERE = 5


@dataclass(frozen=True)
class Under:
    corrections: list[Edition]
    related: list[Edition]

    @classmethod
    def of(cls, edition: Edition, at: datetime) -> Self:
        """By one question for both: the notes of this story, and the newest others of its section or tags."""
        wanted = (
            _notes(edition, at)
            .values("pk")
            .union(_others(edition, at, "section"), _others(edition, at, "tags"))
        )
        found = Edition.objects.filter(pk__in=wanted).select_related("address").defer("body")
        rows = sorted(found, key=lambda each: (each.first_published_at, each.article_id), reverse=True)
        return cls(
            corrections=sorted(
                (each for each in rows if each.article_id == edition.article_id),
                key=lambda each: each.live_from,
            ),
            related=[each for each in rows if each.article_id != edition.article_id][:MOST],
        )


def newest_stories(at: datetime) -> EditionQuerySet:
    """What to read instead, where there is nothing."""
    return Edition.objects.live(at).select_related("address").defer("body")[:ELSEWHERE]


def _notes(edition: Edition, at: datetime) -> EditionQuerySet:
    silent = (Edition.Kind.MINOR, *Edition.ABSENT)
    return Edition.objects.past(edition.article_id, at).order_by().exclude(note="").exclude(kind__in=silent)


def _others(edition: Edition, at: datetime, shared: str) -> QuerySet:
    others = Edition.objects.live(at).exclude(article=edition.article_id)
    if shared == "section":
        others = others.filter(section=edition.section_id)
    else:
        tags = EditionTag.objects.filter(edition=edition).values("tag")
        others = others.filter(pk__in=EditionTag.objects.filter(tag__in=tags).values("edition"))
    # A union takes no part that is cut to a number, so the cut is one step further in.
    return Edition.objects.filter(pk__in=others.values("pk")[:MOST]).order_by().values("pk")
