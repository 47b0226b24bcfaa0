"""The steps with what readers see: changes, corrections, ends, kills and addresses."""

from datetime import timedelta

import pytest

from articles import clock
from articles.models import Edition
from tests.articles.admin.pages import parsed, sent, take, url
from tests.articles.factories import (
    edit,
    editor,
    killed,
    make_article,
    published,
    schedule,
)

pytestmark = pytest.mark.django_db


def test_a_change_to_a_published_story_asks_what_it_is(desk):
    article = published()
    edit(article, headline="Changed")
    client = desk(editor())
    response = take(client, "publish", article, note="Kept note")
    page = parsed(response)
    assert response.status_code == 422
    assert "Say what this change is" in page.text
    assert page.fields["note"] == ["Kept note"]
    assert page.autofocus == "kind"
    assert Edition.objects.count() == 1


def test_the_answer_is_kept_and_readers_see_the_note(desk, client):
    article = published()
    edit(article, headline="Corrected")
    take(desk(editor()), "publish", article, kind="correction", note="The boat sails at nine, not at ten.")
    edition = Edition.objects.get(number=2)
    assert (edition.kind, edition.note) == ("correction", "The boat sails at nine, not at ten.")
    assert "The boat sails at nine" in client.get(edition.get_absolute_url()).content.decode()


def test_a_correction_is_amended_by_a_further_one_and_both_stand_with_their_days(desk, client):
    article, by = published(), desk(editor())
    for number, note in enumerate(
        ("The boat sails at nine.", "The boat sails at eight, not at nine."), start=1
    ):
        edit(article, headline=f"Corrected {number} times")
        take(by, "publish", article, kind="correction", note=note)
    forged = {"note": "It never sailed.", "kind": "minor"}
    by.post(url("change", article), sent(parsed(by.get(url("change", article))), **forged))
    notes = list(Edition.objects.filter(kind="correction").order_by("number").values_list("note", flat=True))
    assert notes == ["The boat sails at nine.", "The boat sails at eight, not at nine."]
    for address in (Edition.objects.get(number=3).get_absolute_url(), "/corrections/"):
        page = client.get(address).content.decode()
        assert all(note in page for note in notes)
    last = article.log.count()
    take(by, "kill", article, note="It was all wrong.")
    assert article.log.count() == last + 1
    assert list(Edition.objects.filter(kind="correction").values_list("note", flat=True)) == notes


def test_a_correction_without_a_note_is_refused_beside_the_note(desk):
    article = published()
    edit(article, headline="Corrected")
    response = take(desk(editor()), "publish", article, kind="correction")
    assert response.status_code == 422
    assert parsed(response).autofocus == "note"
    assert Edition.objects.count() == 1


def test_a_waiting_change_must_be_kept_or_dropped(desk):
    article = published()
    edit(article, headline="For tomorrow")
    schedule(article, clock.reading_time() + timedelta(days=1), kind="update")
    edit(article, headline="A quick fix")
    client = desk(editor())
    response = take(client, "publish", article, kind="minor")
    assert response.status_code == 422
    assert parsed(response).autofocus == "waiting"
    take(client, "publish", article, kind="minor", waiting="drop")
    headlines = Edition.objects.order_by("live_from").values_list("headline", flat=True)
    assert list(headlines) == ["The ferry returns", "A quick fix"]


def test_an_expired_story_gives_its_notice(desk, client):
    article = published()
    address = Edition.objects.get().get_absolute_url()
    with clock.at(clock.reading_time() + timedelta(minutes=1)):
        take(desk(editor()), "expire", article, note="The licence has ended.", when="now")
        answer = client.get(address)
    assert answer.status_code == 410
    assert "The licence has ended." in answer.content.decode()


def test_a_killed_story_leaves_its_notice_and_nothing_else(desk, client):
    article = published(headline="Libellous words")
    address = Edition.objects.get().get_absolute_url()
    with clock.at(clock.reading_time() + timedelta(minutes=1)):
        take(desk(editor()), "kill", article, note="Withdrawn after a complaint.")
        page = client.get(address).content.decode()
    assert "Withdrawn after a complaint." in page
    assert "Libellous words" not in page


def test_a_kill_without_a_notice_is_refused_beside_the_field(desk):
    article = published()
    response = take(desk(editor()), "kill", article, note="  ")
    assert response.status_code == 422
    assert parsed(response).autofocus == "note"
    assert Edition.objects.count() == 1


def test_a_story_can_be_killed_while_its_form_cannot_be_saved(desk):
    article = published()
    client = desk(editor())
    page = parsed(client.get(url("change", article)))
    response = client.post(url("change", article), sent(page, headline="x" * 201, _step_kill="1"))
    assert "../kill/" in response.content.decode()
    assert "Kill without saving" in parsed(response).text


def test_a_killed_story_is_restored_as_it_was(desk, client):
    article = killed(headline="Back again")
    take(desk(editor()), "restore", article)
    edition = Edition.objects.order_by("live_from").last()
    assert "Back again" in client.get(edition.get_absolute_url()).content.decode()


def test_a_changed_address_leads_from_the_old_one_to_the_new_in_one_step(desk, client):
    article = published(slug="first")
    old = Edition.objects.get().get_absolute_url()
    browser = desk(editor())
    take(browser, "change_address", article, slug="second")
    take(browser, "change_address", article, slug="third")
    answer = client.get(old)
    assert answer.status_code == 301
    assert answer["Location"].endswith("/third/")
    assert client.get(answer["Location"]).status_code == 200
    assert client.get(old.replace("first", "second"))["Location"] == answer["Location"]


def test_two_stories_with_one_headline_on_one_day_get_two_addresses(desk):
    client = desk(editor())
    for _ in range(2):
        take(client, "publish", make_article())
    addresses = [edition.get_absolute_url() for edition in Edition.objects.order_by("pk")]
    assert len(set(addresses)) == 2
