"""The card of a page as HTML. Written here and not in a template, as every page has one."""

from collections.abc import Iterator
from html import escape

from django.utils.safestring import SafeString

from newsroom.discovery.cards import Card

ELEMENT = '<meta {}="{}" content="{}">'


def card_elements(card: Card, site_name: str) -> SafeString:
    found = [(name, content) for name, content in _said(card, site_name) if content]
    return SafeString("\n  ".join(_element(name, content) for name, content in found))


def _element(name: str, content: str) -> str:
    return ELEMENT.format("name" if name.startswith("twitter:") else "property", name, escape(content))


def _said(card: Card, site_name: str) -> Iterator[tuple[str, str]]:
    yield "og:type", card.type
    yield "og:site_name", site_name
    yield "og:title", card.title
    yield "og:description", card.description
    yield "og:url", card.url
    yield "og:locale", card.locale
    yield "og:image", card.picture.url
    yield "og:image:type", card.picture.type
    yield "og:image:width", str(card.picture.width)
    yield "og:image:height", str(card.picture.height)
    yield "og:image:alt", card.picture.alt
    yield "twitter:card", "summary_large_image"
    yield "article:published_time", card.published
    yield "article:modified_time", card.modified
    for address in card.authors:
        yield "article:author", address
    yield "article:section", card.section
    for tag in card.tags:
        yield "article:tag", tag
