"""The shapes in which the demo's content is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PIL import Image


@dataclass(frozen=True)
class Moment:
    """A time of day, counted in days from the day on which the demo is loaded."""

    days: int
    at: time

    def seen_from(self, now: datetime) -> datetime:
        return datetime.combine(now.date() + timedelta(days=self.days), self.at, tzinfo=now.tzinfo)


@dataclass(frozen=True)
class Ago:
    """So many hours before the demo is loaded, for news that is fresh whatever the hour is."""

    hours: float

    def seen_from(self, now: datetime) -> datetime:
        return now.replace(second=0, microsecond=0) - timedelta(hours=self.hours)


@dataclass(frozen=True)
class Person:
    """An author of the newspaper, with the colours of the portrait."""

    slug: str
    name: str
    biography: str
    portrait: Callable[[], Image.Image]
    portrait_alt: str
    login: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawn picture and the words that go with it."""

    draw: Callable[[], Image.Image]
    alt: str
    caption: str
    credit: str
    focal: tuple[int, int] = (50, 50)


@dataclass(frozen=True)
class Change:
    """What a later edition says differently, and the note that tells readers."""

    kind: str
    note: str
    moment: Moment | Ago
    replaced: str
    replacement: str
    headline: str = ""


@dataclass(frozen=True)
class SentBack:
    """What the copy editor asked for, and the words that stood there before the writer did it."""

    note: str
    before: str
    after: str


@dataclass(frozen=True)
class Killing:
    """When a story was withdrawn, and the notice in its place."""

    note: str
    moment: Moment | Ago


@dataclass(frozen=True)
class StoryPlan:
    """One story and how far it has come: draft, spiked, in_review, approved, scheduled or live."""

    key: str
    headline: str
    slug: str
    standfirst: str
    section: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    body: str
    moment: Moment | Ago
    stage: str = "live"
    picture: Picture | None = None
    inside: Picture | None = None
    """The picture that the body names as "inside"."""
    change: Change | None = None
    sent_back: SentBack | None = None
    embargo: Moment | None = None
    killing: Killing | None = None


@dataclass(frozen=True)
class Said:
    """A comment: when, in minutes after publication, by whom, in answer to which."""

    key: str
    parent: str
    minutes: int
    name: str
    text: str
    state: str = "approved"
