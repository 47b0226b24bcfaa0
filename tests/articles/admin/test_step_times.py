"""The steps that speak of a time: planning, moving, cancelling, embargo and back-date."""

from datetime import UTC, datetime, timedelta

import pytest

from articles import clock, workflow
from articles.models import Edition
from tests.articles.admin.pages import offered, parsed, sent, take, url
from tests.articles.factories import (
    copy_editor,
    edit,
    editor,
    make_article,
    published,
    schedule,
    scheduled,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def amsterdam(settings):
    settings.TIME_ZONE = "Europe/Amsterdam"


def test_a_back_date_is_an_explicit_choice_of_the_first_publication(desk):
    article = make_article()
    take(desk(editor()), "publish", article, first_published_at="1998-07-01T09:30")
    edition = Edition.objects.get()
    assert edition.first_published_at == datetime(1998, 7, 1, 7, 30, tzinfo=UTC)
    assert edition.get_absolute_url() == "/1998/07/01/the-ferry-returns/"
    assert "first_published_at" not in parsed(desk(editor()).get(url("publish", article))).fields


def test_a_story_is_scheduled_in_the_sites_zone_and_told_in_utc_too(desk):
    article = make_article()
    with clock.at(NOON):
        page = parsed(take(desk(editor()), "schedule", article, at="2026-05-15T06:00"))
    assert Edition.objects.get().live_from == datetime(2026, 5, 15, 4, tzinfo=UTC)
    assert "15 May 2026, 06:00:00 (Europe/Amsterdam), that is 15 May, 04:00 UTC" in page.text


def test_a_scheduled_story_is_not_found_a_second_early_and_there_at_its_time(desk, client):
    article = make_article()
    with clock.at(NOON):
        take(desk(editor()), "schedule", article, at="2026-05-15T06:00")
    address = Edition.objects.get().get_absolute_url()
    with clock.at(datetime(2026, 5, 15, 3, 59, 59, tzinfo=UTC)):
        assert client.get(address).status_code == 404
    with clock.at(datetime(2026, 5, 15, 4, tzinfo=UTC)):
        assert "The ferry returns" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2027-03-28T02:30", "28 March 2027, 02:30 in Europe/Amsterdam does not exist"),
        ("2026-10-25T02:30", "25 October 2026, 02:30 in Europe/Amsterdam occurs twice"),
        ("2026-05-14T11:00", "has passed"),
        ("", "Choose a date and a time."),
        ("tomorrow", "Write a date and a time."),
        ("9999-12-31T23:59", "Choose a year"),
        ("0001-01-01T00:00", "Choose a year"),
    ],
)
def test_a_time_that_is_no_one_moment_to_come_is_refused_and_named(desk, written, told):
    article = make_article()
    with clock.at(NOON):
        response = take(desk(editor()), "schedule", article, at=written)
    page = parsed(response)
    assert response.status_code == 422
    assert told in page.text
    assert page.fields["at"] == [written]
    assert page.autofocus == "at"
    assert not Edition.objects.exists()


def test_a_cancelled_plan_makes_nothing_visible_and_a_draft_again(desk, client):
    article = scheduled()
    address = Edition.objects.get().get_absolute_url()
    page = parsed(take(desk(editor()), "cancel", article))
    article.refresh_from_db()
    assert "The plan is cancelled. The text is a draft now." in page.text
    assert article.status == "draft"
    assert not Edition.objects.exists()
    assert client.get(address).status_code == 404


def test_emptying_the_date_of_a_plan_leaves_the_plan_as_it_was(desk):
    article = scheduled()
    before = Edition.objects.get().live_from
    assert take(desk(editor()), "move", article, at="").status_code == 422
    assert Edition.objects.get().live_from == before


def test_a_plan_is_moved_to_another_time(desk):
    with clock.at(NOON):
        article = scheduled()
        take(desk(editor()), "move", article, at="2026-06-01T08:00")
    assert Edition.objects.get().live_from == datetime(2026, 6, 1, 6, tzinfo=UTC)


