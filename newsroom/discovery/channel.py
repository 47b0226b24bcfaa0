"""What a feed is about: the site, or one of its lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from django.conf import settings
from django.urls import reverse

from newsroom.discovery.addresses import absolute, tag_uri
from newsroom.discovery.entries import Entry, Person
from newsroom.discovery.pictures import logo_picture
from newsroom.models import Identity

# A feed that has never held anything has to say when that changed; its answer must not change by itself.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Channel:
    id: str
    title: str
    description: str
    url: str
    feeds: dict[str, str]
    """The address of this channel in each form, by the form's name."""
    icon: str
    publisher: Person
    language: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> datetime:
        return max((each.updated for each in self.entries), default=NEVER)


def channel(
    site: Identity,
    entries: Sequence[Entry],
    *,
    of: tuple[object, ...] = ("site",),
    title: str = "",
    description: str = "",
    path: str = "/",
    feeds: Mapping[str, str],
) -> Channel:
    return Channel(
        id=tag_uri(*of),
        title=f"{title} – {site.name}" if title else site.name,
        description=description or ("" if title else site.tagline),
        url=absolute(path),
        feeds={form: absolute(address) for form, address in feeds.items()},
        icon=logo_picture(site.logo, site.name).url,
        publisher=Person(site.name, absolute("/")),
        language=settings.LANGUAGE_CODE,
        entries=entries,
    )


@lru_cache(maxsize=256)  # every page names some of them
def feed_addresses(
    prefix: str = "", *args: str, forms: Sequence[str] = ("feed", "atom", "json_feed")
) -> Mapping[str, str]:
    """The addresses of the feeds of a list by their form: `prefix` and `args` are those of its URL names."""
    return {form: reverse(f"{prefix}{form}", args=args) for form in forms}
