"""The addresses of the site that was here before answer, and give nothing away."""

import pytest

from articles.models import Article, Edition, Image
from tests.articles.drawings import jpeg
from tests.newsroom.wordpress.exports import REAL, export, imported, post

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
    "/page/2/": "/",
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


def test_the_page_and_the_file_of_a_picture_lead_to_it_once_a_story_shows_it(client, tmp_path):
    (tmp_path / "2020").mkdir()
    (tmp_path / "2020" / "pier.jpg").write_bytes(jpeg())
    address = "http://old.example/wp-content/uploads/2020/pier.jpg"
    pier = post(501, post_type="attachment", attachment_url=address)
    hidden = post(502, content=f'<img src="{address}">', status="draft")
    imported(export(tmp_path / "x.xml", pier, hidden), media=tmp_path)
    paths = ["/news/story-501/", "/?attachment_id=501", "/wp-content/uploads/2020/pier.jpg"]
    assert {client.get(path).headers.get("Location") for path in paths} == {None}
    imported(export(tmp_path / "y.xml", pier, post(503, content=f'<img src="{address}">')), media=tmp_path)
    file = Image.objects.get().fallback["url"]
    assert [client.get(path).headers.get("Location") for path in paths] == [file] * 3


def test_what_readers_may_not_see_answers_like_what_never_was(client, moved):
    hidden = Article.objects.exclude(pk__in=Edition.objects.values("article"))
    assert hidden.count() > 10
    paths = [f"/news/story-{number}/" for number in (6, 7, 8, 9, 10, 11)]
    keys = [f"/?p={number}" for number in (14, 15, 16, 17, 18, 19)]
    for path in paths:
        assert client.get(path).status_code == 404
    for key in keys:
        assert client.get(key).status_code == 200 and "Location" not in client.get(key).headers
