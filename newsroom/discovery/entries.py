"""A story, or a correction of one, as every feed tells it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape, unescape
from urllib.parse import urljoin

from django.template.loader import render_to_string

from articles.figures import feed_body, pictures_in
from articles.markup import excerpt
from articles.models import Edition, Image
from articles.models.edition import EditionQuerySet
from articles.story import Story
from newsroom.discovery.addresses import absolute, tag_uri
from newsroom.discovery.pictures import Picture, picture_of

NEWEST = 20

# How our own cleaner writes a link, whole, so that what stands in a title is never taken for another one.
LINK = re.compile(r'<a(?: [a-z-]+="[^"]*")+>')
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


@dataclass(frozen=True)
class Person:
    name: str
    url: str


@dataclass(frozen=True)
class Entry:
    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple[Person, ...]
    categories: tuple[str, ...] = ()
    picture: Picture | None = None


def story_entries(listed: EditionQuerySet, at: datetime) -> list[Entry]:
    """The newest stories of a list, in as many queries for one as for twenty."""
    editions = list(listed.for_page().prefetch_related("tags")[:NEWEST])
    notes = notes_on(editions, at)
    # One query more, and only where a text holds pictures.
    pictures = pictures_in([each.body for each in editions])
    return [story_entry(each, notes[each.article_id], pictures) for each in editions]


def notes_on(editions: Sequence[Edition], at: datetime) -> dict[int, list[Edition]]:
    """The corrections of these stories, by story, the oldest first."""
    notes: dict[int, list[Edition]] = defaultdict(list)
    articles = [each.article_id for each in editions if each.number > 1]
    if not articles:
        return notes
    for each in reversed(Edition.objects.noted(at).filter(article__in=articles).defer("body")):
        notes[each.article_id].append(each)
    return notes


def story_entry(edition: Edition, notes: Iterable[Edition], pictures: Mapping[int, Image]) -> Entry:
    story = Story.from_edition(edition)
    url = absolute(edition.get_absolute_url())
    picture = picture_of(edition.lead_image, edition.lead_alt)
    shown = {
        "story": story,
        "picture": picture,
        "notes": notes,
        "body": feed_body(with_whole_addresses(story.body, url), url, pictures),
    }
    return Entry(
        id=tag_uri("article", edition.article_id),
        url=url,
        title=story.headline,
        summary=story.standfirst or excerpt(story.body),
        html=render_to_string("newsroom/discovery/entry.html", shown).strip(),
        published=edition.first_published_at,
        updated=edition.updated_at or edition.first_published_at,
        authors=people(story),
        categories=tuple(each.name for each in (story.section, *story.tags) if each),
        picture=picture,
    )


def people(story: Story) -> tuple[Person, ...]:
    return tuple(Person(each.name, absolute(each.get_absolute_url())) for each in story.authors)


def with_whole_addresses(html: str, base: str) -> str:
    """A body whose links also lead somewhere when it is read away from its page."""

    def attribute(found: re.Match[str]) -> str:
        name, value = found[1], found[2]
        if name != "href":
            return found[0]
        try:
            return f' href="{escape(urljoin(base, unescape(value)))}"'
        except ValueError:  # an address that leads nowhere, such as http://[
            return found[0]

    return LINK.sub(lambda link: ATTRIBUTE.sub(attribute, link[0]), html)
