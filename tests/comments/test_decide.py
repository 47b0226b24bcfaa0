import pytest
from django.core.exceptions import PermissionDenied

from comments.integrity import faults
from comments.models import (
    AlreadyDecided,
    Comment,
    Decision,
    Discussion,
    Refused,
    TakesReplies,
    TextChanged,
)
from comments.moderation import decide, decide_many, move, purge, standing, undo, undo_many
from tests.comments.factories import approved, kill, live_article, moderator, waiting

pytestmark = pytest.mark.django_db

State = Comment.State


def state(comment: Comment) -> str:
    return Comment.objects.get(pk=comment.pk).state


def test_a_decision_says_who_when_from_what_to_what_and_why():
    article, by = live_article(), moderator()
    comment = waiting(article)
    made = decide(comment.pk, State.DECLINED, by=by, reason="Off the subject.")
    kept = Decision.objects.get()
    assert kept == made
    assert (kept.comment, kept.comment_ref, kept.article) == (comment, comment.pk, article)
    assert (kept.was, kept.became, kept.by, kept.reason) == ("pending", "declined", by, "Off the subject.")
    assert kept.at >= comment.posted_at
    assert state(comment) == State.DECLINED


def test_a_decision_is_never_altered():
    decision = decide(waiting(live_article()).pk, State.SPAM, by=moderator())
    decision.reason = "No reason."
    with pytest.raises(RuntimeError):
        decision.save()


@pytest.mark.parametrize("to", ["approved", "declined", "spam", "removed", "pending"])
def test_deciding_on_a_parent_never_changes_its_replies(to):
    article, by = live_article(), moderator()
    top = approved(article, by=by)
    held, shown = waiting(article, top), approved(article, top, by=by)
    if to == "approved":
        decide(top.pk, State.REMOVED, by=by)
    decide(top.pk, to, by=by)
    assert (state(top), state(held), state(shown)) == (to, State.PENDING, State.APPROVED)


def test_the_second_moderator_learns_who_decided_and_must_confirm():
    comment = waiting(live_article())
    first, second = moderator(), moderator()
    made = decide(comment.pk, State.APPROVED, by=first, seen=State.PENDING)
    with pytest.raises(AlreadyDecided, match=first.username) as told:
        decide(comment.pk, State.DECLINED, by=second, seen=State.PENDING)
    assert (told.value.decision, told.value.state) == (made, State.APPROVED)
    assert state(comment) == State.APPROVED
    decide(comment.pk, State.DECLINED, by=second, seen=State.PENDING, confirm=True)
    assert state(comment) == State.DECLINED


def test_a_moderator_who_saw_an_earlier_decision_must_confirm_too():
    comment, by = waiting(live_article()), moderator()
    first = decide(comment.pk, State.DECLINED, by=by, seen=0)
    decide(comment.pk, State.APPROVED, by=by, seen=first.pk)
    decide(comment.pk, State.DECLINED, by=by)
    with pytest.raises(AlreadyDecided):
        decide(comment.pk, State.SPAM, by=by, seen=first.pk)


@pytest.mark.parametrize("to", ["approved", "withdrawn", "nonsense", ""])
def test_what_is_so_already_or_is_not_for_a_moderator_is_refused(to):
    comment = approved(live_article(), by=moderator())
    with pytest.raises(Refused):
        decide(comment.pk, to, by=moderator())
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("state", ["pending", "declined", "spam"])
def test_what_readers_do_not_see_is_declined_and_not_removed(state):
    comment, by = waiting(live_article()), moderator()
    if state != "pending":
        decide(comment.pk, state, by=by)
    with pytest.raises(Refused, match="decline it instead"):
        decide(comment.pk, State.REMOVED, by=by)
    comment.refresh_from_db()
    assert comment.state == state


def test_undo_brings_what_was_removed_back_to_its_removal():
    comment, by = approved(live_article(), by=moderator()), moderator()
    decide(comment.pk, State.REMOVED, by=by)
    undo(decide(comment.pk, State.DECLINED, by=by).pk, by=by)
    assert state(comment) == State.REMOVED


def test_what_its_author_has_withdrawn_stays_withdrawn():
    comment = waiting(live_article())
    Comment.objects.filter(pk=comment.pk).update(state=State.WITHDRAWN)
    with pytest.raises(Refused):
        decide(comment.pk, State.APPROVED, by=moderator())


