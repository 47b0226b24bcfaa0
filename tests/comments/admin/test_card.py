"""What a moderator sees of one comment, and what the queue's script is answered."""

import re

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from comments.models import Comment
from comments.moderation import decide, move
from tests.comments.admin.pages import QUEUE, State, decide_url, page_text, seen, staff, state
from tests.comments.factories import approved, live_article, waiting

pytestmark = pytest.mark.django_db

SCRIPT = {"X-Queue": "card"}


def by_script(desk: Client, comment: Comment, word: str, **given: str) -> HttpResponse:
    return desk.post(decide_url(comment, word), seen(comment) | given, headers=SCRIPT)


def undo_url(comment: Comment) -> str:
    last = comment.decisions.last()
    assert last is not None
    return reverse("admin:comments_comment_undo", args=[comment.pk, last.pk])


def card_of(page: str, comment: Comment) -> str:
    return page.split(f'id="comment-{comment.pk}"')[1].split("</article>")[0]


def test_a_card_shows_the_thread_above_folded_and_the_answered_comment_in_full(
    desk: Client, mara: User
) -> None:
    article = live_article()
    top = approved(article, by=mara, name="Ada", text="The night boat is back.")
    second = approved(article, top, by=mara, name="Bo", text="It never was.")
    answered = approved(article, second, by=mara, name="Cora", text="It was. " + "And full. " * 40 + "Truly.")
    held = waiting(article, answered)
    card = card_of(page_text(desk.get(QUEUE)), held)
    before = card.split("<details")[1].split("</details>")[0]
    assert "The thread before it: 2 comments" in before and " open" not in before.split(">")[0]
    assert before.index("The night boat is back.") < before.index("It never was.")
    assert "Cora" not in before
    answer = card.split("<blockquote")[1].split("</blockquote>")[0]
    assert "Cora" in answer and "Truly." in answer
    assert held.text in card


def test_whom_a_comment_answers_is_shown_where_the_depth_limit_or_a_move_put_it_elsewhere(
    desk: Client, mara: User
) -> None:
    article = live_article()
    top = approved(article, by=mara, name="Ada")
    answered = approved(article, top, by=mara, name="Bo", text="Ask at the quay.")
    held = waiting(article, answered)
    move(held.pk, by=mara)
    card = card_of(page_text(desk.get(QUEUE)), held)
    assert "In answer to <bdi>Bo</bdi>" in card and "Ask at the quay." in card
    assert "The thread before it" not in card


def test_a_card_says_when_what_it_answers_is_no_longer_shown(desk: Client, mara: User) -> None:
    article = live_article()
    top = approved(article, by=mara)
    held = waiting(article, top)
    decide(top.pk, State.REMOVED, by=mara)
    answer = card_of(page_text(desk.get(QUEUE)), held).split("<blockquote")[1].split("</blockquote>")[0]
    assert "Removed by the desk" in answer


def test_a_card_names_the_rule_that_held_it_and_marks_people(desk: Client, mara: User) -> None:
    article = live_article()
    trusted = {"name": "Ada", "network": "a"}
    for _ in range(3):
        approved(article, by=mara, **trusted)
    spammed = waiting(article, name="Bo", network="b")
    decide(spammed.pk, State.SPAM, by=mara)
    new = waiting(article, name="Cora", network="c")
    again, known = waiting(article, name="Bo", network="b"), waiting(article, **trusted)
    page = page_text(desk.get(QUEUE))
    for comment, mark in ((new, "First time"), (again, "Declined before"), (known, "Trusted")):
        card = card_of(page, comment)
        assert re.findall(r'class="queue-mark[^>]*>([^<]*)', card) == [mark]
        assert "Held, as every comment is reviewed first." in card
        assert "This name from this network:" in card


def test_the_script_is_answered_with_the_decided_comment_and_a_way_to_undo_it(desk: Client) -> None:
    comment = waiting(live_article(), name="Ada")
    response = by_script(desk, comment, "decline", reason="Off the subject.")
    assert (response.status_code, response["X-Queue"]) == (200, "card")
    assert 'data-told="The comment by Ada is declined."' in page_text(response)
    assert undo_url(comment) in page_text(response) and "csrfmiddlewaretoken" in page_text(response)
    assert comment.decisions.get().reason == "Off the subject."
    address = undo_url(comment)
    for _ in range(2):  # the answer to the first may be lost on its way
        undone = desk.post(address, headers=SCRIPT)
        assert decide_url(comment, "approve") in page_text(undone) and undone["X-Queue"] == "card"
        assert (undone.status_code, comment.decisions.count()) == (200, 2)
    assert state(comment) == State.PENDING


