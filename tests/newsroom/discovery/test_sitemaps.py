"""What the sitemaps list, and what asking for them costs."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from articles import clock
from articles.timeline import MARGIN
from newsroom.discovery.months import Month, months_with_stories
from tests.articles.factories import (
    edit,
    editor,
    expired,
    kill,
    killed,
    make_article,
    make_author,
    make_section,
    make_tag,
    publish,
    published,
    scheduled,
)
from tests.newsroom.discovery.reading import address_of, fetch, found
from tests.test_queries import photo

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MICROSECOND = timedelta(microseconds=1)
HOME = "http://127.0.0.1:8000"


def on(moment: datetime, **columns):
    with clock.at(moment):
        return published(slug=f"at-{moment:%Y%m%d%H%M}", **columns)


def locations(address: str) -> list[str]:
    return [each.removeprefix(HOME) for each in found(address, "//map:loc/text()")]


def last_changes(address: str) -> dict[str, str]:
    """When each thing that tells it was last changed."""
    listed = found(address, "//map:url[map:lastmod] | //map:sitemap[map:lastmod]")
    return {each[0].text.removeprefix(HOME): each[1].text for each in listed}


def test_the_index_names_the_site_s_own_pages_and_each_month_with_stories_and_no_other():
    for moment in (NOON, NOON + HOUR, NOON - 365 * DAY, NOON + 31 * DAY):
        on(moment)
    on(NOON - 60 * DAY)
    gone = on(NOON - 90 * DAY)
    with clock.at(NOON):
        kill(gone)
    with clock.at(NOON + 40 * DAY):
        scheduled(NOON + 80 * DAY)
        assert locations("/sitemap.xml") == [
            "/sitemap/site.xml",
            "/sitemap/archive.xml",
            *(f"/sitemap/{each}.xml" for each in ("2025-05", "2026-03", "2026-05", "2026-06")),
        ]


def test_a_month_begins_and_ends_in_the_site_s_zone(settings):
    settings.TIME_ZONE = "America/New_York"
    late, early = on(datetime(2026, 6, 1, 3, 59, tzinfo=UTC)), on(datetime(2026, 6, 1, 4, 0, tzinfo=UTC))
    assert locations("/sitemap/2026-05.xml") == [address_of(late)] == ["/2026/05/31/at-202606010359/"]
    assert locations("/sitemap/2026-06.xml") == [address_of(early)] == ["/2026/06/01/at-202606010400/"]
    assert locations("/sitemap.xml")[2:] == ["/sitemap/2026-05.xml", "/sitemap/2026-06.xml"]


def test_a_month_lists_its_stories_with_the_moment_of_the_last_change_readers_saw_and_the_picture():
    article, other = on(NOON, lead_image=photo()), on(NOON + HOUR)
    for hour, kind in ((2, "update"), (3, "minor")):
        with clock.at(NOON + hour * HOUR):
            edit(article, body=f"<p>Text {hour}.</p>")
            publish(article, kind=kind)
    assert last_changes("/sitemap/2026-05.xml") == {
        address_of(other): "2026-05-14T13:00:00Z",
        address_of(article): "2026-05-14T14:00:00Z",
    }
    assert found("/sitemap/2026-05.xml", "//map:url/image:image/image:loc/text()") == [
        f"{HOME}/media/pictures/one-960.jpg"
    ]


def test_the_index_says_when_a_month_s_list_last_changed_also_when_a_story_left_it():
    on(NOON)
    gone = on(NOON + HOUR)
    assert last_changes("/sitemap.xml") == {"/sitemap/2026-05.xml": "2026-05-14T13:00:00Z"}
    with clock.at(NOON + 2 * HOUR):
        kill(gone)
    with clock.at(NOON + 3 * HOUR):
        assert last_changes("/sitemap.xml") == {"/sitemap/2026-05.xml": "2026-05-14T14:00:00Z"}


@pytest.mark.parametrize(
    "month", ["2026-04", "2026-06", "1999-12", "9999-12", "2026-13", "2026-5", "0000-01"]
)
def test_a_month_without_stories_has_no_sitemap(month):
    on(NOON)
    assert Client().get(f"/sitemap/{month}.xml").status_code == 404
    assert Client().get("/sitemap/2026-05.xml").status_code == 200


def test_december_is_followed_by_january():
    assert Month(2026, 12).following == Month(2027, 1)
    on(datetime(2026, 12, 31, 23, 59, tzinfo=UTC))
    on(datetime(2027, 1, 1, 0, 0, tzinfo=UTC))
    with clock.at(datetime(2027, 2, 1, tzinfo=UTC)):
        assert [each.month for each in months_with_stories(clock.reading_time())] == [(2026, 12), (2027, 1)]
        assert len(locations("/sitemap/2026-12.xml")) == len(locations("/sitemap/2027-01.xml")) == 1


def test_the_site_s_own_sitemap_leaves_out_who_and_what_has_no_story_that_can_be_read():
    town = make_section("Town", slug="town")
    harbour = make_section("Harbour", slug="harbour", parent=town)
    shown, draft, ahead = (make_author(slug=each) for each in ("shown", "draft", "ahead"))
    published(section=harbour, authors=[shown])
    make_article(slug="draft", section=make_section(slug="empty"), authors=[draft])
    scheduled(slug="ahead", section=make_section(slug="planned"), authors=[ahead])
    killed(slug="killed", section=make_section(slug="killed"), authors=[make_author(slug="killed")])
    own = ["/", "/corrections/", "/about/", "/privacy/", "/comments-policy/"]
    assert locations("/sitemap/site.xml") == [*own, "/section/harbour/", "/section/town/", "/author/shown/"]
    for each in locations("/sitemap/site.xml"):
        assert Client().get(each).status_code == 200


def test_the_news_sitemap_tells_name_language_date_and_headline_and_omits_what_cannot_be_read(settings):
    settings.SITE_NAME = "The Harbour & Town"
    settings.LANGUAGE_CODE = "nb"
    article = published(headline="The ferry returns", slug="shown")
    killed(slug="killed")
    expired(slug="expired")
    scheduled(slug="ahead")
    make_article(slug="draft")
    assert locations("/news-sitemap.xml") == [address_of(article)]
    [news] = found("/news-sitemap.xml", "//news:news")
    first = article.editions.get().first_published_at
    assert [each.text for each in news.iter() if each.text] == [
        *("The Harbour & Town", "nb", f"{first:%Y-%m-%dT%H:%M:%SZ}", "The ferry returns"),
    ]


def test_a_story_that_is_dated_back_is_no_news():
    article = make_article()
    publish(article, first_published_at=clock.reading_time() - 30 * DAY)
    assert locations("/news-sitemap.xml") == []


def test_the_news_sitemap_has_at_most_a_thousand_stories(monkeypatch):
    monkeypatch.setattr("newsroom.discovery.sitemaps.MOST_NEWS", 2)
    for hour in range(3):
        on(NOON + hour * HOUR)
    with clock.at(NOON + 3 * HOUR):
        assert locations("/news-sitemap.xml") == [
            "/2026/05/14/at-202605141400/",
            "/2026/05/14/at-202605141300/",
        ]


def test_without_a_story_every_sitemap_is_there():
    assert locations("/sitemap.xml") == ["/sitemap/site.xml"]
    assert "/about/" in locations("/sitemap/site.xml")
    assert locations("/news-sitemap.xml") == []


@pytest.mark.parametrize("stories", [1, 30])
def test_a_sitemap_costs_as_many_queries_for_many_stories_as_for_one(stories, django_assert_num_queries):
    by, tag = editor(), make_tag()
    for number in range(stories):
        on(
            NOON - number * 20 * DAY,
            by=by,
            authors=[make_author(), make_author()],
            tags=[tag],
            lead_image=photo(),
        )
    with clock.at(NOON + HOUR):
        for address, queries in (
            ("/sitemap.xml", 5),
            ("/sitemap/archive.xml", 4),
            ("/sitemap/tags.xml", 1),
            ("/sitemap/site.xml", 2),
            ("/sitemap/2026-05.xml", 1),
            ("/news-sitemap.xml", 2),
        ):
            with django_assert_num_queries(queries):
                fetch(address)
        assert len(locations("/sitemap.xml")) == (4 if stories == 1 else 23)


def test_the_index_is_read_once_for_all_that_ask_and_again_at_the_second_a_story_goes_live(
    django_assert_num_queries,
):
    on(NOON - 90 * DAY)
    with clock.at(NOON):
        scheduled(NOON + HOUR)
        before = locations("/sitemap.xml")
        with django_assert_num_queries(1):
            assert (
                locations("/sitemap.xml")
                == before
                == [*("/sitemap/site.xml", "/sitemap/archive.xml", "/sitemap/2026-02.xml")]
            )
    with clock.at(NOON + HOUR):
        assert locations("/sitemap.xml") == [*before, "/sitemap/2026-05.xml"]
    with clock.at(NOON + 2 * HOUR):
        assert locations("/sitemap.xml") == [*before, "/sitemap/2026-05.xml"]
        on(NOON - 400 * DAY)
        assert "/sitemap/2025-04.xml" in locations("/sitemap.xml")


def test_an_index_is_not_kept_while_a_step_that_began_earlier_may_still_end(django_assert_num_queries):
    on(NOON)
    with clock.at(NOON + MARGIN):
        for _ in range(2):
            with django_assert_num_queries(5):
                fetch("/sitemap.xml")


def test_many_months_are_asked_about_together(monkeypatch):
    monkeypatch.setattr("newsroom.discovery.months.AT_ONCE", 3)
    moments = [NOON - each * 28 * DAY for each in range(12)]
    for moment in moments:
        on(moment)
    with clock.at(NOON + DAY):
        told = [each.month for each in months_with_stories(clock.reading_time())]
    assert told == sorted({(each.year, each.month) for each in moments})


def test_archive_and_tags_are_listed_from_the_second_their_first_story_can_be_read_and_no_longer():
    tags = [make_tag(slug=each) for each in ("kept", "ahead", "draft", "killed")]
    on(NOON - 90 * DAY, tags=tags[:1])
    gone = on(NOON - DAY, tags=tags[3:])
    with clock.at(NOON):
        scheduled(NOON + HOUR, tags=tags[:2])
        make_article(slug="draft", tags=tags[:3])
        kill(gone)
        make_tag(slug="unused")
    for moment, known in ((NOON + HOUR - MICROSECOND, ["kept"]), (NOON + HOUR, ["kept", "ahead"])):
        with clock.at(moment):
            assert locations("/sitemap/tags.xml") == [f"/tag/{each}/" for each in known]
            months = ["/archive/2026/02/", "/archive/2026/05/"]
            assert locations("/sitemap/archive.xml") == months[: len(known)]
            assert {"/sitemap/archive.xml", "/sitemap/tags.xml"} <= set(locations("/sitemap.xml"))
            for each in (*locations("/sitemap/tags.xml"), *locations("/sitemap/archive.xml")):
                assert Client().get(each).status_code == 200


def test_without_a_story_there_is_no_sitemap_of_the_archive_or_of_tags():
    make_tag()
    scheduled(tags=[make_tag(slug="ahead")])
    for name in ("archive", "tags"):
        assert Client().get(f"/sitemap/{name}.xml").status_code == 404
        assert f"/sitemap/{name}.xml" not in locations("/sitemap.xml")


def test_the_sitemap_of_tags_has_as_many_as_the_protocol_takes(monkeypatch):
    monkeypatch.setattr("newsroom.discovery.sitemaps.MOST", 2)
    published(tags=[make_tag(slug=f"tag-{number}") for number in range(3)])
    assert len(locations("/sitemap/tags.xml")) == 2
