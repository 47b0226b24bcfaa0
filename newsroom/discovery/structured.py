"""Structured data by schema.org. It says what the page says, in the same words."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from articles.models import Author, Edition, Section
from articles.story import Story
from newsroom.context import Site
from newsroom.discovery.addresses import absolute
from newsroom.discovery.cards import page_time
from newsroom.discovery.pictures import Picture, logo_picture, picture_of

Data = dict[str, Any]
WRITER = json.JSONEncoder(ensure_ascii=False)
# No text of a story can end the script element, or begin a comment in it.
INERT = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


def script(data: Data) -> SafeString:
    """The element that carries the data. Browsers do not run it, so no policy for scripts is asked."""
    text = WRITER.encode({"@context": "https://schema.org"} | data).translate(INERT)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


def news_article(
    site: Site, edition: Edition, story: Story, corrections: Iterable[Edition], description: str
) -> Data:
    url = absolute(edition.get_absolute_url())
    use = story.lead_image
    picture = picture_of(use.image, use.alt) if use else None
    return known(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
            "url": url,
            "headline": story.headline,
            "description": description,
            "image": [image_object(picture, caption=use.caption, credit=use.credit)]
            if picture and use
            else [],
            "datePublished": page_time(edition.first_published_at),
            "dateModified": page_time(edition.updated_at or edition.first_published_at),
            "author": [person(each) for each in story.authors],
            "publisher": organization(site),
            "articleSection": story.section.name if story.section else "",
            "keywords": [each.name for each in story.tags],
            "inLanguage": site.language,
            "isAccessibleForFree": True,
            "correction": [correction(each) for each in corrections if each.kind in Edition.NOTED],
        }
    )


def correction(note: Edition) -> Data:
    return {
        "@type": "CorrectionComment",
        "name": note.get_kind_display(),
        "text": note.note,
        "datePublished": page_time(note.live_from),
    }


def person(author: Author) -> Data:
    return {"@type": "Person", "name": author.name, "url": absolute(author.get_absolute_url())}


def organization(site: Site) -> Data:
    home = absolute("/")
    return known(
        {
            "@type": "NewsMediaOrganization",
            "@id": f"{home}#organization",
            "name": site.name,
            "url": home,
            "logo": image_object(logo_picture(site.logo, site.name)),
            "email": site.contact,
        }
    )


def image_object(picture: Picture, caption: str = "", credit: str = "") -> Data:
    return known(
        {
            "@type": "ImageObject",
            "url": picture.url,
            "width": picture.width,
            "height": picture.height,
            "caption": caption,
            "creditText": credit,
        }
    )


def breadcrumbs(section: Section | None, *last: tuple[str, str]) -> Data:
    """The way from the front page to a section, and to what stands in it."""
    sections = [each for each in (section and section.parent, section) if each]
    steps = [("Home", absolute("/")), *((each.name, absolute(each.get_absolute_url())) for each in sections)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate((*steps, *last), 1)
        ],
    }


def profile_page(site: Site, author: Author) -> Data:
    url = absolute(author.get_absolute_url())
    photo = picture_of(author.photo, crop="square")
    return {
        "@type": "ProfilePage",
        "@id": url,
        "url": url,
        "mainEntity": person(author)
        | known(
            {
                "@id": f"{url}#person",
                "description": author.biography,
                "image": photo.url if photo else "",
                "sameAs": [author.link] if author.link else [],
                "worksFor": {"@id": f"{absolute('/')}#organization"},
            }
        ),
    }


def web_site(site: Site) -> Data:
    home = absolute("/")
    return known(
        {
            "@type": "WebSite",
            "@id": f"{home}#site",
            "name": site.name,
            "description": site.tagline,
            "url": home,
            "inLanguage": site.language,
            "publisher": {"@id": f"{home}#organization"},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{absolute('/search/')}?q={{search_term_string}}",
                },
                "query-input": "required name=search_term_string",
            },
        }
    )


def known(data: Data) -> Data:
    """Without what nobody has said."""
    return {name: value for name, value in data.items() if value not in ("", [], None)}
