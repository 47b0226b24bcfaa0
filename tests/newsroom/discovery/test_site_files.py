"""The small files for crawlers and telephones."""

import re
from io import BytesIO
from urllib.robotparser import RobotFileParser

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from newsroom.models import Identity
from tests.articles.factories import published
from tests.newsroom.discovery.reading import address_of, fetch, page

pytestmark = pytest.mark.django_db

ICONS = {
    "icon-192.png": (192, 192, 10_000),
    "icon-512.png": (512, 512, 10_000),
    "icon-512-maskable.png": (512, 512, 10_000),
    "apple-touch-icon.png": (180, 180, 10_000),
    "social.png": (1200, 630, 40_000),
}


def robots() -> list[str]:
    return fetch("/robots.txt").decode().splitlines()


def allowed(path: str) -> bool:
    """By RFC 9309, with its wildcard, which the standard library does not know."""
    rules = [line.removeprefix("Disallow: ") for line in robots() if line.startswith("Disallow: ")]
    return not any(re.match(re.escape(rule).replace(r"\*", ".*"), path) for rule in rules)


def test_robots_are_told_where_both_sitemaps_are():
    parser = RobotFileParser()
    parser.parse(robots())
    assert parser.site_maps() == [
        "http://127.0.0.1:8000/sitemap.xml",
        "http://127.0.0.1:8000/news-sitemap.xml",
    ]


def test_robots_are_asked_to_leave_out_the_desk_searches_and_forms_and_nothing_else():
    story = address_of(published())
    for path in ("/admin/", "/admin/login/", "/search/?q=ferry", f"{story}comments/7/reply/"):
        assert not allowed(path)
    assert not allowed(f"{story}comments/receipt/abc/")
    for path in (
        "/",
        story,
        f"{story}comments/7/",
        f"{story}comments/page/2/",
        "/feed/",
        "/static/css/site.css",
    ):
        assert allowed(path)
    assert allowed("/media/one.jpg") and allowed("/section/search/")


def test_the_manifest_names_the_site_and_icons_that_are_there():
    Identity.objects.update_or_create(pk=1, defaults={"name": "The Harbour", "tagline": "News from the quay"})
    told = Client().get("/manifest.webmanifest").json()
    assert (told["name"], told["description"], told["start_url"]) == (
        "The Harbour",
        "News from the quay",
        "/",
    )
    sizes = {}
    for icon in told["icons"]:
        found = finders.find(icon["src"].removeprefix("/static/"))
        assert found
        if icon["type"] == "image/png":
            with Image.open(found) as picture:
                sizes[icon["sizes"], icon.get("purpose", "any")] = picture.size
    assert sizes == {
        ("192x192", "any"): (192, 192),
        ("512x512", "any"): (512, 512),
        ("512x512", "maskable"): (512, 512),
    }


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_a_small_png_of_its_size(name):
    with open(str(finders.find(f"img/{name}")), "rb") as file:
        content = file.read()
    width, height, most = ICONS[name]
    assert len(content) < most
    with Image.open(BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("PNG", (width, height))


def test_every_page_leads_to_the_manifest_and_the_icons():
    links = {each.get("rel"): each.get("href") for each in page("/").xpath("//head/link")}
    assert links["manifest"] == "/manifest.webmanifest"
    assert links["icon"] == "/static/img/favicon.svg"
    assert links["apple-touch-icon"] == "/static/img/apple-touch-icon.png"


def test_browsers_may_load_the_manifest():
    assert "manifest-src 'self'" in Client().get("/")["Content-Security-Policy"]
