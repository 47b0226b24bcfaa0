"""The shapes in which the demo's content is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from PIL import Image


@dataclass(frozen=True)
class Moment:
    """A time of day, counted in days from the day on which the demo is loaded."""

    days: int
    at: time

    def on(self, today: date, zone: tzinfo) -> datetime:
        return datetime.combine(today + timedelta(days=self.days), self.at, tzinfo=zone)


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
    moment: Moment
    replaced: str
    replacement: str
    headline: str = ""


@dataclass(frozen=True)
class StoryPlan:
    """One story and how far it has come: "live", "scheduled" or "in_review"."""

    key: str
    headline: str
    slug: str
    standfirst: str
    section: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    body: str
    moment: Moment
    stage: str = "live"
    picture: Picture | None = None
    inside: Picture | None = None
    """The picture that the body names as "inside"."""
    change: Change | None = None


@dataclass(frozen=True)
class Said:
    """A comment: when, in minutes after publication, by whom, in answer to which."""

    key: str
    parent: str
    minutes: int
    name: str
    text: str
    state: str = "approved"
