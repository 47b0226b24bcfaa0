"""Feeds and sitemaps as their standards have them, by the text of each."""

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from articles.models import Article, Edition
from newsroom.models import Identity
from tests.articles.factories import killed
from tests.newsroom.discovery.reading import NAMES, fetch, found, parsed, schema, xml
from tests.test_queries import photo, rich_story

pytestmark = pytest.mark.django_db

RSS_ITEM = {
    *(
        "title",
        "link",
        "description",
        "author",
        "category",
        "comments",
        "enclosure",
        "guid",
        "pubDate",
        "source",
    ),
}
RSS_CHANNEL = {
    *("title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate"),
    *("lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image", "textInput", "item"),
}
SITEMAPS = ("/sitemap.xml", "/sitemap/site.xml", "/news-sitemap.xml")


def make_site() -> list[str]:
    """A story of every kind of content and a killed one; the addresses of all lists that hold the first."""
    Identity.objects.update_or_create(pk=1, defaults={"name": "The Harbour & Town", "logo": photo()})
    article = rich_story(slug="rich", standfirst="Ships & <tides>.", headline="“Ferries” & <quays>")
    killed(slug="killed")
    return lists_of(article)


def lists_of(article: Article) -> list[str]:
    edition: Edition = article.editions.last()
    rows = (edition.section, edition.byline[0], edition.tags.first())
    return ["/", "/corrections/", *(each.get_absolute_url() for each in rows)]


def is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and text.isascii() and " " not in text


def test_every_atom_feed_follows_rfc_4287():
    follows = schema("atom.rng")
    for each in make_site():
        address = f"{each}feed/atom/"
        feed = xml(address)
        assert follows.validate(feed), follows.error_log
        ids = feed.xpath("//atom:entry/atom:id/text()", namespaces=NAMES)
        assert len(ids) == len(set(ids)) == 1
        assert feed.xpath("atom:link[@rel='self']/@href", namespaces=NAMES) == [
            f"http://127.0.0.1:8000{address}"
        ]
        for element in (feed, *feed.xpath("atom:entry", namespaces=NAMES)):
            assert len(element.xpath("atom:link[@rel='alternate']", namespaces=NAMES)) == 1
        # An entry without an author takes the feed's, which has to be there.
        assert feed.xpath("atom:author/atom:name/text()", namespaces=NAMES) == ["The Harbour & Town"]


def test_an_atom_feed_without_stories_is_one_too():
    assert schema("atom.rng").validate(xml("/feed/atom/"))
    assert parsed("/feed/atom/").entries == []


def test_every_rss_feed_follows_rss_2_0():
    for each in make_site():
        address = f"{each}feed/"
        rss = xml(address)
        assert (rss.tag, rss.get("version"), len(rss)) == ("rss", "2.0", 1)
        [channel] = rss
        assert {child.tag for child in channel if "{" not in child.tag} <= RSS_CHANNEL
        for name in ("title", "link", "description"):
            assert len(channel.findall(name)) == 1 and channel.findtext(name)
        assert parsedate_to_datetime(channel.findtext("lastBuildDate")).tzinfo
        assert [child.tag for child in channel.find("image")] == ["url", "title", "link"]
        [item] = channel.findall("item")
        check_item(item)
        assert found(address, "//channel/atom:link[@rel='self']/@href") == [f"http://127.0.0.1:8000{address}"]


def check_item(item: Any) -> None:
    names = [child.tag for child in item if "{" not in child.tag]
    assert set(names) <= RSS_ITEM
    once = [name for name in names if name != "category"]
    assert len(once) == len(set(once))
    assert is_address(item.findtext("link"))
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("guid").startswith("tag:")
    assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo


def test_every_json_feed_follows_version_1_1():
    for each in make_site():
        if each == "/corrections/":
            continue
        address = f"{each}feed/json/"
        feed = json.loads(fetch(address))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == f"http://127.0.0.1:8000{address}"
        assert all(is_address(feed[name]) for name in ("home_page_url", "feed_url", "icon"))
        [item] = feed["items"]
        assert isinstance(item["id"], str) and item["id"].startswith("tag:")
        assert item["content_html"] and is_address(item["url"]) and is_address(item["image"])
        assert all(datetime.fromisoformat(item[name]).tzinfo for name in ("date_published", "date_modified"))
        assert all(set(each) <= {"name", "url", "avatar"} and each for each in item["authors"])
        assert all(isinstance(each, str) for each in item["tags"])


def test_text_is_escaped_once_in_every_form():
    make_site()
    for address in ("/feed/", "/feed/atom/"):
        assert b"<title>\xe2\x80\x9cFerries\xe2\x80\x9d &amp; &lt;quays&gt;</title>" in fetch(address)
    assert json.loads(fetch("/feed/json/"))["items"][0]["title"] == "“Ferries” & <quays>"
    assert found("/feed/atom/", "//atom:entry/atom:summary/text()") == ["Ships & <tides>."]
    # A description is HTML.
    assert found("/feed/", "//item/description/text()") == ["Ships &amp; &lt;tides&gt;."]
    assert found("/news-sitemap.xml", "//news:title/text()") == ["“Ferries” & <quays>"]
    assert found("/news-sitemap.xml", "//news:name/text()") == ["The Harbour & Town"]


def test_every_sitemap_follows_the_protocol_with_stories_and_without():
    follows = schema("sitemap.rng")
    for address in SITEMAPS:
        assert follows.validate(xml(address)), follows.error_log
    make_site()
    months = [urlsplit(each).path for each in found("/sitemap.xml", "//map:loc/text()")]
    assert len(months) == 4
    for address in (*SITEMAPS, *months):
        assert follows.validate(xml(address)), follows.error_log
        assert len(fetch(address)) < 50 * 1024 * 1024


@pytest.mark.parametrize(
    ("address", "content_type"),
    [
        ("/feed/", "application/rss+xml; charset=utf-8"),
        ("/feed/atom/", "application/atom+xml; charset=utf-8"),
        ("/feed/json/", "application/feed+json; charset=utf-8"),
        ("/corrections/feed/", "application/rss+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/news-sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
    ],
)
def test_each_says_what_it_is_and_is_the_same_for_everybody(address, content_type):
    response = Client().get(address)
    assert response["Content-Type"] == content_type
    assert response["Cache-Control"] == "public, no-cache"
    assert response["ETag"].startswith('W/"')
    assert not response.cookies and "Vary" not in response
    assert Client().get(address).content == response.content
    assert Client().head(address).status_code == 200
    assert Client().post(address).status_code == 405
