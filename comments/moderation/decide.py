from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from articles import clock
from articles.models import Edition
from comments.models import AlreadyDecided, Appeal, Comment, Decision, Refused, TextChanged
from comments.permissions import may_decide_on

State = Comment.State
# A commenter's own withdrawal is not for moderators to make or to overturn.
CHOICES = frozenset({State.PENDING, State.APPROVED, State.DECLINED, State.SPAM, State.REMOVED})


@dataclass(frozen=True)
class Outcome:
    """What became of one of many: a decision, or the refusal."""

    comment_id: int
    decision: Decision | None = None
    refused: Refused | None = None


def decide(
    comment_id: int,
    to: str,
    *,
    by: User,
    reason: str = "",
    seen: str | int | None = None,
    read: str | None = None,
    confirm: bool = False,
    undo_of: Decision | None = None,
) -> Decision:
    """Change the state of this comment and of no other, and keep who did it, when and why.

    `seen` is the state, or the id of the last decision (0 for none), that the moderator had before them;
    `read` the wording. Nobody approves a text that they have not read.
    """
    require(by, "moderate_comment", comment_id)
    with transaction.atomic():
        comment = _locked(comment_id)
        last = comment.decisions.select_related("by").last()
        if not confirm and not _still(seen, comment, last):
            raise AlreadyDecided(comment.state, last)
        if to == State.APPROVED and read is not None and read != comment.wording():
            raise TextChanged
        again = undo_of is not None or Appeal.objects.filter(comment=comment, answer=None).exists()
        _check(comment, to, undone=undo_of is not None, again=again)
        was = comment.state
        decision = _record(comment, by, was=was, became=to, reason=reason, undo_of=undo_of)
        Comment.objects.set_state(comment, to)
        Appeal.objects.settle(decision)
        return decision


def decide_many(
    comment_ids: Iterable[int],
    to: str,
    *,
    by: User,
    reason: str = "",
    seen: Mapping[int, str | int] | None = None,
    read: Mapping[int, str] | None = None,
    confirm: bool = False,
) -> list[Outcome]:
    """The same on many, each in a transaction of its own: one refusal leaves the others decided.

    Whatever `seen` does not name was seen waiting.
    """
    outcomes = []
    for comment_id in sorted(set(comment_ids)):
        saw, words = (seen or {}).get(comment_id, State.PENDING), (read or {}).get(comment_id)
        try:
            decision = decide(comment_id, to, by=by, reason=reason, seen=saw, read=words, confirm=confirm)
            outcomes.append(Outcome(comment_id, decision))
        except Refused as refused:
            outcomes.append(Outcome(comment_id, refused=refused))
    return outcomes


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Of one comment's decisions, in their order, those that were not undone: the last can be undone next."""
    held: list[Decision] = []
    taken_back: dict[int, Decision] = {}
    for decision in decisions:
        if decision.undo_of_id is None:
            held.append(decision)
        elif held and held[-1].pk == decision.undo_of_id:
            taken_back[decision.pk] = held.pop()
        elif decision.undo_of_id in taken_back:  # an undoing was undone itself
            held.append(taken_back[decision.undo_of_id])
    return held


def undo(decision_id: int, *, by: User, reason: str = "") -> Decision:
    """Bring back the state or the place that a decision changed, unless another one stands after it."""
    past = Decision.objects.get(pk=decision_id)
    if past.deed == Decision.Deed.PURGED or past.comment_id is None:
        raise Refused("What was purged cannot be brought back.")
    with transaction.atomic():
        _lock_for(past)
        decisions = list(Decision.objects.filter(comment_id=past.comment_id).select_related("by"))
        if past not in (decisions[-1], *standing(decisions)[-1:]):
            raise AlreadyDecided(decisions[-1].became, decisions[-1])
        if past.deed == Decision.Deed.MOVED:
            return move(past.comment_id, past.parent_was, by=by, reason=reason, undo_of=past)
        return decide(past.comment_id, past.was, by=by, reason=reason, undo_of=past)


