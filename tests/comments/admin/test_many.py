"""Many comments at once: decided, undone and purged through the same code as one."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from comments.integrity import faults
from comments.models import Comment, Decision, Discussion
from comments.moderation import decide
from tests.comments.admin.pages import MANY, QUEUE, State, page_text, staff, state, ticked
from tests.comments.factories import approved, live_article, waiting

pytestmark = pytest.mark.django_db

PURGE = f"{QUEUE}purge/"


def test_a_decision_on_many_counts_logs_and_numbers_as_one_does_and_is_undone_at_once(
    desk: Client, mara: User
) -> None:
    article = live_article()
    top = waiting(article)
    chosen = [top, waiting(article), waiting(article)]
    page = page_text(desk.post(MANY, {"word": "approve", "reason": "Good."} | ticked(*chosen), follow=True))
    assert Discussion.objects.get(article=article).approved_count == 3
    assert sorted(Comment.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert set(Decision.objects.values_list("by", "reason")) == {(mara.pk, "Good.")}
    assert "Undo all of this" in page
    made = re.findall(r'name="decision" value="([0-9]+)"', page)
    answer = page_text(desk.post(f"{QUEUE}undo/", {"decision": made}, follow=True))
    assert "3 comments as before again." in answer and "Undo all of this" not in answer
    assert {state(each) for each in chosen} == {State.PENDING}
    assert Discussion.objects.get(article=article).approved_count == 0
    assert list(faults("default")) == []


def test_among_many_a_text_that_changed_is_named_and_left(desk: Client) -> None:
    article = live_article()
    same, other = waiting(article), waiting(article)
    data = {"word": "approve"} | ticked(same, other)
    Comment.objects.filter(pk=other.pk).update(text="Buy watches.")
    page = page_text(desk.post(MANY, data, follow=True))
    assert (state(same), state(other)) == (State.APPROVED, State.PENDING)
    assert f"Comment {other.pk}</a>: The text was changed after you had read it" in page


def test_a_reason_too_long_for_many_decides_nothing(desk: Client) -> None:
    comment = waiting(live_article())
    page = page_text(desk.post(MANY, {"word": "spam", "reason": "x" * 501} | ticked(comment), follow=True))
    assert "Nothing was decided. Ensure this value has at most 500 characters" in page
    assert state(comment) == State.PENDING


def test_whoever_may_not_decide_has_no_buttons_and_no_effect(client: Client) -> None:
    comment = waiting(live_article())
    client.force_login(staff("ida", "view_comment"))
    page = page_text(client.get(QUEUE))
    assert comment.text in page and "formaction" not in page and "queue-many" not in page
    for address in (MANY, f"{QUEUE}undo/", PURGE):
        assert client.post(address, {"word": "spam"} | ticked(comment)).status_code == 403
    assert state(comment) == State.PENDING


def test_a_purge_of_many_says_how_many_replies_nobody_ticked_and_takes_no_others(
    client: Client, mara: User
) -> None:
    client.force_login(staff("ann", "view_comment", "moderate_comment", "purge_comment"))
    article = live_article()
    top = approved(article, by=mara, text="A name that must not stand here.")
    reply = approved(article, top, by=mara)
    waiting(article, reply)
    single, kept = waiting(article), waiting(article)
    page = page_text(client.post(PURGE, ticked(top, reply, single)))
    assert "A name that must not stand here." in page and Comment.objects.count() == 5
    assert "with 2 replies below them, 1 of which nobody ticked" in page
    # Another reply arrives while the page is being read.
    decide(reply.pk, State.REMOVED, by=mara)
    late = waiting(article, top)
    fields = {"comment": re.findall(r'name="comment" value="([0-9]+)"', page)}
    fields |= {"replies": re.findall(r'name="replies" value="([0-9]+)"', page)}
    refused = page_text(client.post(PURGE, fields | {"note": "A court order"}))
    assert "3 replies would be purged along" in refused and "A court order" in refused
    assert Comment.objects.filter(pk=late.pk).exists()
    agreed = {"comment": fields["comment"], "replies": "3", "note": "A court order"}
    answer = page_text(client.post(PURGE, agreed, follow=True))
    assert "5 comments purged" in answer
    assert list(Comment.objects.all()) == [kept]
    assert Decision.objects.filter(deed="purged", reason="A court order").count() == 5
    assert list(faults("default")) == []


def test_a_purge_of_many_needs_a_note_beside_its_field(client: Client) -> None:
    client.force_login(staff("ann", "view_comment", "purge_comment"))
    article = live_article()
    one, other = waiting(article), waiting(article)
    asked = {"comment": [one.pk, other.pk], "replies": "0"}
    for note in ("", "  ", "a\x00b"):
        response = client.post(PURGE, asked | {"note": note})
        assert 'class="errorlist"' in page_text(response)
        assert Comment.objects.count() == 2
    assert "tick the comments first" in page_text(client.post(PURGE, {"note": "x"}, follow=True))
