"""The page of search, as a reader sees it."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import quote

import pytest
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from articles import clock
from articles.search import finding, views
from articles.search.question import LONGEST, MOST_WORDS
from tests.articles import factories as desk

pytestmark = pytest.mark.django_db

# On PostgreSQL three statements say that a plan be made for the words, around the one that needs it.
MOST_QUERIES = 9 if connection.vendor == "postgresql" else 6
NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


def page(client, query="", **values):
    query = query or "&".join(f"{name}={quote(str(value))}" for name, value in values.items())
    answer = client.get(f"/search/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def found(html):
    headlines = re.findall(r'<h3 class="headline" dir="auto"><a href="[^"]+">(.*?)</a>', html)
    return [unescape(re.sub("</?mark>", "", each)) for each in headlines]


def three_stories():
    for number, headline in enumerate(("Ferry one", "Ferry two", "Ferry three")):
        with clock.at(NOON - timedelta(days=10 * number)):
            desk.published(headline=headline, slug=f"story-{number}")


def test_a_story_is_shown_with_its_matches_marked_and_all_that_leads_to_it(client):
    section = desk.make_section("Harbour")
    with clock.at(NOON):
        desk.published(
            headline="The <ferry> returns",
            body="<p>The old ferries, Tom &amp; Co say.</p>",
            section=section,
            authors=[desk.make_author("Maren Holt", slug="holt")],
        )
    html = page(client, q="ferry")
    assert 'href="/2026/05/14/the-ferry-returns/">The &lt;<mark>ferry</mark>&gt; returns</a>' in html
    assert "The old <mark>ferries</mark>, Tom &amp; Co say." in html
    assert '<a href="/author/holt/" rel="author" dir="auto">Maren Holt</a>' in html
    assert '<p class="kicker">Harbour</p>' in html and "14 May 2026" in html
    assert re.search(r"<h2[^>]*>1 story</h2>", html)


def test_the_page_is_kept_out_of_other_searches_and_has_one_address(client, settings):
    html = page(client, q="ferry", page=2)
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{settings.SITE_URL}/search/">' in html


def test_each_page_of_results_has_a_title_of_its_own(client, monkeypatch):
    monkeypatch.setattr(views, "ON_A_PAGE", 2)
    three_stories()
    assert "<title>ferry – Search – " in page(client, q="ferry")
    assert "<title>ferry – Search, page 2 – " in page(client, q="ferry", page=2)


def test_the_form_has_a_label_for_each_field_and_keeps_what_was_typed(client):
    desk.published(
        section=desk.make_section("Harbour", slug="harbour"), authors=[desk.make_author(slug="holt")]
    )
    typed = {
        "q": 'a "b" <c>', "section": "harbour",
        "author": "holt", "when": "week", "from": "x<y", "to": "2026-05-14",
    }  # fmt: skip
    html = page(client, **typed)
    fields = set(re.findall(r'name="(\w+)"[^>]* id="(\w+)"', html))
    assert {name for name, _ in fields} == set(typed)
    assert {key for _, key in fields} == set(re.findall(r'<label for="(\w+)"', html))
    assert 'value="a &quot;b&quot; &lt;c&gt;"' in html
    for chosen in ("harbour", "holt", "week"):
        assert f'<option value="{chosen}" selected>' in html
    assert 'value="x&lt;y"' in html and 'value="2026-05-14"' in html


def test_what_cannot_be_meant_is_told_beside_its_field(client):
    three_stories()
    wrong = {"section": "x", "author": "y", "when": "z", "from": "tomorrow", "to": "32"}
    html = page(client, q="ferry", **wrong)
    assert html.count('class="field-error"') == 5
    for name in wrong:
        assert f'aria-describedby="id_{name}_error"' in html and f'id="id_{name}_error"' in html
    assert '<input type="text" name="from" value="tomorrow"' in html
    assert "This day lies before the first one." in page(client, "q=ferry&from=2026-05-14&to=2026-05-13")
    assert found(html) == []


def test_from_and_to_hold_the_whole_of_their_days_in_the_zone_of_the_site(client, settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    for hour, name in ((11, "the 14th"), (12, "the 15th")):
        with clock.at(datetime(2026, 5, 14, hour, 30, tzinfo=UTC)):
            desk.published(headline=f"Ferry on {name}", slug=f"at-{hour}")
    assert found(page(client, "q=ferry&to=2026-05-14")) == ["Ferry on the 14th"]
    assert found(page(client, "q=ferry&from=2026-05-15&to=2026-05-15")) == ["Ferry on the 15th"]
    assert len(found(page(client, "q=ferry&from=0001-01-01&to=9999-12-31"))) == 2


def test_only_authors_whose_stories_can_be_read_are_offered(client):
    desk.published(authors=[desk.make_author("Known")])
    desk.make_article(authors=[desk.make_author("Of a draft")])
    desk.scheduled(authors=[desk.make_author("Of a plan")])
    desk.killed(authors=[desk.make_author("Of a killed one")])
    html = page(client)
    assert ">Known</option>" in html
    assert "Of a " not in html


def test_a_section_takes_in_those_inside_it(client):
    outer = desk.make_section("Council", slug="council")
    inner = desk.make_section("Schools", slug="schools", parent=outer)
    for headline, section in (("Ferry A", outer), ("Ferry B", inner), ("Ferry C", desk.make_section())):
        desk.published(headline=headline, slug=headline[-1].lower(), section=section)
    assert sorted(found(page(client, "q=ferry&section=council"))) == ["Ferry A", "Ferry B"]
    assert found(page(client, "q=ferry&section=schools")) == ["Ferry B"]
    assert '<option value="schools">Council – Schools</option>' in page(client)


def test_results_come_ten_to_a_page_and_each_once(client, monkeypatch):
    monkeypatch.setattr(views, "ON_A_PAGE", 2)
    by = desk.editor()
    for number in range(5):
        with clock.at(NOON + number * timedelta(hours=1)):
            desk.published(by=by, headline=f"Ferry {number}", slug=f"ferry-{number}")
    first = page(client, "q=ferry&author=&from=2026-01-01")
    assert found(first) == ["Ferry 4", "Ferry 3"]
    assert "5 stories, page 1 of 3" in first and 'rel="prev"' not in first
    second = page(client, unescape(re.findall(r'href="\?([^"]+)" rel="next"', first)[0]))
    assert found(second) == ["Ferry 2", "Ferry 1"]
    assert 'value="2026-01-01"' in second
    for number in ("3", "99", "99999999"):
        assert found(page(client, f"q=ferry&page={number}")) == ["Ferry 0"]
    for number in ("0", "-1", "x", "²", "", "9" * 5000):
        assert found(page(client, f"q=ferry&page={quote(number)}")) == ["Ferry 4", "Ferry 3"]


def test_what_is_in_more_stories_than_are_weighed_says_how_to_see_the_others(client, monkeypatch):
    three_stories()
    assert "More than" not in page(client, q="ferry")
    monkeypatch.setattr(finding, "MOST", 2)
    monkeypatch.setattr(views, "MOST", 2)
    html = page(client, q="ferry")
    assert found(html) == ["Ferry one", "Ferry two"]
    assert "More than 2 stories" in html and "Choose a section, an author or a time" in html


def test_finding_nothing_helps_to_find_something(client):
    desk.published(section=desk.make_section(slug="harbour"))
    desk.make_section(slug="other")
    html = page(client, "q=ferry&section=other")
    assert "No story matches “<bdi>ferry</bdi>”." in html
    wider = unescape(re.findall(r'<a href="\?([^"]+)">Search in all sections', html)[0])
    assert len(found(page(client, wider))) == 1
    assert "Search in all sections" not in page(client, q="zebra")
    assert "There is no word in “<bdi>&amp;</bdi>” to look for." in page(client, q="&")
    empty = page(client)
    assert "No story" not in empty and "no word" not in empty and found(empty) == []


def test_too_long_a_question_is_cut_with_a_message_and_still_answered(client):
    three_stories()
    html = page(client, q="ferry " * 20_000)
    assert f"A search takes {MOST_WORDS} words and {LONGEST} characters" in html
    assert len(found(html)) == 3
    assert len(html) < 20_000
    assert "A search takes" not in page(client, q="ferry")


@pytest.mark.parametrize("stories", [1, 12])
def test_a_search_costs_as_many_queries_for_many_stories_as_for_one(
    client, django_assert_max_num_queries, stories
):
    by = desk.editor()
    for number in range(stories):
        desk.published(by=by, slug=f"ferry-{number}", lead_image=desk.make_image())
    with django_assert_max_num_queries(MOST_QUERIES):
        html = page(client, "q=ferry -zebra&when=year")
    assert len(found(html)) == min(stories, 10)


def test_everybody_gets_the_same_bytes_and_no_cookie(client):
    three_stories()
    public = client.get("/search/?q=ferry")
    client.force_login(desk.editor())
    private = client.get("/search/?q=ferry")
    assert public.content == private.content
    assert not public.cookies and not private.cookies
    assert "no-cache" in public["Cache-Control"]
    assert client.post("/search/", {"q": "ferry"}).status_code == 405


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *"\"'-*()^:&|!\\%_;~/",
                "AND",
                "OR",
                "NOT",
                "NEAR(",
                "ferry",
                '"ferry',
                "-ferry",
                "\x00",
                "''",
                "“",
                "”",
            ]
        ),
        max_size=25,
    ).map(" ".join),
    st.binary(max_size=40).map(lambda raw: raw.decode("latin-1")),
)


@pytest.mark.slow
@effort(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE, HOSTILE)
def test_no_text_in_any_field_is_an_error(client, typed, other):
    raw = quote(typed.encode("utf-8", "surrogatepass"))
    answer = client.get(f"/search/?q={raw}")
    assert answer.status_code == 200
    rest = quote(other.encode("utf-8", "surrogatepass"))
    names = ("section", "author", "when", "from", "to", "page")
    answer = client.get(f"/search/?q={raw}&" + "&".join(f"{name}={rest}" for name in names))
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "raw", ["%00", "%ED%A0%80", "%FF%FE", "%", "q=%00ferry%00", "&&&=&q", "q=" + "%22-" * 30_000]
)
def test_bytes_that_are_no_text_are_no_error(client, raw):
    assert client.get(f"/search/?q={raw}").status_code == 200
    assert (
        client.get(f"/search/?section={raw}&author={raw}&when={raw}&from={raw}&to={raw}").status_code == 200
    )
