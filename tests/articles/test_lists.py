"""The lists of a section, a tag, an author and a month, and how they are paged."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client

from articles import clock, paging, workflow
from articles.models import Edition
from articles.paging import Place
from tests.articles.factories import (
    edit,
    editor,
    expired,
    killed,
    make_article,
    make_author,
    make_section,
    make_tag,
    publish,
    published,
    schedule,
    scheduled,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.at(NOON):
        yield


def read(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def headlines(html: str) -> list[str]:
    return re.findall(r'<h2 class="headline" dir="auto"><a href="[^"]+">([^<]+)</a>', html)


def link(html: str, words: str) -> str | None:
    found = re.search(rf'<a href="([^"]+)"[^>]*>{words}</a>', html)
    return found[1] if found else None


def story(headline: str, hours: int = 0, **columns: object) -> None:
    with clock.at(NOON - hours * HOUR):
        published(headline=headline, slug=headline.lower().replace(" ", "-"), **columns)


def test_a_section_lists_its_stories_and_those_of_the_sections_inside_it_the_newest_first():
    council = make_section("Council")
    planning = make_section("Planning", parent=council)
    story("Older", 2, section=council)
    story("Inside", 1, section=planning)
    story("Elsewhere", 1, section=make_section("Harbour"))
    html = read(council.get_absolute_url())
    assert headlines(html) == ["Inside", "Older"]
    assert link(html, "Planning") == planning.get_absolute_url()
    assert headlines(read(planning.get_absolute_url())) == ["Inside"]


def test_a_section_inside_another_shows_the_way_to_it():
    council = make_section("Council")
    html = read(make_section("Planning", parent=council).get_absolute_url())
    trail = html[html.index('aria-label="Where this stands"') :].partition("</nav>")[0]
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', trail) == [
        ("/", "Home"),
        (council.get_absolute_url(), "Council"),
    ]


def test_a_tag_lists_its_stories():
    tides = make_tag("tides")
    story("Tagged", tags=[tides, make_tag()])
    story("Not tagged", tags=[make_tag()])
    assert headlines(read(tides.get_absolute_url())) == ["Tagged"]


def test_an_author_s_page_shows_the_author_and_lists_what_they_wrote_alone_or_with_others():
    edda = make_author("Edda", biography="Reports on the council.", link="https://example.org/edda")
    story("Alone", 1, authors=[edda])
    story("Together", authors=[make_author(), edda])
    story("By another", authors=[make_author()])
    html = read(edda.get_absolute_url())
    assert headlines(html) == ["Together", "Alone"]
    assert "<h1" in html and "Reports on the council." in html and "https://example.org/edda" in html


def test_a_list_follows_the_text_that_readers_have_and_not_the_working_copy():
    tides, boats = make_tag("tides"), make_tag("boats")
    article = published(tags=[tides])
    edit(article, tags=[boats])
    assert headlines(read(boats.get_absolute_url())) == []
    assert len(headlines(read(tides.get_absolute_url()))) == 1
    with clock.at(NOON + HOUR):
        publish(article, kind="update")
        assert headlines(read(tides.get_absolute_url())) == []
        assert len(headlines(read(boats.get_absolute_url()))) == 1


def test_no_list_holds_what_cannot_be_read_now():
    place = {"section": make_section(), "authors": [make_author()], "tags": [make_tag()]}
    story("Live", 1, **place)
    make_article(headline="Draft", slug="draft", **place)
    scheduled(headline="Planned", slug="planned", **place)
    killed(headline="Killed", slug="killed", **place)
    expired(headline="Expired", slug="expired", **place)
    addresses = [place["section"], place["authors"][0], place["tags"][0]]
    for address in [*(each.get_absolute_url() for each in addresses), "/archive/2026/05/"]:
        assert headlines(read(address)) == ["Live"]
        with clock.at(NOON + HOUR):
            assert headlines(read(address)) == ["Planned", "Live"]


@pytest.mark.parametrize("make", [make_section, make_tag, make_author])
def test_a_list_without_stories_says_so_and_is_not_for_search_engines(make):
    shown = make()
    html = read(shown.get_absolute_url())
    assert 'class="notice"' in html
    assert '<meta name="robots" content="noindex">' in html
    story("The first", section=(section := make_section()))
    assert "noindex" not in read(section.get_absolute_url())


@pytest.mark.parametrize("kind", ["section", "tag", "author"])
def test_a_list_that_nobody_made_is_not_found(kind):
    assert Client().get(f"/{kind}/nobody/").status_code == 404


def test_a_plan_that_takes_another_s_date_stands_in_every_list_by_that_date():
    tag, author = make_tag(name="Ferries"), make_author(name="Ada Bell")
    article = scheduled(NOON + HOUR, headline="Moved", tags=[tag], authors=[author])
    edit(article, headline="Moved on")
    schedule(article, NOON + 5 * HOUR, kind="update")
    story("Between", -2, tags=[tag], authors=[author])
    workflow.cancel(article.pk, by=editor(), number=1)
    with clock.at(NOON + 6 * HOUR):
        for listed in (tag, author):
            assert headlines(read(listed.get_absolute_url())) == ["Moved on", "Between"]


def test_a_section_with_others_inside_is_paged_across_all_of_them(monkeypatch):
    monkeypatch.setattr(paging, "ON_A_PAGE", 2)
    outer = make_section(name="Council")
    family = [outer, make_section(name="Budget", parent=outer), make_section(name="Roads", parent=outer)]
    for number in range(7):
        story(f"Story {number}", number, section=family[number % 3])
    read_so_far, address = [], outer.get_absolute_url()
    while address:
        html = read(address)
        read_so_far += headlines(html)
        older = link(html, "Older stories")
        address = older and outer.get_absolute_url() + older[older.index("?") :]
    assert read_so_far == [f"Story {number}" for number in range(7)]


@pytest.mark.parametrize(
    ("listed", "index"),
    [
        (lambda: Edition.objects.live(NOON).tagged(1), "edition_tag_newest"),
        (lambda: Edition.objects.live(NOON).by(1), "byline_newest"),
        (lambda: Edition.objects.live(NOON).newest_in([1], 21), "edition_section_newest"),
        (lambda: Edition.objects.live(NOON).newest_in([1, 2], 21), "edition_section_newest"),
    ],
)
def test_a_list_is_read_in_the_order_of_its_own_index_and_no_further_than_it_is_shown(listed, index):
    """However many stories it has. Few rows PostgreSQL would rather read whole and sort: it may not here."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    plan = listed()[:21].explain()
    assert index in plan
    assert not re.search(r"SCAN articles_edition|Seq Scan on articles_edition", plan)


