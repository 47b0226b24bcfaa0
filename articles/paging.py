"""Pages of a list of stories. They are cut at a story's place in it and never counted, so that the five
hundredth costs what the first does, and one that was read stays where it is when new stories arrive.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, Self, TypeVar

from django.http import Http404, HttpRequest

from articles.listed import Listed
from articles.models import Edition
from articles.models.edition import EditionQuerySet

Story = TypeVar("Story", Edition, Listed)

ON_A_PAGE = 20
SO_MANY = ON_A_PAGE + 1
# The query string's name for where a page begins: after this place.
BEFORE = "before"
WRITTEN = "%Y%m%dT%H%M%S%f"
SPELLING = re.compile(r"([1-9][0-9]{7}T[0-9]{12})-([1-9][0-9]{0,17})")


@dataclass(frozen=True)
class Place:
    """Where something stands in a list: by its moment, and by its key among those of the same moment."""

    moment: datetime
    key: int

    @classmethod
    def of(cls, edition: Edition | Listed) -> Self:
        """Where a story stands in every list."""
        return cls(edition.first_published_at, edition.article_id)

    @classmethod
    def asked(cls, request: HttpRequest) -> Self | None:
        """The place in the address; None for the first page. What is no place is no page."""
        written = request.GET.get(BEFORE)
        if written is None:
            return None
        try:
            return cls.read(written)
        except ValueError as error:
            raise Http404("There is no such page.") from error

    @classmethod
    def read(cls, written: str) -> Self:
        found = SPELLING.fullmatch(written)
        if found is None:
            raise ValueError(f"{written!r} is no place in a list.")
        return cls(datetime.strptime(found[1], WRITTEN).replace(tzinfo=UTC), int(found[2]))

    def __str__(self) -> str:
        return f"{self.moment.astimezone(UTC).strftime(WRITTEN)}-{self.key}"

    @property
    def query(self) -> str:
        return f"?{BEFORE}={self}"


@dataclass(frozen=True)
class StoryPage(Generic[Story]):
    editions: list[Story]
    begins: Place | None
    ends: Place | None

    @property
    def query(self) -> str:
        """What this page has behind its list's address."""
        return self.begins.query if self.begins else ""

    @property
    def older(self) -> str:
        """The same of the page that follows, if one does."""
        return self.ends.query if self.ends else ""


def newest(at: datetime, place: Place | None, last: datetime | None = None) -> EditionQuerySet:
    """The live stories from a place on; `last` is a moment that the list does not go beyond."""
    if place is None:
        return Edition.objects.live(at, last)
    bound = min(place.moment, last) if last else place.moment
    return Edition.objects.live(at, bound).older_than(place.moment, place.key)


def cut(
    found: list[Story], place: Place | None, place_of: Callable[[Story], Place] = Place.of
) -> StoryPage[Story]:
    """The page of what was found from a place on: up to `SO_MANY`, the last to tell that a page follows."""
    shown = found[:ON_A_PAGE]
    return StoryPage(shown, place, place_of(shown[-1]) if len(found) > ON_A_PAGE else None)
