"""How a name from a network fared before. It is a hint for a moderator, and no proof of who somebody is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from comments.models import Comment
from comments.models.comment import CommentQuerySet

State = Comment.State

# So many approved ones, and none declined, make a person trusted.
TRUSTED_AFTER = 3

FIELDS = {
    State.PENDING: "waiting",
    State.APPROVED: "approved",
    State.DECLINED: "declined",
    State.SPAM: "declined",
    State.REMOVED: "declined",
}


@dataclass
class Record:
    """Counts of the other comments of one person, as far as name and network tell."""

    known: bool = True
    waiting: int = 0
    approved: int = 0
    declined: int = 0

    @property
    def mark(self) -> str:
        if self.declined:
            return "declined"
        if self.approved >= TRUSTED_AFTER:
            return "trusted"
        return "first" if self.known and not self.approved else ""

    def count(self, state: str, how_many: int) -> None:
        if name := FIELDS.get(State(state)):
            setattr(self, name, getattr(self, name) + how_many)


def records(comments: Iterable[Comment], among: CommentQuerySet) -> dict[int, Record]:
    """For each comment what there is of its person among those, by one question for all of them."""
    people = {(each.network, each.name_folded): each for each in comments if each.network}
    found: dict[tuple[str, str], list[tuple[str, int]]] = {who: [] for who in people}
    if people:
        asked = reduce(or_, (Q(network=network, name_folded=name) for network, name in sorted(people)))
        for row in among.counted().filter(asked):
            found[row["network"], row["name_folded"]].append((row["state"], row["how_many"]))
    return {each.pk: _record(each, found.get((each.network, each.name_folded))) for each in comments}


def _record(comment: Comment, counted: list[tuple[str, int]] | None) -> Record:
    record = Record(known=counted is not None)
    for state, how_many in counted or []:
        record.count(state, how_many - (state == comment.state))
    return record
