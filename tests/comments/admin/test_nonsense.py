"""Words that cannot be kept, and what no browser would send: refused with what was typed kept."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from comments.models import Comment, Decision
from comments.moderation import decide
from tests.comments.admin.pages import MANY, QUEUE, State, decide_url, page_text, seen, staff, state, ticked
from tests.comments.factories import approved, live_article, waiting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["a\x00b", "long " * 101])
@pytest.mark.parametrize("deed", ["decide", "own_thread"])
def test_a_reason_that_cannot_be_kept_is_refused_beside_its_field_and_stays_there(
    desk: Client, mara: User, deed: str, text: str
) -> None:
    article = live_article()
    reply = approved(article, approved(article, by=mara), by=mara)
    before = Decision.objects.count()
    word = ["decline"] if deed == "decide" else []
    address = reverse(f"admin:comments_comment_{deed}", args=[reply.pk, *word])
    response = desk.post(address, seen(reply) | {"reason": text})
    assert response.status_code == 422
    assert f'id="reason-{reply.pk}_error"' in page_text(response) and text.strip() in page_text(response)
    assert Decision.objects.count() == before


def test_the_reason_outlasts_the_question_whether_to_overturn(desk: Client) -> None:
    comment = waiting(live_article())
    before = seen(comment)
    decide(comment.pk, State.DECLINED, by=staff("bo"))
    response = desk.post(decide_url(comment, "approve"), before | {"reason": "A fair point."})
    assert '<input type="hidden" name="reason" value="A fair point.">' in page_text(response)


@pytest.mark.parametrize(
    ("note", "replies"), [("a\x00b", "0"), ("long " * 401, "0"), ("A court order", "9" * 5000)]
)
def test_a_purge_that_is_not_as_the_page_asked_is_refused_with_the_note_kept(
    client: Client, mara: User, note: str, replies: str
) -> None:
    client.force_login(staff("ann", "view_comment", "purge_comment"))
    article = live_article()
    top = approved(article, by=mara)
    waiting(article, top)
    response = client.post(
        reverse("admin:comments_comment_purge", args=[top.pk]), {"note": note, "replies": replies}
    )
    assert response.status_code == 422
    assert note.strip() in page_text(response)
    assert Comment.objects.count() == 2


def test_no_number_of_what_was_seen_and_no_choice_of_rows_breaks_the_queue(desk: Client) -> None:
    comment = waiting(live_article())
    assert desk.post(decide_url(comment, "decline"), {"seen": "9" * 5000}).status_code == 302
    for value in ("x", "1\x00", "9" * 25, f"{comment.pk}:0-x", f"{'9' * 25}:0-{'0' * 16}"):
        answer = desk.post(MANY, {"word": "approve", "chosen": [value]}, follow=True)
        assert "Nothing was decided: tick the comments first" in page_text(answer)
    forged = {"word": "publish"} | ticked(comment)
    assert "Nothing was decided" in page_text(desk.post(MANY, forged, follow=True))
    assert state(comment) == State.DECLINED


def test_what_waits_is_declined_and_not_removed_one_by_one_or_among_many(desk: Client, mara: User) -> None:
    article = live_article()
    held, shown = waiting(article), approved(article, by=mara)
    response = desk.post(decide_url(held, "remove"), seen(held))
    assert "there is nothing to remove: decline it instead" in page_text(response)
    page = page_text(desk.post(MANY, {"word": "remove"} | ticked(held, shown), follow=True))
    assert (state(held), state(shown)) == (State.PENDING, State.REMOVED)
    assert f"Comment {held.pk}</a>: Readers do not see this comment" in page


@pytest.mark.parametrize(
    "query",
    [
        {"state": "nonsense"},
        {"story": "x"},
        {"person": "9" * 30},
        {"section": "1; --"},
        {"since": "2026-02-30"},
        {"until": "99999-01-01"},
    ],
)
def test_a_filter_that_cannot_be_is_refused_and_shows_nothing_that_was_not_asked_for(
    desk: Client, query: dict[str, str]
) -> None:
    waiting(live_article(), text="A word to be found")
    page = page_text(desk.get(QUEUE, query))
    assert "Mend what is marked above." in page and 'class="errorlist"' in page
    assert "A word to be found" not in page


@pytest.mark.parametrize("after", ["x", "1-", "9" * 17 + "-1", "-" + "9" * 17 + "-1", "1-" + "9" * 18])
@pytest.mark.parametrize("state", ["pending", "approved", "all"])
def test_no_place_in_the_list_breaks_it(desk: Client, after: str, state: str) -> None:
    waiting(live_article())
    assert "for review." in page_text(desk.get(QUEUE, {"after": after, "state": state}))


@pytest.mark.parametrize("until", ["9999-12-31", "0001-01-01"])
def test_the_first_and_the_last_day_of_the_calendar_can_be_asked_for(desk: Client, until: str) -> None:
    waiting(live_article())
    for name in ("since", "until"):
        assert "for review." in page_text(desk.get(QUEUE, {name: until}))