def test_nothing_is_approved_under_a_killed_story_but_it_can_still_be_declined():
    article = live_article()
    comment = waiting(article)
    kill(article)
    with pytest.raises(Refused, match="not public"):
        decide(comment.pk, State.APPROVED, by=moderator())
    decide(comment.pk, State.DECLINED, by=moderator())
    assert state(comment) == State.DECLINED


def test_without_the_permission_nothing_is_decided_moved_or_purged():
    comment = waiting(live_article())
    deeds = [
        lambda: decide(comment.pk, State.APPROVED, by=moderator("purge_comment")),
        lambda: move(comment.pk, by=moderator("purge_comment")),
        lambda: purge(comment.pk, by=moderator("moderate_comment"), note="x"),
    ]
    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    assert (state(comment), Decision.objects.count()) == (State.PENDING, 0)


def test_many_are_decided_by_the_same_code_and_each_answers_for_itself():
    article, by = live_article(), moderator()
    held, declined, gone = waiting(article), waiting(article), 999_999_999
    decide(declined.pk, State.DECLINED, by=by)
    outcomes = decide_many([gone, declined.pk, held.pk], State.APPROVED, by=by, reason="Fine.")
    assert [outcome.comment_id for outcome in outcomes] == [held.pk, declined.pk, gone]
    assert outcomes[0].decision.reason == "Fine."
    assert isinstance(outcomes[1].refused, AlreadyDecided)
    assert isinstance(outcomes[2].refused, Refused)
    assert (state(held), state(declined)) == (State.APPROVED, State.DECLINED)
    assert Discussion.objects.get(article=article).approved_count == 1


def test_undo_brings_back_the_state_and_says_what_it_undid():
    article, by = live_article(), moderator()
    comment = approved(article, by=by)
    spam = decide(comment.pk, State.SPAM, by=by)
    undone = undo(spam.pk, by=by)
    assert (undone.undo_of, undone.became, state(comment)) == (spam, "approved", State.APPROVED)
    assert Comment.objects.get(pk=comment.pk).number == 1
    with pytest.raises(AlreadyDecided):
        undo(spam.pk, by=by)


def test_undo_of_a_move_brings_back_the_very_place():
    article, by = live_article(), moderator()
    top = approved(article, by=by)
    replies = [approved(article, top, by=by) for _ in range(3)]
    made = move(replies[1].pk, by=by)
    assert (made.deed, made.parent_was, made.parent_became) == ("moved", top.pk, None)
    undo(made.pk, by=by)
    assert list(Comment.objects.filter(article=article)) == [top, *replies]
    assert list(faults("default")) == []


def test_a_purge_takes_replies_along_only_after_saying_how_many():
    article, by = live_article(), moderator()
    boss = moderator("purge_comment")
    top = approved(article, by=by)
    reply = approved(article, top, by=by)
    waiting(article, reply)
    with pytest.raises(TakesReplies, match="2 replies") as told:
        purge(top.pk, by=boss, note="A court order.")
    assert (told.value.replies, Comment.objects.count()) == (2, 3)
    purge(top.pk, by=boss, note="A court order.", replies=2)
    assert Comment.objects.count() == 0
    assert Discussion.objects.get(article=article).approved_count == 0


def test_a_purge_leaves_who_when_and_why_and_the_earlier_decisions():
    article, by, boss = live_article(), moderator(), moderator("purge_comment")
    comment = approved(article, by=by)
    purge(comment.pk, by=boss, note="A court order.")
    kept = list(Decision.objects.filter(comment_ref=comment.pk))
    assert [(row.comment, row.deed, row.by) for row in kept] == [
        (None, "decided", by),
        (None, "purged", boss),
    ]
    assert (kept[1].was, kept[1].reason) == ("approved", "A court order.")


def test_a_purge_leaves_the_other_threads_and_those_who_answered_it_from_elsewhere():
    article, by = live_article(), moderator()
    top, other = approved(article, by=by), approved(article, by=by)
    answer = approved(article, top, by=by)
    move(answer.pk, other.pk, by=by)
    purge(top.pk, by=moderator("purge_comment"), note="x")
    assert list(Comment.objects.filter(article=article)) == [other, answer]
    assert Comment.objects.get(pk=answer.pk).in_reply_to is None
    assert list(faults("default")) == []


