"""The addresses of the site that was here before answer, and give nothing away."""

import pytest

from articles.models import Article, Edition
from tests.newsroom.wordpress.exports import REAL, imported

pytestmark = pytest.mark.django_db

LEADS = {
    "/news/story-0/": "/2015/01/01/story-0/",
    "/news/story-0": "/2015/01/01/story-0/",
    "/news/story-0/feed/": "/2015/01/01/story-0/",
    "/news/story-0/comment-page-2/": "/2015/01/01/story-0/",
    "/news/blabaer-日本/": "/2015/02/04/blabaer/",
    "/category/news/": "/section/news/",
    "/category/news/council/": "/section/council/",
    "/category/news/council/page/2/": "/section/council/",
    "/category/news/council/budget/feed/": "/section/budget/feed/",
    "/?author=2": "/author/writer1/",
    "/?feed=rss2": "/feed/",
    "/?s=ferry": "/search/?q=ferry",
    "/comments/feed/": "/feed/",
    "/feed/rss2/": "/feed/",
    "/2015/01/": "/archive/2015/01/",
    "/2015/01/03/": "/archive/2015/01/",
    "/about-us/": "/2015/01/02/about-us/",
}


@pytest.fixture
def moved(db, settings):
    settings.TIME_ZONE = "Europe/Oslo"
    return imported(REAL)


def test_old_addresses_lead_to_the_new_ones(client, moved):
    answers = {old: client.get(old) for old in LEADS}
    assert {old: each.headers.get("Location") for old, each in answers.items()} == LEADS
    assert {each.status_code for each in answers.values()} == {301}


def test_what_readers_may_not_see_answers_like_what_never_was(client, moved):
    hidden = Article.objects.exclude(pk__in=Edition.objects.values("article"))
    assert hidden.count() > 10
    paths = [f"/news/story-{number}/" for number in (6, 7, 8, 9, 10, 11)]
    keys = [f"/?p={number}" for number in (14, 15, 16, 17, 18, 19)]
    for path in paths:
        assert client.get(path).status_code == 404
    for key in keys:
        assert client.get(key).status_code == 200 and "Location" not in client.get(key).headers
