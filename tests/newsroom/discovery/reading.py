"""How the tests read what is meant for machines: with parsers that were written by others."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import lxml.etree
import lxml.html
from django.test import Client

from articles.models import Article, Edition

HERE = Path(__file__).parent
PARSER = lxml.etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
FORMS = ("feed/", "feed/atom/", "feed/json/")


def fetch(address: str) -> bytes:
    response = Client().get(address)
    assert response.status_code == 200, address
    return response.content


def xml(address: str) -> Any:
    return lxml.etree.fromstring(fetch(address), PARSER)


def found(address: str, path: str) -> list[Any]:
    """Texts, attributes or elements of an XML document by an XPath with our prefixes."""
    return xml(address).xpath(path, namespaces=NAMES)


def schema(name: str) -> lxml.etree.RelaxNG:
    return lxml.etree.RelaxNG(lxml.etree.parse(HERE / name))


def parsed(address: str) -> Any:
    """A feed as feedparser, which forgives nothing here, has it."""
    response = Client().get(address)
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def items(address: str) -> list[dict[str, Any]]:
    return json.loads(fetch(address))["items"]


def page(address: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(fetch(address).decode())


def within(element: Any, *classes: str) -> list[Any]:
    """What has the last of these classes, inside what has the one before it."""
    inside = [element]
    for each in classes:
        inside = [found for one in inside for found in one.find_class(each)]
    return inside


def structured(address: str) -> dict[str, dict[str, Any]]:
    """The structured data of a page, by type."""
    scripts = page(address).xpath('//script[@type="application/ld+json"]/text()')
    return {each["@type"]: each for each in map(json.loads, scripts)}


def card(address: str) -> dict[str, list[str]]:
    """The properties of a page's card, each with its values in order."""
    values: dict[str, list[str]] = {}
    for each in page(address).xpath("//head/meta[@content]"):
        values.setdefault(each.get("property") or each.get("name") or "", []).append(each.get("content"))
    return values


def address_of(article: Article) -> str:
    return article.editions.order_by("number").last().get_absolute_url()


def feeds_of(edition: Edition) -> Iterator[str]:
    """The feeds that should hold a story, in every form."""
    lists = ["/", edition.section.get_absolute_url()]
    if edition.section.parent:
        lists.append(edition.section.parent.get_absolute_url())
    lists += [each.get_absolute_url() for each in (*edition.tags.all(), *edition.authors.all())]
    yield from (f"{each}{form}" for each in lists for form in FORMS)


def places_of(article: Article) -> dict[str, str]:
    """Every feed and sitemap that names a story, with what names it there."""
    edition = article.editions.order_by("number").exclude(kind__in=Edition.ABSENT).last()
    path = edition.get_absolute_url()
    month = f"/sitemap/{edition.first_published_at:%Y-%m}.xml"
    places = dict.fromkeys((*feeds_of(edition), month, "/news-sitemap.xml"), path)
    author, tag = (each.first().get_absolute_url() for each in (edition.authors, edition.tags))
    archive = f"/archive/{edition.first_published_at:%Y/%m}/"
    own = {"/sitemap/site.xml": author, "/sitemap/archive.xml": archive, "/sitemap/tags.xml": tag}
    return places | {"/sitemap.xml": month} | own


def naming(article: Article) -> dict[str, bool]:
    """Whether each of those places names the story just now; one that is not there names nothing."""
    answers = {address: (Client().get(address), name) for address, name in places_of(article).items()}
    assert {answer.status_code for answer, _ in answers.values()} <= {200, 404}
    return {
        address: answer.status_code == 200 and name in answer.content.decode()
        for address, (answer, name) in answers.items()
    }
