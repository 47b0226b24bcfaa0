"""Which months have stories, and when each last changed, without reading a story."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import Count, DateTimeField, Max, Q, Subquery, Value
from django.utils import timezone

from articles.models import Edition
from articles.prepared import Prepared

# SQLite joins at most 500 questions into one.
AT_ONCE = 240


class Month(NamedTuple):
    """A month in the site's zone."""

    year: int
    month: int

    @property
    def start(self) -> datetime:
        return datetime(self.year, self.month, 1, tzinfo=timezone.get_default_timezone())

    @property
    def last(self) -> datetime:
        """Its last moment, to the finest step of a stored one."""
        return self.following.start - timedelta(microseconds=1)

    @property
    def following(self) -> "Month":
        return Month(self.year + self.month // 12, self.month % 12 + 1)


class State(NamedTuple):
    """What readers find, told by the newest edition in force and the newest that was written: it is the same
    from `since` on until another edition comes into force."""

    since: datetime
    written: int

    @classmethod
    def of(cls, at: datetime) -> "State | None":
        """The state at a moment; none before anything was published."""
        found = _state(at=at)
        return cls(*found[0]) if found else None


class Changed(NamedTuple):
    month: Month
    at: datetime


def months_with_stories(at: datetime) -> list[Changed]:
    """The oldest first. Each month is a range of the index, since SQLite has no notion of a month in a zone
    and would ask Python about every row.
    """
    between = list(months_between(at))
    found: list[tuple[int, datetime]] = []
    for first in range(0, len(between), AT_ONCE):
        bounds = [each.start for each in between[first : first + AT_ONCE]]
        rows = _changes(at=at, bounds=[*bounds, between[first : first + AT_ONCE][-1].following.start])
        found += [(first + place, changed) for place, changed in rows]
    return [Changed(between[place], changed) for place, changed in sorted(found)]


def months_between(at: datetime) -> Iterator[Month]:
    """Every month from that of the oldest story to that of the newest."""
    moments = Edition.objects.live(at).values_list("first_published_at", flat=True)
    newest, oldest = moments.first(), moments.last()
    if newest is None or oldest is None:
        return
    zone = timezone.get_default_timezone()
    begins, ends = (each.astimezone(zone) for each in (oldest, newest))
    month = Month(begins.year, begins.month)
    while month <= (ends.year, ends.month):
        yield month
        month = month.following


def changes(start: datetime, end: datetime, at: datetime, place: int) -> Any:
    """The place of a month and the moment when its list last changed; no row for a month without stories.

    A story that was withdrawn or has expired left the list at that moment, so its notice counts as a change.
    """
    standing = Edition.objects.in_force(at).in_month(start, end)
    shown = Count("pk", filter=~Q(kind__in=Edition.ABSENT))
    counted = standing.order_by().values(place=Value(place)).annotate(shown=shown, changed=Max("live_from"))
    return counted.filter(shown__gt=0).values_list("place", "changed")


def _of_each(at: datetime, bounds: list[datetime]) -> Any:
    ranges = [changes(start, end, at, place) for place, (start, end) in enumerate(pairwise(bounds))]
    return ranges[0].union(*ranges[1:], all=True)


_changes: Prepared[tuple[int, datetime]] = Prepared(_of_each, at=DateTimeField(), bounds=DateTimeField())
_state: Prepared[tuple[datetime, int]] = Prepared(
    lambda at: (
        Edition.objects.filter(live_from__lte=at)
        .order_by("-live_from")
        .values_list("live_from", Subquery(Edition.objects.order_by("-pk").values("pk")[:1]))[:1]
    ),
    at=DateTimeField(),
)
