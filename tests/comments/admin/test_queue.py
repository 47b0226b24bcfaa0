import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import clock
from articles.models import Edition
from comments.models import Comment, Decision, Discussion
from comments.moderation import decide
from tests.articles.admin.pages import parsed, save, url
from tests.articles.factories import copy_editor, published
from tests.comments.admin.pages import MANY, QUEUE, State, decide_url, page_text, seen, staff, state, ticked
from tests.comments.factories import approved, kill, live_article, waiting

pytestmark = pytest.mark.django_db


def test_the_queue_shows_what_waits_with_whom_it_answers_and_the_person_s_record(
    desk: Client, mara: User
) -> None:
    article = live_article()
    asked = approved(article, by=mara, name="Ada", text="Does the night boat still run?", network="n1")
    answer = waiting(article, asked, name="Ada", text="It does not.", network="n1")
    page = page_text(desk.get(QUEUE))
    assert "It does not." in page and article.headline in page
    assert "In answer to <bdi>Ada</bdi>" in page and "Does the night boat still run?" in page
    assert "This name from this network: 1 approved, 0 declined before." in page
    assert decide_url(answer, "approve") in page
    assert decide_url(asked, "approve") not in page


@pytest.mark.parametrize(
    ("word", "becomes"), [("approve", "approved"), ("decline", "declined"), ("spam", "spam")]
)
def test_a_button_decides_on_one_comment_and_leaves_a_decision(
    desk: Client, mara: User, word: str, becomes: str
) -> None:
    comment = waiting(live_article())
    response = desk.post(decide_url(comment, word), seen(comment), follow=True)
    assert response.redirect_chain == [(QUEUE, 302)]
    assert state(comment) == becomes
    decision = comment.decisions.get()
    assert (decision.by, decision.was, decision.became) == (mara, "pending", becomes)
    assert reverse("admin:comments_comment_page", args=[comment.pk]) in page_text(response)


def test_after_a_decision_the_list_keeps_its_filter(desk: Client, mara: User) -> None:
    comment = approved(live_article(), by=mara)
    came_from = f"http://testserver{QUEUE}?state=approved"
    response = desk.post(decide_url(comment, "remove"), seen(comment), headers={"Referer": came_from})
    assert response["Location"] == f"{QUEUE}?state=approved"
    assert state(comment) == State.REMOVED


@pytest.mark.parametrize(
    ("word", "becomes"),
    [("approve", "approved"), ("decline", "declined"), ("spam", "spam")],
)
def test_many_are_decided_through_the_same_code_as_one(
    desk: Client, mara: User, word: str, becomes: str
) -> None:
    article = live_article()
    chosen = [waiting(article) for _ in range(3)]
    left = waiting(article)
    response = desk.post(MANY, {"word": word} | ticked(*chosen), follow=True)
    assert [state(each) for each in chosen] == [becomes] * 3
    assert state(left) == State.PENDING
    assert Decision.objects.filter(by=mara, became=becomes).count() == 3
    assert "3 comments" in page_text(response)


def test_a_second_moderator_is_told_who_decided_and_must_confirm(desk: Client) -> None:
    comment = waiting(live_article())
    before = seen(comment)
    decide(comment.pk, State.DECLINED, by=staff("bo"))
    response = desk.post(decide_url(comment, "approve"), before)
    assert response.status_code == 409
    assert "This comment is declined already by bo" in page_text(response)
    assert "Approve it all the same" in page_text(response)
    assert state(comment) == State.DECLINED
    desk.post(decide_url(comment, "approve"), {"confirm": "1"})
    assert state(comment) == State.APPROVED
    assert [each.became for each in comment.decisions.all()] == ["declined", "approved"]


def test_among_many_the_one_decided_meanwhile_is_named_and_left(desk: Client) -> None:
    article = live_article()
    first, second = waiting(article), waiting(article)
    data = {"word": "approve"} | ticked(first, second)
    decide(first.pk, State.SPAM, by=staff("bo"))
    page = page_text(desk.post(MANY, data, follow=True))
    assert (state(first), state(second)) == (State.SPAM, State.APPROVED)
    assert f"Comment {first.pk}</a>: This comment is spam already by bo" in page


def test_nothing_is_approved_under_a_story_that_was_killed(desk: Client) -> None:
    article = live_article()
    comment = waiting(article)
    kill(article)
    response = desk.post(decide_url(comment, "approve"), seen(comment))
    assert response.status_code == 422
    assert "Its story is not public" in page_text(response)
    assert "a story that is not public" in page_text(response)
    assert state(comment) == State.PENDING


def test_a_decision_is_undone_to_the_exact_former_state(desk: Client, mara: User) -> None:
    comment = approved(live_article(), by=mara)
    decide(comment.pk, State.REMOVED, by=mara)
    last = comment.decisions.last()
    assert last is not None
    desk.post(reverse("admin:comments_comment_undo", args=[comment.pk, last.pk]))
    assert state(comment) == State.APPROVED


def test_a_reply_is_made_a_thread_of_its_own_with_its_answers(desk: Client, mara: User) -> None:
    article = live_article()
    top = approved(article, by=mara)
    reply = approved(article, top, by=mara)
    answer = approved(article, reply, by=mara)
    desk.post(reverse("admin:comments_comment_own_thread", args=[reply.pk]))
    moved, below = Comment.objects.get(pk=reply.pk), Comment.objects.get(pk=answer.pk)
    assert (moved.parent_id, moved.number) == (None, 2)
    assert below.parent_id == reply.pk
    assert Decision.objects.filter(comment=reply, deed="moved", by=mara).exists()


