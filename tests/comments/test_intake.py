from datetime import UTC, datetime

import pytest

from articles import clock
from comments.models import (
    Closed,
    Comment,
    Discussion,
    Refused,
    Repeated,
    TargetGone,
    ThreadFull,
)
from comments.models.repeat import folded
from comments.moderation import decide
from tests.comments.factories import approved, kill, live_article, moderator, waiting

pytestmark = pytest.mark.django_db

LONG = "The ferry was late again, and nobody on the quay knew when the next one would leave."


def test_a_comment_waits_for_review_and_has_no_number():
    comment = waiting(live_article())
    assert (comment.state, comment.number) == (Comment.State.PENDING, None)


def test_a_comment_is_dated_by_the_database_unless_it_brings_its_own_date():
    moment = datetime(2026, 5, 20, 12, tzinfo=UTC)
    with clock.at(moment):
        assert waiting(live_article()).posted_at == moment
    earlier = datetime(2026, 5, 15, 12, tzinfo=UTC)
    assert waiting(live_article(), at=earlier).posted_at == earlier


def test_each_comment_has_a_receipt_that_nobody_guesses():
    article = live_article()
    receipts = {waiting(article).receipt for _ in range(20)}
    assert len(receipts) == 20
    assert all(len(receipt) >= 32 for receipt in receipts)


def test_a_story_that_is_not_public_takes_no_comments():
    planned = live_article(
        live_from=datetime(2999, 1, 1, tzinfo=UTC), first_published_at=datetime(2999, 1, 1, tzinfo=UTC)
    )
    with pytest.raises(Closed):
        waiting(planned)


def test_a_killed_story_takes_no_comments_and_no_replies():
    article, by = live_article(), moderator()
    comment = approved(article, by=by)
    kill(article)
    for reply_to in (None, comment):
        with pytest.raises(Closed):
            waiting(article, reply_to)
    assert Comment.objects.count() == 1


def test_a_discussion_closed_by_the_editor_says_so():
    article = live_article()
    Discussion.objects.create(article=article, mode=Discussion.Mode.CLOSED)
    with pytest.raises(Closed, match="editors have closed"):
        waiting(article)


@pytest.mark.parametrize("state", ["pending", "declined", "spam", "removed", "withdrawn"])
def test_only_an_approved_comment_can_be_answered(state):
    article, by = live_article(), moderator()
    target = approved(article, by=by)
    Comment.objects.filter(pk=target.pk).update(state=state)
    with pytest.raises(TargetGone):
        waiting(article, target)


def test_a_comment_of_another_story_or_of_none_cannot_be_answered():
    article, by = live_article(), moderator()
    elsewhere = approved(live_article(), by=by)
    for target in (elsewhere, 999_999_999):
        with pytest.raises(TargetGone):
            waiting(article, target)


def test_a_full_thread_says_so_and_a_new_one_can_begin(settings):
    settings.COMMENT_THREAD_MAX_REPLIES = 2
    article, by = live_article(), moderator()
    top = approved(article, by=by)
    reply = approved(article, top, by=by)
    waiting(article, reply)
    for target in (top, reply):
        with pytest.raises(ThreadFull):
            waiting(article, target)
    waiting(article)


def test_the_same_press_of_the_button_is_one_comment_even_after_the_story_closed():
    article = live_article()
    first = waiting(article, key="abc")
    kill(article)
    with pytest.raises(Repeated) as refusal:
        waiting(article, key="abc")
    assert refusal.value.comment == first


def test_the_same_key_under_another_story_is_another_comment():
    assert waiting(live_article(), key="abc").pk != waiting(live_article(), key="abc").pk


def test_the_same_long_text_by_the_same_name_is_one_comment_from_any_network():
    article = live_article()
    first = waiting(article, text=LONG, network="a")
    for text in (LONG, LONG.upper(), LONG.replace(" ", "\n ")):
        with pytest.raises(Repeated) as refusal:
            waiting(article, text=text, network="b")
        assert refusal.value.comment == first
    waiting(article, text=LONG, network="b", name="Somebody else")


def test_the_same_short_text_is_one_comment_only_from_one_network():
    article = live_article()
    waiting(article, name="Kim", text="Thanks!", network="a")
    waiting(article, name="Kim", text="Thanks!", network="b")
    waiting(article, name="Kim", text="Thanks!", network="")
    waiting(article, name="Kim", text="Thanks!", network="")
    with pytest.raises(Repeated):
        waiting(article, name="kim", text=" thanks! ", network="a")


def test_the_same_text_may_answer_two_comments():
    article, by = live_article(), moderator()
    tops = [approved(article, by=by), approved(article, by=by)]
    for top in (None, *tops):
        waiting(article, top, text=LONG, network="a")
    with pytest.raises(Repeated):
        waiting(article, tops[0], text=LONG, network="a")


def test_what_was_declined_is_not_taken_in_a_second_time():
    article, by = live_article(), moderator()
    first = waiting(article, text=LONG)
    decide(first.pk, "declined", by=by)
    with pytest.raises(Repeated):
        waiting(article, text=LONG)


def test_a_refusal_writes_nothing_and_speaks_to_the_person():
    article, by = live_article(), moderator()
    waiting(article, text=LONG)
    target = waiting(article)
    refusals = [{"text": LONG}, {"reply_to": target}]
    for refusal in refusals:
        with pytest.raises(Refused) as told:
            waiting(article, **refusal)
        assert told.value.message.endswith(".")
    assert Comment.objects.count() == 2
    assert by.pk


def test_names_and_texts_are_folded_alike_however_their_accents_are_spelled():
    assert folded("  CAFE\u0301\n  Zoe\u0308 ") == folded("caf\u00e9 ZO\u00cb") == "caf\u00e9 zo\u00eb"
