"""What a page reads of a comment: a row of plain values, of which a page may show hundreds."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Self

from django.db.models import Case, F, When

from comments.models.submission import State

if TYPE_CHECKING:
    from comments.models.comment import Comment

COLUMNS = (
    "pk",
    "tree_id",
    "lft",
    "rght",
    "level",
    "parent",
    "number",
    "state",
    "name",
    "text",
    "posted_at",
    "in_reply_to",
    "staff",
    "answered_name",
)


def addressee() -> Case:
    """The name of whom a comment answers, if that one shows."""
    return Case(When(in_reply_to__state=State.APPROVED, then=F("in_reply_to__name")))


class Seen(NamedTuple):
    """In the order of COLUMNS, and of what `ranked` adds to them."""

    pk: int
    tree_id: int
    lft: int
    rght: int
    level: int
    parent_id: int | None
    number: int | None
    state: str
    name: str
    text: str
    posted_at: datetime
    in_reply_to_id: int | None
    staff_id: int | None
    answered_name: str | None
    replies: int = 0
    rank: int = 0

    @classmethod
    def of(cls, comment: Comment) -> Self:
        """A comment that answers nobody, as its author sees it while it waits."""
        shape = (comment.tree_id, comment.lft, comment.rght, comment.level, comment.parent_id, comment.number)
        words = (comment.state, comment.name, comment.text, comment.posted_at)
        return cls(comment.pk, *shape, *words, None, None, None)

    @property
    def thread_key(self) -> int:
        """The key of the top-level comment of its thread."""
        return self.tree_id
