"""What other sites show of a page that is shared there: Open Graph, which the rest read too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import to_locale

from articles.models import Author, Edition
from articles.story import Story
from newsroom.context import Site
from newsroom.discovery.addresses import absolute
from newsroom.discovery.pictures import Picture, social_picture


@dataclass(frozen=True)
class Card:
    type: str
    title: str
    description: str
    url: str
    picture: Picture
    locale: str
    published: str = ""
    modified: str = ""
    authors: Sequence[str] = ()
    """The addresses of their pages, in the order of the byline."""
    section: str = ""
    tags: Sequence[str] = ()


def story_card(site: Site, edition: Edition, story: Story, *, url: str, description: str) -> Card:
    use = story.lead_image
    lead, alt = (use.image, use.alt) if use else (None, "")
    return Card(
        type="article",
        title=story.headline,
        description=description,
        url=url,
        picture=social_picture(lead, alt, site.social_picture, site.name),
        locale=to_locale(site.language),
        published=page_time(edition.first_published_at),
        modified=page_time(edition.updated_at or edition.first_published_at),
        authors=[absolute(each.get_absolute_url()) for each in story.authors],
        section=story.section.name if story.section else "",
        tags=[each.name for each in story.tags],
    )


def page_card(site: Site, *, url: str, title: str, description: str, person: Author | None) -> Card:
    """The card of a page that is no story's; `person` is whose page it is."""
    return Card(
        type="profile" if person else "website",
        title=title or site.name,
        description=description,
        url=url,
        picture=social_picture(person.photo if person else None, "", site.social_picture, site.name),
        locale=to_locale(site.language),
    )


def page_time(moment: datetime) -> str:
    """A moment as the time elements of a page have it."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
