"""The pages of the steps: what they offer, what they ask, what they refuse and what they tell."""

from datetime import UTC, datetime, timedelta

import pytest

from articles import clock, workflow
from articles.admin.steps import STEPS
from articles.models import Article, Edition, LogEntry
from tests.articles.admin.pages import parsed, sent, take, url
from tests.articles.factories import (
    copy_editor,
    edit,
    editor,
    expired,
    killed,
    make_article,
    published,
    schedule,
    scheduled,
    seen,
    writer,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def amsterdam(settings):
    settings.TIME_ZONE = "Europe/Amsterdam"


def offered(client, article):
    """The steps whose buttons stand on the article form."""
    buttons = parsed(client.get(url("change", article))).buttons
    return {name.removeprefix("_step_") for name in buttons if name.startswith("_step_")}


STATES = {
    "draft": (make_article, {"submit", "approve", "publish", "schedule", "set_embargo", "spike"}),
    "scheduled": (scheduled, {"publish", "move", "cancel", "expire", "set_embargo"}),
    "live": (published, {"publish", "change_address", "expire", "kill"}),
    "expired": (expired, {"publish", "schedule", "kill"}),
    "killed": (killed, {"restore"}),
}


@pytest.mark.parametrize("state", STATES)
def test_only_the_steps_that_the_state_allows_are_offered(desk, state):
    make, expected = STATES[state]
    found = offered(desk(editor()), make())
    assert expected <= found
    forbidden = {
        "draft": {"kill", "expire", "cancel", "move", "restore", "unspike", "change_address"},
        "scheduled": {"kill", "restore", "spike", "change_address"},
        "live": {"schedule", "restore", "spike", "submit", "set_embargo", "cancel"},
        "expired": {"expire", "restore", "change_address", "spike"},
        "killed": {"publish", "schedule", "kill", "expire", "spike", "change_address"},
    }
    assert not forbidden[state] & found


def test_a_writer_is_offered_submitting_alone(desk):
    ines = writer()
    assert offered(desk(ines), make_article(by=ines)) == {"submit"}


def test_a_spiked_story_offers_to_take_it_up_again(desk):
    article = make_article()
    workflow.spike(article.pk, by=editor())
    client = desk(editor())
    page = client.get(url("change", article)).content.decode()
    assert "../unspike/" in page
    assert parsed(take(client, "unspike", article)).text.count("The story is a draft again.") == 1
    article.refresh_from_db()
    assert article.status == "draft"


@pytest.mark.parametrize("step", STEPS)
def test_opening_the_page_of_a_step_changes_nothing(desk, step):
    article = published()
    before = list(Article.objects.values()), Edition.objects.count(), LogEntry.objects.count()
    assert desk(editor()).get(url(step, article)).status_code == 200
    assert (list(Article.objects.values()), Edition.objects.count(), LogEntry.objects.count()) == before


@pytest.mark.parametrize("step", [step for step in STEPS if step != "submit"])
def test_a_writer_cannot_take_an_editors_step_by_its_address(desk, step):
    ines = writer()
    article = make_article(by=ines)
    workflow.submit(article.pk, by=ines, seen=seen(article))
    given = {"seen": seen(article), "at": "2027-01-01T06:00", "until": "2027-01-01T06:00", "note": "x"}
    assert desk(ines).post(url(step, article), given).status_code == 403
    article.refresh_from_db()
    assert article.status == "in_review"
    assert not Edition.objects.exists()


def test_nobody_takes_a_step_with_a_story_they_cannot_see(desk):
    article = make_article(by=editor())
    assert desk(writer()).post(url("submit", article), {"seen": seen(article)}).status_code == 404
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_step_button_saves_the_text_first_and_then_asks(desk):
    article = make_article()
    client = desk(editor())
    page = parsed(client.get(url("change", article)))
    response = client.post(url("change", article), sent(page, headline="Just typed", _step_publish="1"))
    assert response.status_code == 303
    assert response["Location"] == url("publish", article)
    article.refresh_from_db()
    assert article.headline == "Just typed"
    assert not Edition.objects.exists()
    take(client, "publish", article)
    assert Edition.objects.get().headline == "Just typed"


def test_a_new_story_goes_from_the_empty_form_to_its_readers(desk, client):
    done = make_article()
    given = {"headline": "Fresh", "body": "<p>New.</p>", "section": done.section_id}
    browser = desk(editor())
    byline = {"bylines-0-author": done.bylines.get().author_id}
    page = parsed(browser.get(url("add")))
    browser.post(url("add"), sent(page, **given, **byline, _step_publish="1"))
    fresh = Article.objects.get(headline="Fresh")
    told = parsed(take(browser, "publish", fresh)).text
    edition = Edition.objects.get()
    assert edition.get_absolute_url() in told
    assert "Fresh" in client.get(edition.get_absolute_url()).content.decode()
    assert [entry.step for entry in fresh.log.all()] == ["save", "approve", "publish"]


def test_an_incomplete_story_is_told_what_it_lacks_before_anything_is_pressed(desk):
    article = make_article(section=None, body="")
    page = parsed(desk(editor()).get(url("publish", article)))
    assert "The story is not complete." in page.text
    assert "Write the story." in page.text
    assert "Choose a section." in page.text
    assert "Publish" not in page.buttons


def test_an_incomplete_story_is_refused_when_the_step_is_sent_all_the_same(desk):
    article = make_article(section=None)
    response = desk(editor()).post(url("publish", article), {"seen": seen(article)})
    assert response.status_code == 422
    assert "Choose a section." in response.content.decode()
    assert not Edition.objects.exists()


def test_publishing_what_somebody_has_changed_meanwhile_is_refused(desk):
    article = make_article()
    client = desk(editor())
    page = parsed(client.get(url("publish", article)))
    edit(article, headline="Changed meanwhile")
    response = client.post(url("publish", article), sent(page))
    assert response.status_code == 422
    assert "Somebody has saved a newer text" in response.content.decode()
    assert not Edition.objects.exists()


def test_publish_pressed_twice_makes_one_edition_and_one_log_entry(desk):
    article = make_article()
    client = desk(editor())
    page = sent(parsed(client.get(url("publish", article))))
    for _ in range(2):
        assert client.post(url("publish", article), page).status_code == 303
    assert Edition.objects.count() == 1
    assert LogEntry.objects.filter(step="publish").count() == 1


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
    assert "The plan is cancelled. The text is draft now." in page.text
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


def test_an_expired_story_gives_its_notice(desk, client):
    article = published()
    address = Edition.objects.get().get_absolute_url()
    with clock.at(clock.reading_time() + timedelta(minutes=1)):
        take(desk(editor()), "expire", article, note="The licence has ended.", when="now")
        answer = client.get(address)
    assert answer.status_code == 410
    assert "The licence has ended." in answer.content.decode()


def test_an_expiry_at_a_time_needs_the_time_and_never_happens_now_instead(desk):
    article = published()
    response = take(desk(editor()), "expire", article, note="Ends soon.", when="at", at="")
    assert response.status_code == 422
    assert "Choose a date and a time." in response.content.decode()
    assert Edition.objects.count() == 1


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
    response = client.post(url("change", article), sent(page, slug="not a slug", _step_kill="1"))
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


def test_a_story_goes_from_writer_to_desk_and_back_with_a_note(desk):
    ines = writer()
    article = make_article(by=ines)
    take(desk(ines), "submit", article, note="Please check the times.")
    otto = desk(copy_editor())
    assert "Please check the times." in parsed(otto.get(url("change", article))).text
    assert take(otto, "send_back", article, note="").status_code == 422
    take(otto, "send_back", article, note="Ask the harbour master.")
    article.refresh_from_db()
    assert article.status == "draft"
    assert "Ask the harbour master." in parsed(desk(ines).get(url("change", article))).text


def test_a_copy_editor_approves_and_an_editor_publishes_that_very_text(desk):
    article = make_article()
    take(desk(copy_editor()), "approve", article)
    article.refresh_from_db()
    assert article.status == "approved"
    take(desk(editor()), "publish", article)
    assert [entry.step for entry in article.log.all()] == ["save", "approve", "publish"]


def test_approving_a_text_that_changed_meanwhile_is_refused(desk):
    article = make_article()
    client = desk(copy_editor())
    page = sent(parsed(client.get(url("approve", article))))
    edit(article, headline="Changed")
    assert client.post(url("approve", article), page).status_code == 422
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_step_that_the_state_does_not_allow_says_so_and_has_no_button(desk):
    article = make_article()
    page = parsed(desk(editor()).get(url("kill", article)))
    assert "This cannot be done with the story as it stands now." in page.text
    assert "Kill" not in page.buttons


def test_a_step_of_a_story_that_is_not_there_is_not_found(desk):
    article = Article(pk=987654)
    assert desk(editor()).get(url("publish", article)).status_code == 404


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
    take(client, "publish", article, waiting="drop")
    edition = Edition.objects.get()
    assert edition.live_from <= clock.reading_time()
