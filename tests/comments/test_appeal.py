"""A person whose comment is not shown may say why it should be, once, and gets an answer."""

import pytest
from django.test import Client

from comments.integrity import faults
from comments.limits import cache
from comments.models import Appeal, Comment
from comments.moderation import decide, purge, undo
from tests.comments.factories import approved, live_article, moderator, waiting
from tests.comments.test_post import address

pytestmark = pytest.mark.django_db

SAID = "I named nobody. Read the <b>second</b> line again."
QUEUE = "/admin/comments/comment/"


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def desk():
    return moderator("view_comment", "moderate_comment", "purge_comment")


@pytest.fixture
def queue(desk):
    """A moderator's browser."""
    desk.is_staff = True
    desk.save()
    browser = Client()
    browser.force_login(desk)
    return browser


@pytest.fixture
def declined(desk):
    comment = waiting(live_article(), text="Words that were declined")
    decide(comment.pk, "declined", by=desk, reason="It names somebody.")
    return comment


def receipt_of(comment):
    return f"{address(comment.article)}comments/receipt/{comment.receipt}/"


def look(client, comment):
    return client.get(receipt_of(comment)).content.decode()


def ask(client, comment, text=SAID, **headers):
    return client.post(f"{receipt_of(comment)}appeal/", {"appeal": text}, headers=headers)


def state(comment):
    return Comment.objects.get(pk=comment.pk).state


def test_a_declined_comment_is_appealed_once_and_its_author_sees_what_became_of_it(
    client, queue, declined, desk
):
    assert "Ask for another look" in look(client, declined)
    answer = ask(client, declined)
    assert (answer.status_code, answer["Location"]) == (303, receipt_of(declined))
    page = look(client, declined)
    assert "waits for a moderator" in page
    assert "Ask for another look" not in page
    again = ask(client, declined, "And another thing.")
    assert again.status_code == 409
    assert "which can be done once" in again.content.decode()
    assert "And another thing." in again.content.decode(), "what was typed is not lost"
    assert Appeal.objects.get().text == SAID
    decide(declined.pk, "approved", by=desk)
    assert "Your comment has been published." in look(client, declined)


def test_the_queue_shows_the_appeal_beside_the_earlier_decision(client, queue, declined, desk):
    waiting(declined.article)
    assert "for another look" not in queue.get(QUEUE).content.decode()
    ask(client, declined)
    assert "1 asks for another look" in queue.get(QUEUE).content.decode()
    page = queue.get(f"{QUEUE}?state=appealed").content.decode()
    assert page.count('class="queue-card"') == 1
    assert "Its author asks for another look" in page
    assert "&lt;b&gt;second&lt;/b&gt;" in page
    assert f"pending → declined by {desk}" in page
    assert "It names somebody." in page


def test_the_same_decision_once_more_is_an_answer(client, queue, declined, desk):
    ask(client, declined)
    card = queue.get(f"{QUEUE}?state=appealed").context["cards"][0]
    assert [word.word for word in card.words] == ["approve", "decline", "spam"]
    given = {"seen": str(card.seen), "reason": "It does name somebody."}
    queue.post(f"{QUEUE}{declined.pk}/decide/decline/", given)
    assert state(declined) == "declined"
    assert Appeal.objects.get().answer.by == desk
    assert "Its author" not in queue.get(f"{QUEUE}?state=appealed").content.decode()
    page = look(client, declined)
    assert "it stays as it is" in page
    assert "It does name somebody." in page
    assert "Ask for another look" not in page
    undo(Appeal.objects.get().answer_id, by=desk)
    assert Appeal.objects.get().answer is None, "an answer that was undone is none"
    assert "Its author asks" in queue.get(f"{QUEUE}?state=appealed").content.decode()


def test_without_an_appeal_nothing_is_declined_twice(queue, declined, desk):
    queue.post(f"{QUEUE}{declined.pk}/decide/decline/", {"confirm": "1"})
    assert declined.decisions.count() == 1


def test_a_removed_comment_is_appealed_and_comes_back(client, desk):
    comment = approved(live_article(), by=desk)
    removed = decide(comment.pk, "removed", by=desk)
    assert ask(client, comment).status_code == 303
    decide(comment.pk, "removed", by=desk)
    assert Appeal.objects.get().answer.by == desk
    undo(Appeal.objects.get().answer_id, by=desk)
    undo(removed.pk, by=desk)
    assert state(comment) == "approved"
    assert Appeal.objects.get().answer.undo_of == removed
    assert list(faults("default")) == []


@pytest.mark.parametrize("to", ["pending", "approved", "spam"])
def test_nothing_else_can_be_appealed(client, desk, to):
    comment = waiting(live_article())
    if to != "pending":
        decide(comment.pk, to, by=desk)
    assert "Ask for another look" not in look(client, comment)
    refused = ask(client, comment)
    assert refused.status_code == 409
    assert "There is no decision here to look at again." in refused.content.decode()
    assert not Appeal.objects.exists()


def test_nothing_of_an_appeal_is_public(client, declined, desk):
    approved(declined.article, by=desk)
    before = client.get(address(declined.article)).content
    ask(client, declined)
    assert client.get(address(declined.article)).content == before
    answers = [client.get(receipt_of(declined)), ask(client, declined), ask(client, declined, "")]
    for answer in answers:
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies
        assert "Words that were declined" not in answer.content.decode()
    assert SAID not in answers[0].content.decode()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Please say why it should be shown."),
        (" \n\u200b", "Please say why it should be shown."),
        ("a\0b", "cannot be shown (NUL)"),
        ("x" * 10_001, "at most; this has 10,001."),
    ],
)
def test_what_says_nothing_or_too_much_comes_back_with_its_message(client, declined, text, said):
    answer = ask(client, declined, text)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Appeal.objects.exists()


def test_only_the_receipt_s_own_address_takes_it_and_only_from_here(client, declined):
    path = address(declined.article)
    assert client.post(f"{path}comments/receipt/nothing/appeal/", {"appeal": SAID}).status_code == 404
    elsewhere = f"{address(live_article())}comments/receipt/{declined.receipt}/appeal/"
    assert client.post(elsewhere, {"appeal": SAID}).status_code == 404
    assert ask(client, declined, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Appeal.objects.exists()
    opened = client.get(f"{receipt_of(declined)}appeal/")
    assert opened["Location"] == receipt_of(declined)


def test_tries_are_limited(client, declined, settings):
    settings.COMMENT_LIMIT_TRIES = 2
    assert [ask(client, declined, "").status_code for _ in range(3)] == [422, 422, 429]


def test_what_is_purged_goes_with_its_appeal(client, declined, desk):
    ask(client, declined)
    decide(declined.pk, "spam", by=desk)
    purge(declined.pk, by=desk, note="It names somebody.")
    assert not Appeal.objects.exists()