def test_cancelling_a_plan_that_went_live_meanwhile_is_refused(desk):
    article = scheduled()
    client = desk(editor())
    page = sent(parsed(client.get(url("cancel", article))))
    with clock.at(clock.reading_time() + timedelta(hours=2)):
        response = client.post(url("cancel", article), page)
    assert response.status_code == 422
    assert "it went live or was cancelled" in response.content.decode()
    assert Edition.objects.count() == 1


def test_the_button_beside_a_plan_opens_its_page_with_that_plan_chosen(desk):
    article = published()
    for day, headline in enumerate(("First", "Second"), 1):
        edit(article, headline=headline)
        schedule(article, clock.reading_time() + timedelta(days=day), kind="update")
    client = desk(editor())
    assert url("cancel", article) + "?edition=3" in client.get(url("change", article)).content.decode()
    page = parsed(client.get(url("cancel", article) + "?edition=3"))
    assert page.fields["edition"] == ["3"]


def test_an_expiry_at_a_time_needs_the_time_and_never_happens_now_instead(desk):
    article = published()
    response = take(desk(editor()), "expire", article, note="Ends soon.", when="at", at="")
    assert response.status_code == 422
    assert "Choose a date and a time." in response.content.decode()
    assert Edition.objects.count() == 1


def test_an_embargo_in_the_past_is_refused(desk):
    article = make_article()
    with clock.at(NOON):
        response = take(desk(editor()), "set_embargo", article, until="2026-05-14T13:00")
    assert response.status_code == 422
    assert "has passed" in response.content.decode()
    assert parsed(response).autofocus == "until"
    article.refresh_from_db()
    assert article.embargo_until is None


def test_an_embargo_holds_publishing_back_until_it_is_lifted_and_both_are_logged(desk):
    article = make_article()
    client = desk(editor())
    with clock.at(NOON):
        take(client, "set_embargo", article, until="2026-05-20T06:00")
        refused = take(client, "publish", article)
        assert refused.status_code == 422
        assert "under embargo until 20 May 2026, 06:00:00" in refused.content.decode()
        take(client, "lift_embargo", article)
        take(client, "publish", article)
    assert Edition.objects.count() == 1
    steps = list(article.log.values_list("step", flat=True))
    assert steps == ["save", "set_embargo", "lift_embargo", "approve", "publish"]


def test_a_copy_editor_cannot_lift_an_embargo(desk):
    article = make_article()
    workflow.set_embargo(article.pk, by=editor(), until=clock.reading_time() + timedelta(days=1))
    client = desk(copy_editor())
    assert "lift_embargo" not in offered(client, article)
    assert client.post(url("lift_embargo", article)).status_code == 403


def test_a_change_planned_for_later_is_live_whole_at_its_time(desk, client):
    with clock.at(NOON):
        article = published(headline="Old words")
        edit(article, headline="New words", standfirst="New standfirst")
        take(desk(editor()), "schedule", article, at="2026-05-15T06:00", kind="update")
    address = Edition.objects.first().get_absolute_url()
    with clock.at(datetime(2026, 5, 15, 3, 59, 59, tzinfo=UTC)):
        before = client.get(address).content.decode()
    with clock.at(datetime(2026, 5, 15, 4, tzinfo=UTC)):
        after = client.get(address).content.decode()
    assert "Old words" in before
    assert "New words" not in before
    assert "New standfirst" not in before
    assert "New words" in after
    assert "New standfirst" in after


def test_the_same_text_is_not_planned_twice(desk):
    assert "schedule" not in offered(desk(editor()), scheduled())


def test_a_planned_story_is_published_early_without_asking_what_it_is(desk):
    article = scheduled()
    client = desk(editor())
    assert "kind" not in parsed(client.get(url("publish", article))).fields
    assert "waiting" not in parsed(client.get(url("publish", article))).fields
    take(client, "publish", article)
    assert article.log.filter(step="superseded").count() == 1
    edition = Edition.objects.get()
    assert edition.live_from <= clock.reading_time()