def test_a_purge_needs_a_note_and_a_comment():
    boss = moderator("purge_comment")
    comment = waiting(live_article())
    for pk, note in ((comment.pk, "  "), (999_999_999, "x")):
        with pytest.raises(Refused):
            purge(pk, by=boss, note=note)


def test_what_was_purged_cannot_be_brought_back():
    boss = moderator("purge_comment")
    [purged] = purge(waiting(live_article()).pk, by=boss, note="x")
    with pytest.raises(Refused, match="cannot be brought back"):
        undo(purged.pk, by=boss)


def test_the_queue_holds_what_waits_oldest_first():
    article, by = live_article(), moderator()
    first, _, last = waiting(article), approved(article, by=by), waiting(article)
    assert list(Comment.objects.waiting()) == [first, last]


def test_a_text_that_changed_after_it_was_read_is_not_approved_and_may_still_be_declined():
    comment, by = waiting(live_article()), moderator()
    read = comment.wording()
    Comment.objects.filter(pk=comment.pk).update(text="Quite other words.")
    with pytest.raises(TextChanged, match="read it again"):
        decide(comment.pk, State.APPROVED, by=by, read=read)
    assert state(comment) == State.PENDING
    decide(comment.pk, State.DECLINED, by=by, read=read)
    undo(comment.decisions.get().pk, by=by)
    comment.refresh_from_db()
    decide(comment.pk, State.APPROVED, by=by, read=comment.wording())
    assert state(comment) == State.APPROVED


def test_decisions_are_undone_one_after_another_back_to_the_beginning():
    comment, by = waiting(live_article()), moderator()
    made = [decide(comment.pk, to, by=by) for to in ("approved", "removed", "spam")]
    with pytest.raises(AlreadyDecided):
        undo(made[1].pk, by=by)
    for decision, back in zip(reversed(made), ("removed", "approved", "pending"), strict=True):
        assert standing(comment.decisions.all())[-1] == decision
        undo(decision.pk, by=by)
        assert state(comment) == back
    assert standing(comment.decisions.all()) == []
    assert [row.undo_of for row in comment.decisions.all()][3:] == made[::-1]
    assert Discussion.objects.get(article=comment.article).approved_count == 0


def test_what_was_undone_can_be_brought_back_and_undone_again():
    comment, by = waiting(live_article()), moderator()
    first = decide(comment.pk, State.APPROVED, by=by)
    undo(undo(first.pk, by=by).pk, by=by)
    assert (state(comment), standing(comment.decisions.all())) == (State.APPROVED, [first])
    undo(first.pk, by=by)
    assert (state(comment), standing(comment.decisions.all())) == (State.PENDING, [])


def test_a_move_and_what_was_decided_before_it_are_undone_in_turn():
    article, by = live_article(), moderator()
    top = approved(article, by=by)
    reply = approved(article, top, by=by)
    moved = move(reply.pk, by=by)
    undo(moved.pk, by=by)
    undo(reply.decisions.first().pk, by=by)
    reply.refresh_from_db()
    assert (reply.state, reply.parent_id) == (State.PENDING, top.pk)
    assert list(faults("default")) == []


def test_a_move_back_under_what_is_gone_is_refused():
    article, by = live_article(), moderator()
    top = approved(article, by=by)
    reply = approved(article, top, by=by)
    moved = move(reply.pk, by=by)
    purge(top.pk, by=moderator("purge_comment"), note="x")
    with pytest.raises(Refused, match="gone"):
        undo(moved.pk, by=by)


def test_many_are_undone_the_latest_first_and_each_answers_for_itself():
    article, by = live_article(), moderator()
    one, other = waiting(article), waiting(article)
    made = [outcome.decision for outcome in decide_many([one.pk, other.pk], State.SPAM, by=by)]
    decide(other.pk, State.APPROVED, by=by)
    outcomes = undo_many([each.pk for each in made], by=by)
    assert [outcome.comment_id for outcome in outcomes] == [other.pk, one.pk]
    assert isinstance(outcomes[0].refused, AlreadyDecided)
    assert (state(one), state(other)) == (State.PENDING, State.APPROVED)