def test_a_purge_says_how_many_replies_go_and_keeps_who_and_why(client: Client, mara: User) -> None:
    administrator = staff("ann", "view_comment", "moderate_comment", "purge_comment")
    client.force_login(administrator)
    article = live_article()
    top = approved(article, by=mara)
    waiting(article, top)
    address = reverse("admin:comments_comment_purge", args=[top.pk])
    assert "with 1 reply below it" in page_text(client.get(address))
    refused = client.post(address, {"note": "A court order", "replies": "0"})
    assert "1 reply would be purged along" in page_text(refused) and "A court order" in page_text(refused)
    assert Comment.objects.count() == 2
    client.post(address, {"note": "A court order", "replies": "1"})
    assert Comment.objects.count() == 0
    kept = Decision.objects.filter(deed="purged")
    assert {(each.by, each.reason) for each in kept} == {(administrator, "A court order")}


def test_a_purge_without_a_reason_is_refused_beside_its_field(client: Client, mara: User) -> None:
    client.force_login(staff("ann", "view_comment", "purge_comment"))
    comment = waiting(live_article())
    response = client.post(reverse("admin:comments_comment_purge", args=[comment.pk]), {"replies": "0"})
    assert "Say why this has to go" in page_text(response)
    assert Comment.objects.filter(pk=comment.pk).exists()


def test_a_moderator_may_not_purge_and_a_writer_may_not_look(client: Client, mara: User) -> None:
    comment = waiting(live_article())
    client.force_login(mara)
    assert client.post(reverse("admin:comments_comment_purge", args=[comment.pk])).status_code == 403
    client.force_login(staff("wren", "change_article"))
    for address in (QUEUE, reverse("admin:comments_comment_page", args=[comment.pk])):
        assert client.get(address).status_code == 403
    assert client.post(decide_url(comment, "approve"), seen(comment)).status_code == 403
    assert state(comment) == State.PENDING


def test_looking_decides_nothing(desk: Client) -> None:
    comment = waiting(live_article())
    assert desk.get(decide_url(comment, "approve")).status_code == 405
    assert state(comment) == State.PENDING


def test_comments_are_neither_added_nor_changed_nor_deleted_as_rows(
    desk: Client, admin_client: Client
) -> None:
    comment = waiting(live_article())
    for client in (desk, admin_client):
        assert client.get(f"{QUEUE}add/").status_code == 403
        client.post(f"{QUEUE}{comment.pk}/change/", {"text": "Other words", "state": "approved"})
        client.post(f"{QUEUE}{comment.pk}/delete/", {"post": "yes"})
        client.post(QUEUE, {"action": "delete_selected", "_selected_action": comment.pk, "post": "yes"})
        client.post(f"{QUEUE}purge/", ticked(comment) | {"post": "yes"})
    stored = Comment.objects.get(pk=comment.pk)
    assert (stored.text, stored.state) == (comment.text, State.PENDING)


def test_a_hostile_comment_is_inert_in_the_queue(desk: Client) -> None:
    waiting(live_article(), name="<b>Eve</b>", text="<script>alert(1)</script>\n\njavascript:alert(1)")
    page = page_text(desk.get(QUEUE))
    assert "<script>alert" not in page and "<b>Eve" not in page and 'href="javascript' not in page


@pytest.mark.parametrize("rows", [1, 20])
def test_the_queue_asks_the_same_number_of_questions_for_one_as_for_many(
    desk: Client, mara: User, rows: int, django_assert_max_num_queries: Any
) -> None:
    article = live_article()
    asked = approved(article, by=mara)
    for place in range(rows):
        waiting(article, asked, network=f"n{place}")
    with django_assert_max_num_queries(16):
        page = page_text(desk.get(QUEUE))
    assert page.count('class="queue-card"') == rows


def test_however_many_wait_only_the_comments_of_the_page_are_counted_and_joined(
    desk: Client, mara: User
) -> None:
    """A person's record counted for every row of a long queue, only to show 25, takes minutes."""
    article = live_article()
    for _ in range(30):
        waiting(article, network="n1")
    with CaptureQueriesContext(connection) as asked:
        page = page_text(desk.get(QUEUE))
    assert page.count('class="queue-card"') == 25
    joined = [each["sql"] for each in asked if "story_headline" in each["sql"]]
    assert len(joined) == 1
    assert re.search(r"IN \((\d+, ){24}\d+\)", joined[0])
    counting = [each["sql"] for each in asked if "how_many" in each["sql"]]
    assert len(counting) == 1 and "network" in counting[0].split("WHERE")[1]


def test_the_latest_comments_come_first_where_all_are_listed(desk: Client, mara: User) -> None:
    article = live_article()
    comments = [waiting(article), approved(article, by=mara)]
    page = page_text(desk.get(QUEUE, {"state": "all"}))
    assert page.index(comments[1].text) < page.index(comments[0].text)


def test_the_editor_closes_comments_in_the_form_of_the_story(client: Client) -> None:
    client.force_login(User.objects.create_superuser("chief"))
    article = published()
    save(client, article, **{"discussion-0-mode": "closed"})
    edition = Edition.objects.live(clock.reading_time()).get(article=article)
    page = page_text(client.get(edition.get_absolute_url()))
    assert "The editors have closed the comments on this story." in page
    assert article.revisions.count() == 1


def test_who_may_not_open_or_close_comments_finds_no_setting_in_the_form(client: Client) -> None:
    client.force_login(copy_editor())
    article = published()
    page = parsed(client.get(url("change", article)))
    assert "discussion-0-mode" not in page.fields
    save(client, article, page, **{"discussion-0-mode": "closed"})
    assert Discussion.objects.reading(article.pk).mode == "automatic"
