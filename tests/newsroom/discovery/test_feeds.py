"""What stands in the feeds: the whole text, everybody who wrote it, and what had to be put right."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from django.test import Client

from articles import clock, workflow
from tests.articles.factories import (
    edit,
    editor,
    kill,
    make_article,
    make_author,
    make_section,
    make_tag,
    publish,
    published,
)
from tests.newsroom.discovery.reading import FORMS, fetch, found, items, parsed
from tests.test_queries import photo, rich_story

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
AT_MOST = 7  # of a section, tag or author with pictures in the texts; a page with a list asks one less


def ids(form: str) -> list[str]:
    address = f"/{form}"
    return [each["id"] for each in (items(address) if form == "feed/json/" else parsed(address).entries)]


def bodies(form: str) -> list[str]:
    if form == "feed/json/":
        return [each["content_html"] for each in items(f"/{form}")]
    path = "//item/content:encoded/text()" if form == "feed/" else "//atom:entry/atom:content/text()"
    return [str(each) for each in found(f"/{form}", path)]


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_holds_the_newest_twenty_stories_with_their_whole_text(form):
    for number in range(22):
        with clock.at(NOON + number * HOUR):
            published(slug=f"story-{number}", body=f"<p>First of {number}.</p><p>Last of {number}.</p>")
    with clock.at(NOON + 30 * HOUR):
        assert bodies(form) == [f"<p>First of {n}.</p><p>Last of {n}.</p>" for n in range(21, 1, -1)]


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_keeps_its_id_when_headline_and_address_change(form):
    article = published(headline="The ferry returns")
    before = ids(form)
    edit(article, headline="The ferry stays")
    publish(article, kind="update")
    workflow.change_address(article.pk, by=editor(), slug="the-ferry-stays")
    assert "/the-ferry-stays/" in fetch(f"/{form}").decode()
    assert "The ferry stays" in fetch(f"/{form}").decode()
    assert ids(form) == before == [f"tag:127.0.0.1,2026:article/{article.pk}"]


def test_a_site_that_moves_to_another_name_can_keep_its_ids(settings):
    published()
    settings.FEED_AUTHORITY = "old.example.org,2024"
    settings.SITE_URL = "https://new.example.org"
    assert ids("feed/atom/")[0].startswith("tag:old.example.org,2024:article/")
    assert parsed("/feed/atom/").entries[0].link.startswith("https://new.example.org/")


def test_every_feed_names_all_authors_in_the_editor_s_order():
    authors = [make_author(name) for name in ("Zoe Berg", "Ada Lind", "Maren Holt")]
    published(authors=authors)
    names = [each.name for each in authors]
    addresses = [f"http://127.0.0.1:8000{each.get_absolute_url()}" for each in authors]
    assert found("/feed/", "//item/dc:creator/text()") == names
    assert found("/feed/atom/", "//atom:entry/atom:author/atom:name/text()") == names
    assert found("/feed/atom/", "//atom:entry/atom:author/atom:uri/text()") == addresses
    assert [[each["name"], each["url"]] for each in items("/feed/json/")[0]["authors"]] == [
        list(each) for each in zip(names, addresses, strict=True)
    ]


def test_every_feed_names_section_and_tags():
    published(section=make_section("Harbour"), tags=[make_tag("ferries"), make_tag("tides")])
    named = ["Harbour", "ferries", "tides"]
    assert found("/feed/", "//item/category/text()") == named
    assert found("/feed/atom/", "//atom:entry/atom:category/@term") == named
    assert items("/feed/json/")[0]["tags"] == named


def test_every_feed_shows_the_lead_picture_with_its_size_and_alternative_text():
    published(lead_image=photo(), lead_alt="The ferry at dawn", lead_credit="Ada Lind")
    url = "http://127.0.0.1:8000/media/pictures/one-960.jpg"
    for address in ("/feed/", "/feed/atom/"):
        [content] = found(address, "//media:content")
        assert dict(content.attrib) == {
            "url": url,
            "medium": "image",
            "type": "image/jpeg",
            "width": "960",
            "height": "640",
        }
        assert content[0].text == "The ferry at dawn"
    assert items("/feed/json/")[0]["image"] == url
    for form in FORMS:
        [body] = bodies(form)
        assert f'<img src="{url}" width="960" height="640" alt="The ferry at dawn">' in body
        assert "<figcaption>Ada Lind</figcaption>" in body


def test_a_story_without_a_picture_has_no_empty_one():
    published()
    assert found("/feed/", "//media:content") == []
    assert "image" not in items("/feed/json/")[0]
    assert all("<img" not in body and "<figure" not in body for form in FORMS for body in bodies(form))


@pytest.mark.parametrize("form", FORMS)
def test_a_link_in_the_text_leads_to_the_site_wherever_it_is_read(form):
    link = '<a href="/section/harbour/?a=1&amp;b=2" title="a &lt;a href=">one</a>'
    published(
        slug="linked",
        body=f'<p>{link}, <a href="#end">two</a>, <a href="mailto:a@b.no">three</a> href="/x"</p>',
    )
    [body] = bodies(form)
    assert 'href="http://127.0.0.1:8000/section/harbour/?a=1&amp;b=2"' in body
    assert 'title="a <a href="' in body or 'title="a &lt;a href="' in body
    assert '/linked/#end"' in body and 'href="http://127.0.0.1:8000/2' in body
    assert 'href="mailto:a@b.no"' in body
    assert ' href="/x"</p>' in body


@pytest.mark.parametrize("form", FORMS)
def test_the_notes_of_corrections_stand_above_the_text_with_type_and_date(form):
    with clock.at(NOON):
        article = published()
    for hour, (kind, note) in enumerate(
        [("correction", "It is <b>Monday</b> & not Sunday."), ("clarification", "In the morning.")], 1
    ):
        with clock.at(NOON + hour * HOUR):
            edit(article, body=f"<p>Text {hour}.</p>")
            publish(article, kind=kind, note=note)
    with clock.at(NOON + 5 * HOUR):
        [body] = bodies(form)
    first = 'Correction, <time datetime="2026-05-14T13:00:00+00:00">14 May 2026, 13:00</time></strong></p>'
    assert f"{first}<p>It is &lt;b&gt;Monday&lt;/b&gt; &amp; not Sunday.</p>" in body
    parts = [first, "Clarification, ", "In the morning.", "<p>Text 2.</p>"]
    assert [body.index(each) for each in parts] == sorted(body.index(each) for each in parts)


def test_updated_is_the_moment_of_the_last_change_that_readers_saw_and_published_never_moves():
    with clock.at(NOON):
        article = published()
    moments = []
    for hour, kind in enumerate(("update", "minor"), 1):
        with clock.at(NOON + hour * HOUR):
            edit(article, body=f"<p>Text {hour}.</p>")
            publish(article, kind=kind)
            entry = parsed("/feed/atom/").entries[0]
            moments.append((entry.published, entry.updated))
            assert parsed("/feed/").entries[0].updated == entry.updated
            assert parsed("/feed/").entries[0].published == format_datetime(NOON)
            assert items("/feed/json/")[0]["date_modified"] == entry.updated
    assert moments == [("2026-05-14T12:00:00Z", "2026-05-14T13:00:00Z")] * 2


def test_the_feed_of_a_section_holds_those_inside_it_and_no_others():
    town = make_section("Town")
    for name, section in (
        ("Inside", make_section(parent=town)),
        ("Own", town),
        ("Elsewhere", make_section()),
    ):
        published(headline=name, slug=name.lower(), section=section)
    assert [each.title for each in parsed(f"{town.get_absolute_url()}feed/").entries] == ["Own", "Inside"]


def test_the_feeds_of_a_tag_and_of_an_author_hold_theirs_alone():
    tag, author = make_tag(), make_author(biography="Writes of ships.")
    published(headline="Other", slug="other")
    published(headline="Hers", slug="hers", authors=[make_author(), author])
    published(headline="Tagged", slug="tagged", tags=[make_tag(), tag])
    assert [each.title for each in parsed(f"{tag.get_absolute_url()}feed/atom/").entries] == ["Tagged"]
    feed = parsed(f"{author.get_absolute_url()}feed/")
    assert [each.title for each in feed.entries] == ["Hers"]
    assert feed.feed.description == "Writes of ships."


@pytest.mark.parametrize("address", ["/section/nowhere/", "/tag/nowhere/", "/author/nobody/"])
@pytest.mark.parametrize("form", FORMS)
def test_a_list_that_is_not_there_has_no_feed(address, form):
    assert Client().get(f"{address}{form}").status_code == 404


@pytest.mark.parametrize("form", ["feed/", "feed/atom/"])
def test_the_feed_of_corrections_tells_each_with_kind_story_and_note_the_newest_first(form):
    with clock.at(NOON):
        article, killed = published(headline="The ferry returns"), published(slug="killed")
    for hour, kind in enumerate(("correction", "update", "retraction"), 1):
        with clock.at(NOON + hour * HOUR):
            for each in (article, killed):
                edit(each, body=f"<p>Text {hour}.</p>")
                publish(each, kind=kind, note=f"Note {hour}.")
    kill(killed)
    feed = parsed(f"/corrections/{form}")
    assert [(each.title, each.summary) for each in feed.entries] == [
        ("Retraction: The ferry returns", "Note 3."),
        ("Correction: The ferry returns", "Note 1."),
    ]
    assert [each.id for each in feed.entries] == [
        f"tag:127.0.0.1,2026:article/{article.pk}/correction/{number}" for number in (4, 2)
    ]
    assert {each.link for each in feed.entries} == {
        "http://127.0.0.1:8000/2026/05/14/the-ferry-returns/#corrections"
    }


def test_a_draft_s_changes_are_in_no_feed():
    article = published(headline="The ferry returns")
    edit(article, headline="The ferry sinks")
    make_article(slug="draft", headline="A draft")
    for form in FORMS:
        text = fetch(f"/{form}").decode()
        assert "The ferry returns" in text
        assert "sinks" not in text and "A draft" not in text


@pytest.mark.parametrize("stories", [1, 21])
def test_every_feed_costs_at_most_seven_queries_with_any_number_of_stories(
    stories, django_assert_max_num_queries
):
    by, author, tag, town = editor(), make_author(photo=photo()), make_tag(), make_section("Town")
    section = make_section(parent=town)
    for number in range(stories):
        shared = {"authors": [author, make_author()], "tags": [tag, make_tag()], "section": section}
        rich_story(by, slug=f"story-{number}", **shared)
    lists = ["/", *(each.get_absolute_url() for each in (author, tag, section, town)), "/corrections/"]
    for address in (f"{each}{form}" for each in lists for form in FORMS):
        if address == "/corrections/feed/json/":
            continue
        with django_assert_max_num_queries(AT_MOST):
            text = fetch(address).decode()
        assert text.count("/the-ferry-returns/") == 0
        assert text.count("tag:127.0.0.1,2026:article/") == min(stories, 20)