def test_a_page_holds_twenty_stories_and_leads_to_the_older_ones_and_back():
    tides = make_tag("tides")
    for number in range(21):
        story(f"Story {number:02}", 30 - number, tags=[tides])
    first = read(tides.get_absolute_url())
    assert headlines(first) == [f"Story {number:02}" for number in range(20, 0, -1)]
    assert link(first, "Newest stories") is None
    second = read(link(first, "Older stories"))
    assert headlines(second) == ["Story 00"]
    assert link(second, "Older stories") is None
    assert link(second, "Newest stories") == tides.get_absolute_url()


def test_stories_of_one_moment_are_paged_without_a_gap_or_a_repeat(monkeypatch):
    monkeypatch.setattr(paging, "ON_A_PAGE", 2)
    tides = make_tag("tides")
    for number in range(5):
        story(f"Story {number}", tags=[tides])
    address, found = tides.get_absolute_url(), []
    while address:
        html = read(address)
        found += headlines(html)
        address = link(html, "Older stories")
    assert found == [f"Story {number}" for number in (4, 3, 2, 1, 0)]


def test_a_page_stays_as_it_is_when_newer_stories_arrive(monkeypatch):
    monkeypatch.setattr(paging, "ON_A_PAGE", 2)
    tides = make_tag("tides")
    for number in range(4):
        story(f"Story {number}", 9 - number, tags=[tides])
    second = link(read(tides.get_absolute_url()), "Older stories")
    assert second and headlines(read(second)) == ["Story 1", "Story 0"]
    story("Breaking", tags=[tides])
    assert headlines(read(second)) == ["Story 1", "Story 0"]