def undo_many(decision_ids: Iterable[int], *, by: User) -> list[Outcome]:
    """The latest first, each in a transaction of its own."""
    outcomes = []
    for past in Decision.objects.filter(pk__in=decision_ids).order_by("-pk"):
        try:
            outcomes.append(Outcome(past.comment_ref, undo(past.pk, by=by)))
        except Refused as refused:
            outcomes.append(Outcome(past.comment_ref, refused=refused))
    return outcomes


def move(
    comment_id: int, to: int | None = None, *, by: User, reason: str = "", undo_of: Decision | None = None
) -> Decision:
    """Put a comment and its replies under another, or make them a thread of their own."""
    require(by, "moderate_comment", comment_id)
    with transaction.atomic():
        try:
            comment = Comment.objects.move(comment_id, to)
        except Comment.DoesNotExist:
            raise Refused("One of these comments is gone.") from None
        return _record(
            comment,
            by,
            deed=Decision.Deed.MOVED,
            was=comment.state,
            became=comment.state,
            parent_was=comment.parent_id,
            parent_became=to,
            reason=reason,
            undo_of=undo_of,
        )


def purge(comment_id: int, *, by: User, note: str, replies: int = 0) -> list[Decision]:
    """Delete a comment for good, with the replies below it, of which the administrator was told so many.

    Raises TakesReplies with the true number when that one is wrong. Who, when and why stay.
    """
    require(by, "purge_comment", comment_id)
    if not note.strip():
        raise Refused("Say why this has to go: the note stays when the comment is gone.")
    with transaction.atomic():
        try:
            gone = Comment.objects.erase(comment_id, replies)
        except Comment.DoesNotExist:
            raise Refused("That comment is gone.") from None
        return [
            _record(row, by, deed=Decision.Deed.PURGED, was=row.state, became="", reason=note) for row in gone
        ]


def require(by: User, permission: str, comment_id: int) -> None:
    if not by.has_perm(f"comments.{permission}"):
        raise PermissionDenied(f"This needs the permission comments.{permission}.")
    if not may_decide_on(by, comment_id):
        raise PermissionDenied("This comment stands in a section that is not this moderator's.")


def _locked(comment_id: int) -> Comment:
    try:
        return Comment.objects.lock(comment_id)[comment_id]
    except Comment.DoesNotExist:
        raise Refused("That comment is gone.") from None


def _lock_for(past: Decision) -> None:
    """Both threads of a move at once, so that two people never wait for each other."""
    moved = past.deed == Decision.Deed.MOVED
    try:
        Comment.objects.lock(*filter(None, (past.comment_id, past.parent_was if moved else None)))
    except Comment.DoesNotExist:
        raise Refused("One of these comments is gone.") from None


def _still(seen: str | int | None, comment: Comment, last: Decision | None) -> bool:
    if seen is None:
        return True
    if isinstance(seen, int):
        return seen == (last.pk if last else 0)
    return seen == comment.state


def _check(comment: Comment, to: str, undone: bool, again: bool) -> None:
    """`again` says whether the same may be decided once more, as in answer to an appeal."""
    if to not in CHOICES:
        raise Refused("A moderator cannot decide that.")
    if comment.state == to and not again:
        raise Refused("It is so already.")
    if comment.state == State.WITHDRAWN:
        raise Refused("Its author has withdrawn this comment.")
    if to == State.REMOVED and comment.state not in {State.APPROVED, State.REMOVED} and not undone:
        raise Refused("Readers do not see this comment, so there is nothing to remove: decline it instead.")
    live = Edition.objects.live(clock.step_time(connection)).filter(article_id=comment.article_id)
    if to == State.APPROVED and not live.exists():
        raise Refused("Its story is not public, so nothing can be approved under it.")


def _record(comment: Comment, by: User, deed: str = Decision.Deed.DECIDED, **columns: Any) -> Decision:
    return Decision.objects.create(
        comment=None if deed == Decision.Deed.PURGED else comment,
        comment_ref=comment.pk,
        article_id=comment.article_id,
        deed=deed,
        by=by,
        at=clock.step_time(connection),
        **columns,
    )