def test_a_second_press_of_the_same_button_makes_no_second_decision_and_is_no_trouble(desk: Client) -> None:
    comment = waiting(live_article())
    before = seen(comment)
    for headers in (SCRIPT, SCRIPT, {}):
        response = desk.post(decide_url(comment, "approve"), before, headers=headers)
        assert response.status_code == (200 if headers else 302)
    assert comment.decisions.count() == 1


def test_the_script_is_told_who_was_first_and_only_the_button_that_overturns_it_does(desk: Client) -> None:
    comment = waiting(live_article())
    before = seen(comment)
    decide(comment.pk, State.DECLINED, by=staff("bo"))
    response = desk.post(decide_url(comment, "approve"), before, headers=SCRIPT)
    card = page_text(response)
    assert (response.status_code, response["X-Queue"]) == (409, "card")
    assert "This comment is declined already by bo" in card and "Approve it all the same" in card
    assert "data-word=" not in card
    assert state(comment) == State.DECLINED
    by_script(desk, comment, "approve", confirm="1")
    assert state(comment) == State.APPROVED


def test_who_decides_the_same_after_a_colleague_is_told_and_has_nothing_to_confirm(desk: Client) -> None:
    comment = waiting(live_article())
    before = seen(comment)
    decide(comment.pk, State.SPAM, by=staff("bo"))
    card = page_text(desk.post(decide_url(comment, "spam"), before))
    assert "bo came first: this comment is marked as spam already." in card
    assert "all the same" not in card
    assert comment.decisions.count() == 1


def test_a_text_that_changed_meanwhile_is_shown_and_not_approved_even_to_overturn(desk: Client) -> None:
    comment = waiting(live_article(), text="The ferry was late.")
    before = seen(comment)
    Comment.objects.filter(pk=comment.pk).update(text="Buy watches.")
    for given in ({}, {"confirm": "1"}):
        response = desk.post(decide_url(comment, "approve"), before | given, headers=SCRIPT)
        assert response.status_code == 422
        card = page_text(response)
        assert "The text was changed after you had read it" in card and "Buy watches." in card
        assert state(comment) == State.PENDING
    assert by_script(desk, comment, "approve").status_code == 200


def test_enter_in_the_field_of_the_reason_presses_a_button_that_does_nothing(desk: Client) -> None:
    waiting(live_article())
    forms = re.findall(
        r'<form method="post"[^>]*(?:queue-decide|queue-many).*?</form>', page_text(desk.get(QUEUE)), re.S
    )
    assert len(forms) == 2
    for form in forms:
        first = re.search(r"<button[^>]*>", form)
        assert first and first[0] == '<button type="submit" disabled hidden>'


def test_what_is_decided_shows_by_whom_when_and_why_and_is_undone_from_the_list(
    desk: Client, mara: User
) -> None:
    comment = waiting(live_article())
    decide(comment.pk, State.DECLINED, by=staff("bo"), reason="Off the subject.")
    card = card_of(page_text(desk.get(QUEUE, {"state": "declined"})), comment)
    assert "pending → declined by bo" in card and "Off the subject." in card
    came_from = {"Referer": f"http://testserver{QUEUE}?state=declined"}
    response = desk.post(undo_url(comment), headers=came_from)
    assert response["Location"] == f"{QUEUE}?state=declined"
    assert state(comment) == State.PENDING


def test_undo_on_the_page_goes_back_step_by_step(desk: Client, mara: User) -> None:
    comment = waiting(live_article())
    for to in (State.APPROVED, State.REMOVED):
        decide(comment.pk, to, by=mara)
    address = reverse("admin:comments_comment_page", args=[comment.pk])
    for back in (State.APPROVED, State.PENDING):
        [undo] = re.findall(r'action="([^"]*/undo/[0-9]+/)"', page_text(desk.get(address)))
        assert desk.post(undo)["Location"] == address
        assert state(comment) == back
    assert "/undo/" not in page_text(desk.get(address))


def test_the_queue_offers_to_undo_what_this_moderator_decided_last_and_nobody_else_s(
    desk: Client, mara: User
) -> None:
    article = live_article()
    first, second, theirs = waiting(article), waiting(article), waiting(article)
    for comment in (first, second):
        decide(comment.pk, State.SPAM, by=mara)
    decide(theirs.pk, State.SPAM, by=staff("bo"))
    offered = r'action="([^"]*/undo/[0-9]+/)"'
    assert re.findall(offered, page_text(desk.get(QUEUE))) == [undo_url(second), undo_url(first)]
    desk.post(undo_url(second))
    assert re.findall(offered, page_text(desk.get(QUEUE))) == [undo_url(first)]


def test_a_card_that_has_replies_says_that_they_stay(desk: Client, mara: User) -> None:
    article = live_article()
    top = approved(article, by=mara)
    waiting(article, approved(article, top, by=mara))
    card = card_of(page_text(desk.get(QUEUE, {"state": "approved"})), top)
    assert "2 replies stand below it, and stay there whatever is decided here." in card
