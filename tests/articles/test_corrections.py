"""The page of all corrections."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from articles import clock, paging, workflow
from articles.models import Article
from tests.articles.factories import edit, editor, kill, make_article, publish, published, schedule
from tests.articles.test_lists import link, read

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def corrected(note: str, hours: int = 0, kind: str = "correction", **columns: object) -> Article:
    with clock.at(NOON - HOUR * 100):
        article = published(**{"slug": note.lower().replace(" ", "-")} | columns)
    with clock.at(NOON - hours * HOUR):
        edit(article, body=f"<p>{note}</p>")
        publish(article, kind=kind, note=note)
    return article


def notes(html: str) -> list[str]:
    return re.findall(r'<p class="note-kind">[^<]+</p>\s*<div dir="auto"><p>([^<]+)</p>', html)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.at(NOON):
        yield


def test_every_correction_clarification_and_retraction_stands_with_its_day_and_its_story():
    corrected("Wrong day", 30)
    corrected("Unclear", 20, "clarification")
    corrected("Not so", 10, "retraction")
    html = read("/corrections/")
    assert notes(html) == ["Not so", "Unclear", "Wrong day"]
    assert [html.count(f">{kind}</p>") for kind in ("Correction", "Clarification", "Retraction")] == [1, 1, 1]
    assert html.count(">13 May 2026</time>") == 2


def test_an_update_and_a_minor_change_are_no_corrections():
    article = published()
    for hours, kind in enumerate(("update", "minor"), start=1):
        with clock.at(NOON + hours * HOUR):
            edit(article, body=f"<p>{kind}</p>")
            publish(article, kind=kind, note="" if kind == "minor" else "More is known.")
            assert "Nothing has been corrected yet." in read("/corrections/")


def test_a_note_leads_to_its_story_under_the_headline_it_has_now():
    article = corrected("Wrong day", 1)
    edit(article, headline="A better headline")
    publish(article, kind="minor")
    address = article.editions.last().get_absolute_url()
    html = read("/corrections/")
    assert link(html, "A better headline") == f"{address}#corrections"
    assert 'id="corrections"' in read(address)


def test_a_story_that_cannot_be_read_takes_its_notes_with_it_and_a_restored_one_brings_them_back():
    killed_one, expired_one = corrected("Of the killed", 2), corrected("Of the expired", 1)
    corrected("Of the other", 3)
    assert notes(read("/corrections/")) == ["Of the expired", "Of the killed", "Of the other"]
    kill(killed_one)
    workflow.expire(expired_one.pk, by=editor(), note="Over.")
    assert notes(read("/corrections/")) == ["Of the other"]
    with clock.at(NOON + HOUR):
        workflow.restore(killed_one.pk, by=editor())
        assert notes(read("/corrections/")) == ["Of the killed", "Of the other"]


def test_a_planned_correction_is_there_from_its_moment_on():
    article = published(body="<p>On Monday.</p>")
    edit(article, body="<p>On Tuesday.</p>")
    schedule(article, NOON + HOUR, kind="correction", note="It was Tuesday.")
    make_article()
    assert notes(read("/corrections/")) == []
    with clock.at(NOON + HOUR):
        assert notes(read("/corrections/")) == ["It was Tuesday."]


def test_corrections_are_paged_without_a_gap_or_a_repeat(monkeypatch):
    monkeypatch.setattr(paging, "ON_A_PAGE", 2)
    for number in range(5):
        corrected(f"Note {number}", 9 if number < 3 else 5)
    address, found, titles = "/corrections/", [], set()
    while address:
        html = read(address)
        titles.add(html[html.index("<title>") : html.index("</title>")])
        found += notes(html)
        address = link(html, "Older corrections")
    assert found == [f"Note {number}" for number in (4, 3, 2, 1, 0)]
    assert link(html, "Newest corrections") == "/corrections/"
    assert len(titles) == 3
