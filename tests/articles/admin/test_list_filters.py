"""By what the list of stories is narrowed and searched, and what that costs."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import clock
from articles.admin import listing
from articles.models import Article
from tests.articles.admin.pages import parsed
from tests.articles.factories import (
    approve,
    edit,
    editor,
    expired,
    killed,
    make_article,
    make_author,
    make_section,
    publish,
    published,
    schedule,
    scheduled,
    writer,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")

FILTERS = [
    {},
    *({"public": state} for state in ("live", "planned", "expired", "killed", "never")),
    *({"status__exact": status} for status in Article.Status),
    {"waits": "approved"},
    {"waits": "sent_back"},
    {"whose": "mine"},
    {"section__id__exact": "1"},
    {"section__id__exact": "1", "public": "live"},
    {"author": "berg"},
    {"since": "2026-05-01", "until": "2026-05-31"},
    {"changed_at__gte": "2026-05-01 00:00:00+00:00"},
    {"q": "walrus"},
    {"q": "walrus", "status__exact": "draft", "author": "berg"},
]


def headlines(client, **query):
    return sorted(str(each) for each in client.get(LIST, query).context["cl"].result_list)


def one_of_each():
    """A story in every state, with "walrus" in its headline."""
    ada = make_author("Ada Berg")
    for number, make in enumerate((published, scheduled, expired, killed, make_article)):
        make(headline=f"Walrus {number}", slug=f"walrus-{number}", authors=[ada])
    approve(make_article(headline="Walrus signed", authors=[ada]))


def test_stories_are_found_by_a_part_of_an_author_s_name(desk):
    make_article(headline="Low tide", authors=[make_author("Ada Berg"), make_author("Cy Dunn")])
    make_article(headline="High water", authors=[make_author("Cy Dunning")])
    client = desk(editor())
    assert headlines(client, author="berg") == ["Low tide"]
    assert headlines(client, author="DUNN") == ["High water", "Low tide"]
    assert headlines(client, author="nobody") == []


def test_the_form_of_a_filter_keeps_the_other_filters_and_what_was_typed(desk):
    client = desk(editor())
    section = make_section("Harbour")
    query = {"section__id__exact": section.pk, "q": "ferry", "author": "Berg", "p": 2}
    page = client.get(LIST, {**query, "p": 1}).content.decode()
    form = page[page.index('data-filter-title="author"') :]
    form = form[: form.index("</form>")]
    assert f'<input type="hidden" name="section__id__exact" value="{section.pk}">' in form
    assert '<input type="hidden" name="q" value="ferry">' in form
    assert 'value="Berg"' in form
    assert form.count('name="author"') == 1
    assert 'name="p"' not in form


def test_stories_are_found_by_their_day_in_the_site_s_zone(desk, settings):
    settings.TIME_ZONE = "America/New_York"
    late, early = datetime(2026, 5, 15, 3, tzinfo=UTC), datetime(2026, 5, 15, 5, tzinfo=UTC)
    for moment, headline in ((late, "Late on the 14th"), (early, "Early on the 15th")):
        with clock.at(moment):
            published(headline=headline, slug=headline[:4].lower())
    make_article(headline="Not out")
    with clock.at(early + timedelta(days=1)):
        client = desk(editor())
        assert headlines(client, since="2026-05-15") == ["Early on the 15th"]
        assert headlines(client, until="2026-05-14") == ["Late on the 14th"]
        assert headlines(client, since="2026-05-14", until="2026-05-15") == [
            "Early on the 15th",
            "Late on the 14th",
        ]


def test_a_day_that_is_none_is_told_of_and_finds_nothing(desk):
    published(headline="Out")
    page = parsed(desk(editor()).get(LIST, {"since": "31 June"}))
    assert "Enter a valid date." in page.text
    assert "0 stories" in page.text


def test_words_are_found_in_what_is_out_and_in_what_is_not_whatever_its_state(desk):
    one_of_each()
    published(headline="The quay", slug="quay", body="<p>Nobody misses the walruses.</p>")
    edit(published(headline="Buses", slug="buses"), headline="Buses for nightwalkers")
    client, every = desk(editor()), [*(f"Walrus {number}" for number in range(5)), "Walrus signed"]
    assert headlines(client, q="walrus") == ["The quay", *every]
    assert headlines(client, q="twalk") == ["Buses for nightwalkers"]
    assert headlines(client, q="ada") == every
    assert headlines(client, q="walrus ada 4") == ["Walrus 4"]
    assert headlines(client, q="zeppelin") == []


def test_a_writer_finds_only_their_own(desk):
    ines = writer()
    make_article(by=ines, headline="Walrus of mine")
    published(by=editor(), headline="Walrus of theirs")
    assert headlines(desk(ines), q="walrus") == ["Walrus of mine"]


def test_what_was_never_public_is_listed_whatever_became_of_it(desk):
    one_of_each()
    edit(published(headline="Out", slug="out"), headline="Out, with a next text")
    assert headlines(desk(editor()), public="never") == ["Walrus 1", "Walrus 4", "Walrus signed"]


def test_a_list_without_end_is_shown_to_a_bound_and_says_so(desk, monkeypatch):
    monkeypatch.setattr(listing, "MOST", 60)
    for number in range(70):
        make_article(headline=f"Draft {number}")
    client = desk(editor())
    page = client.get(LIST, {"p": 2})
    assert len(page.context["cl"].result_list) == 10
    assert "These are 60 of more stories." in parsed(page).text
    assert "of more stories" not in parsed(client.get(LIST, {"q": "Draft 12"})).text


@pytest.mark.parametrize("query", FILTERS, ids=str)
def test_every_filter_takes_at_most_ten_queries_however_many_it_finds(desk, query):
    client = desk(editor())

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST, query)
        return len(asked)

    one_of_each()
    few = queries()
    for number in range(3):
        publish(make_article(headline=f"Walrus again {number}", slug=f"again-{number}"))
        schedule(
            make_article(headline=f"Walrus soon {number}", slug=f"soon-{number}"),
            clock.reading_time() + timedelta(days=1),
        )
    assert few <= 10
    assert queries() <= 10


LARGE = {"articles_article", "articles_edition", "articles_revision", "articles_articlebyline"}
WHOLE = re.compile(r"SCAN (\w+)$|Seq Scan on (\w+)", re.MULTILINE)


@pytest.mark.parametrize("query", FILTERS, ids=str)
def test_no_filter_looks_through_all_stories(desk, query):
    one_of_each()
    client = desk(editor())
    with CaptureQueriesContext(connection) as asked:
        client.get(LIST, query)
    stories = [each["sql"] for each in asked.captured_queries if 'FROM "articles_article"' in each["sql"]]
    assert stories
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # or a small table is read as a whole
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        for sql in stories:
            cursor.execute(f"{explain} {sql}")
            plan = "\n".join(str(row[-1]) for row in cursor.fetchall())
            assert not set(read_whole(sql, plan)) & LARGE, f"{sql}\n{plan}"


def read_whole(sql, plan):
    """The tables that a plan reads from one end to the other, and not by an index."""
    for found in WHOLE.finditer(plan):
        name = found.group(1) or found.group(2)
        # An alias may stand for several tables, since each question inside another has its own.
        tables = set(re.findall(rf'"(\w+)" {name}\b', sql)) or {name}
        if tables <= LARGE:
            yield from tables
