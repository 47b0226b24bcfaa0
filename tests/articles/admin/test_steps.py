"""The pages of the steps: what they offer, what they ask, what they refuse and what they tell."""

import pytest

from articles import workflow
from articles.admin.steps import STEPS
from articles.models import Article, Edition, LogEntry
from tests.articles.admin.pages import offered, parsed, sent, take, url
from tests.articles.factories import (
    approve,
    copy_editor,
    edit,
    editor,
    expired,
    killed,
    make_article,
    published,
    scheduled,
    seen,
    writer,
)

pytestmark = pytest.mark.django_db

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


def test_a_writer_is_offered_to_submit_their_draft_or_lay_it_aside(desk):
    ines = writer()
    assert offered(desk(ines), make_article(by=ines)) == {"submit", "spike"}


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
    assert "“Kill” cannot be done now: the story is draft." in page.text
    assert "What can be done with it: Publish… Puts the text before readers at once." in page.text
    assert "Kill" not in page.buttons


def test_publishing_says_when_it_approves_too(desk):
    article, client = make_article(), desk(editor())
    told = "Nobody has approved it yet: this approves it too."
    for page in (url("publish", article), url("schedule", article), url("change", article), url("add")):
        assert told in parsed(client.get(page)).text
    approve(article)
    for page in (url("publish", article), url("schedule", article), url("change", article)):
        assert told not in parsed(client.get(page)).text


def test_a_step_of_a_story_that_is_not_there_is_not_found(desk):
    article = Article(pk=987654)
    assert desk(editor()).get(url("publish", article)).status_code == 404


def test_a_note_alone_is_not_promised_as_a_new_text_and_the_first_edition_is_no_update(desk):
    page = parsed(desk(editor()).get(url("change", published()))).text
    promise = "Puts a dated note before readers at once. The text stays as it is."
    assert f"Publish a correction note… {promise}" in page
    assert "First publication" in page