def test_each_page_of_a_list_is_canonical_for_itself_and_names_the_next(monkeypatch, settings):
    monkeypatch.setattr(paging, "ON_A_PAGE", 1)
    settings.SITE_URL = "https://news.example"
    tides = make_tag("tides")
    story("New", tags=[tides])
    story("Old", 1, tags=[tides])
    address = f"https://news.example{tides.get_absolute_url()}"
    first = read(f"{tides.get_absolute_url()}?utm_source=elsewhere")
    assert f'<link rel="canonical" href="{address}">' in first
    older = link(first, "Older stories")
    assert f'<link rel="next" href="https://news.example{older}">' in first
    second = read(older)
    assert f'<link rel="canonical" href="https://news.example{older}">' in second
    assert 'rel="next"' not in second
    assert link(second, "Newest stories") == tides.get_absolute_url()
    assert re.search(r"<title>tides, before \d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d – ", second)
    assert "noindex" not in first + second


@pytest.mark.parametrize(
    "place",
    [
        "",
        "2",
        "zq",
        "20260514T120000000000",
        "20260514T120000000000-0",
        "20260514T120000000000-01",
        "20261314T120000000000-1",
        "20260514T120000000000-9999999999999999999",
        "20260514T120000000000-1 ",
        "٢٠٢٦٠٥١٤T120000000000-1",
        "20260514T120000000000-1\x00",
    ],
)
def test_a_place_that_is_none_is_not_found(place):
    tides = make_tag("tides")
    story("Tagged", tags=[tides])
    for address in (tides.get_absolute_url(), "/archive/2026/05/", "/corrections/"):
        assert Client().get(address, {"before": place}).status_code == 404


@pytest.mark.parametrize("moment", [NOON, NOON.replace(microsecond=1), datetime(1000, 1, 1, tzinfo=UTC)])
def test_a_place_is_read_as_it_was_written(moment):
    assert Place.read(str(Place(moment, 17))) == Place(moment, 17)


def test_a_place_that_lies_ahead_shows_nothing_early():
    tides = make_tag("tides")
    story("Live", 1, tags=[tides])
    scheduled(headline="Planned", tags=[tides])
    ahead = Place(NOON + 9 * HOUR, 10**18 - 1).query
    assert headlines(read(tides.get_absolute_url() + ahead)) == ["Live"]


def test_a_month_is_a_month_of_the_site_s_zone(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    with clock.at(datetime(2026, 4, 30, 11, 59, 59, 999999, tzinfo=UTC)):
        published(headline="The last of April", slug="april")
    with clock.at(datetime(2026, 4, 30, 12, tzinfo=UTC)):
        published(headline="The first of May", slug="may")
    assert headlines(read("/archive/2026/04/")) == ["The last of April"]
    assert headlines(read("/archive/2026/05/")) == ["The first of May"]


def test_a_month_names_itself_and_the_nearest_months_that_have_stories():
    for month in (1, 3, 5):
        with clock.at(NOON.replace(month=month)):
            published(slug=f"story-{month}")
    html = read("/archive/2026/03/")
    assert '<h1 dir="auto">March 2026</h1>' in html
    assert link(html, "January 2026") == "/archive/2026/01/"
    assert link(html, "May 2026") == "/archive/2026/05/"


@pytest.mark.parametrize(
    "month",
    ["2026/04", "2026/06", "9999/12", "1000/01", "0000/01", "2026/13", "2026/00", "2026/5", "26/05"],
)
def test_a_month_without_stories_or_that_lies_ahead_or_is_none_is_not_found(month):
    story("Of May")
    scheduled(datetime(2026, 6, 1, tzinfo=UTC), headline="Of June", slug="june")
    assert Client().get(f"/archive/{month}/").status_code == 404
    assert headlines(read("/archive/2026/05/")) == ["Of May"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_list_is_only_read(method):
    assert getattr(Client(), method)(make_tag().get_absolute_url()).status_code == 405
