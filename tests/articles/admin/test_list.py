"""The list of stories, and steps taken with many of them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import clock, workflow
from articles.models import Article, Edition, LogEntry
from tests.articles.admin.pages import parsed, sent, url
from tests.articles.factories import (
    approve,
    copy_editor,
    edit,
    editor,
    expired,
    killed,
    make_article,
    make_author,
    published,
    schedule,
    scheduled,
    writer,
)

pytestmark = pytest.mark.django_db

LIST = "admin:articles_article_changelist"


def listed(client, **query):
    return parsed(client.get(reverse(LIST), query)).text


def bulk(client, step, articles, **changes):
    """Select stories in the list, choose the action, and confirm it."""
    chosen = {"action": f"{step}_selected", "_selected_action": [each.pk for each in articles]}
    asked = client.post(reverse(LIST), chosen)
    return parsed(client.post(reverse(LIST), sent(parsed(asked), **changes), follow=True))


def test_the_list_tells_the_state_of_each_story(desk):
    make_article(headline="Being written")
    published(headline="Out")
    scheduled(headline="Soon")
    killed(headline="Gone for good")
    expired(headline="Past")
    planned = published(headline="Before")
    edit(planned, headline="After")
    schedule(planned, clock.reading_time() + timedelta(hours=1), kind="update")
    text = listed(desk(editor()))
    for row in (
        "Being written draft",
        "Out live",
        "Soon scheduled for",
        "Gone for good killed",
        "Past expired",
    ):
        assert row in text
    assert "After live, change planned for" in text


def test_the_list_shows_authors_in_their_order(desk):
    make_article(authors=[make_author("Zoe First"), make_author("Abe Second")])
    assert "Zoe First, Abe Second" in listed(desk(editor()))


@pytest.mark.parametrize(
    ("public", "expected"),
    [
        ("live", {"Out"}),
        ("planned", {"Soon"}),
        ("killed", {"Withdrawn"}),
        ("expired", {"Past"}),
        ("never", {"Written", "Soon"}),
    ],
)
def test_the_list_is_narrowed_by_what_readers_see(desk, public, expected):
    make_article(headline="Written")
    published(headline="Out")
    scheduled(headline="Soon")
    killed(headline="Withdrawn")
    expired(headline="Past")
    page = desk(editor()).get(reverse(LIST), {"public": public})
    assert {article.headline for article in page.context["cl"].result_list} == expected


def test_a_writer_sees_only_their_own_stories_in_the_list(desk):
    ines = writer()
    make_article(by=ines, headline="By Ines")
    make_article(by=editor(), headline="By somebody else")
    make_article(by=editor(), headline="With Ines in the byline", authors=[make_author(user=ines)])
    text = listed(desk(ines))
    assert "By Ines" in text
    assert "With Ines in the byline" in text
    assert "By somebody else" not in text


def test_an_editor_narrows_the_list_to_their_own(desk):
    mara = editor()
    make_article(by=mara, headline="Own work")
    make_article(by=editor(), headline="Other work")
    text = listed(desk(mara), whose="mine")
    assert "Own work" in text
    assert "Other work" not in text


def test_a_story_is_found_by_headline_and_by_author(desk):
    make_article(headline="Low tide", authors=[make_author("Ada Berg")])
    make_article(headline="High water", authors=[make_author("Cy Dunn")])
    client = desk(editor())
    assert "High water" not in listed(client, q="low tide")
    assert "High water" in listed(client, q="dunn")


def test_the_list_takes_as_many_queries_for_thirty_stories_as_for_one(desk):
    client = desk(editor())

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(LIST))
        return len(asked)

    published(authors=[make_author(), make_author()])
    with_one = queries()
    for _ in range(10):
        published(authors=[make_author(), make_author()])
        scheduled()
        make_article()
    assert queries() == with_one <= 10


def test_publishing_many_tells_for_each_what_came_of_it(desk):
    whole, lacking = make_article(headline="Whole"), make_article(headline="Lacking", section=None)
    page = bulk(desk(editor()), "publish", [whole, lacking])
    assert "“Whole” is published." in page.text
    assert "“Lacking” was not published. Choose a section." in page.text
    assert Edition.objects.get().article == whole
    assert LogEntry.objects.filter(step="publish").count() == 1


def test_many_stories_are_shown_before_the_step_is_taken(desk):
    article = make_article(headline="Shown first")
    chosen = {"action": "publish_selected", "_selected_action": [article.pk]}
    page = parsed(desk(editor()).post(reverse(LIST), chosen))
    assert "Shown first" in page.text
    assert not Edition.objects.exists()


def test_a_text_saved_after_the_list_was_confirmed_is_not_published(desk):
    article = make_article()
    client = desk(editor())
    asked = client.post(reverse(LIST), {"action": "publish_selected", "_selected_action": [article.pk]})
    edit(article, headline="Newer")
    page = parsed(client.post(reverse(LIST), sent(parsed(asked)), follow=True))
    assert "Somebody has saved a newer text" in page.text
    assert not Edition.objects.exists()


def test_many_are_submitted_approved_and_spiked_by_the_same_steps(desk):
    ines = writer()
    articles = [make_article(by=ines), make_article(by=ines)]
    bulk(desk(ines), "submit", articles)
    bulk(desk(copy_editor()), "approve", articles[:1])
    bulk(desk(editor()), "spike", articles[1:])
    for article, status in zip(articles, ("approved", "spiked"), strict=True):
        article.refresh_from_db()
        assert article.status == status
        assert article.log.last().step == {"approved": "approve", "spiked": "spike"}[status]


@pytest.mark.parametrize("step", ["publish", "approve", "spike"])
def test_a_writer_cannot_take_an_editors_step_with_many(desk, step):
    ines = writer()
    article = make_article(by=ines)
    client = desk(ines)
    assert f"{step}_selected" not in client.get(reverse(LIST)).content.decode()
    given = {
        "action": f"{step}_selected",
        "_selected_action": [article.pk],
        "confirmed": "1",
        f"seen_{article.pk}": article.revisions.last().digest,
    }
    client.post(reverse(LIST), given)
    article.refresh_from_db()
    assert article.status == "draft"
    assert not Edition.objects.exists()


def test_before_many_are_published_each_is_shown_with_its_state_and_who_would_sign_it(desk):
    draft, signed, soon = (
        make_article(headline="Raw"),
        make_article(headline="Read"),
        scheduled(headline="Soon"),
    )
    approve(signed)
    chosen = {"action": "publish_selected", "_selected_action": [draft.pk, signed.pk, soon.pk]}
    text = parsed(desk(editor()).post(reverse(LIST), chosen)).text
    assert "Raw : draft; saved" in text
    assert "Read : approved; saved" in text
    assert "Soon : scheduled for" in text
    assert text.count("Nobody has approved this text: publishing it approves it too.") == 1


def test_the_page_before_a_bulk_step_takes_as_many_queries_for_ten_as_for_one(desk):
    client = desk(editor())

    def queries():
        stories = [each.pk for each in Article.objects.all()]
        with CaptureQueriesContext(connection) as asked:
            client.post(reverse(LIST), {"action": "publish_selected", "_selected_action": stories})
        return len(asked)

    published()
    with_one = queries()
    for _ in range(3):
        published()
        scheduled()
        make_article()
    assert queries() == with_one


def test_what_is_public_with_the_same_text_is_not_said_to_be_published_again(desk):
    out, soon = published(headline="Out"), scheduled(headline="Soon")
    page = bulk(desk(editor()), "publish", [out, soon])
    assert "“Out” was public already with this very text." in page.text
    assert "“Out” is published." not in page.text
    assert "“Soon” is published." in page.text


def test_nothing_of_a_story_is_editable_in_the_list(desk):
    article = make_article()
    forged = {"form-TOTAL_FORMS": "1", "form-0-id": article.pk, "form-0-status": "approved", "_save": "Save"}
    desk(editor()).post(reverse(LIST), forged)
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_story_taken_to_the_desk_meanwhile_is_told_of_in_a_bulk_submit(desk):
    ines = writer()
    article = make_article(by=ines)
    client = desk(ines)
    asked = client.post(reverse(LIST), {"action": "submit_selected", "_selected_action": [article.pk]})
    workflow.submit(article.pk, by=ines, seen=article.revisions.last().digest)
    page = parsed(client.post(reverse(LIST), sent(parsed(asked)), follow=True))
    assert "was not submitted" in page.text
    assert LogEntry.objects.filter(step="submit").count() == 1
    assert url("change", article) in client.get(reverse(LIST)).content.decode()


def test_a_new_story_is_called_so_in_the_list_on_the_desk_and_on_its_page(desk):
    client = desk(editor())
    for address in (reverse(LIST), reverse("admin:index"), url("add")):
        page = parsed(client.get(address))
        assert "New story" in page.text
        assert "Add story" not in page.text
