"""The comments at the desk: which of them a person may see, and each with all that a decision needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import OuterRef, QuerySet, Subquery

from articles import clock
from articles.models import Edition
from comments.admin.glance import Glance
from comments.admin.record import Record, records
from comments.admin.words import Word, words_for
from comments.models import Appeal, Comment, Decision
from comments.models.comment import MAX_LEVEL, CommentQuerySet
from comments.moderation import AlreadyDecided, Refused, standing
from comments.moderation.names import taken_for
from comments.permissions import within_remit

# All that stand above a comment, joined by their keys.
ABOVE = "__".join(["parent"] * MAX_LEVEL)


def comments_for(person: User | AnonymousUser) -> CommentQuerySet:
    """What this person may see of the comments, and decide on. Every screen and every deed begins here."""
    everything = Comment.objects.order_by()
    assert isinstance(everything, CommentQuerySet)
    return within_remit(person, everything)


@dataclass
class Card:
    """One comment as a moderator sees it."""

    comment: Any
    record: Record
    decisions: list[Decision] = field(default_factory=list)
    may_decide: bool = False
    looked_for: list[str] = field(default_factory=list)
    # Whom of the newsroom its name could be taken for.
    like: str = ""
    # After a press of a button: what was done, or why it was not.
    done: Decision | None = None
    told: str = ""
    already: AlreadyDecided | None = None
    chosen: Word | None = None
    refused: Refused | None = None
    form: Any = None

    @property
    def last(self) -> Decision | None:
        return self.decisions[-1] if self.decisions else None

    @property
    def to_undo(self) -> Decision | None:
        """The decision that can be taken back next."""
        held = standing(self.decisions)
        return held[-1] if held and self.may_decide else None

    @property
    def seen(self) -> Glance:
        return Glance.of(self.comment, self.last)

    @property
    def marked_in_name(self) -> list[str]:
        return [*self.looked_for, self.comment.name] if self.like else self.looked_for

    @property
    def appeal(self) -> Appeal | None:
        return getattr(self.comment, "appeal", None)

    @property
    def appealed(self) -> bool:
        """Whether its author waits for an answer."""
        return self.appeal is not None and self.appeal.answer_id is None

    @property
    def words(self) -> list[Word]:
        return words_for(self.comment, again=self.appealed) if self.may_decide else []

    @property
    def before(self) -> list[Comment]:
        """What stands above it, from the top down, without the one it answers."""
        above, each = [], self.comment.parent
        while each is not None:
            above.append(each)
            each = each.parent
        return [each for each in reversed(above) if each.pk != self.comment.in_reply_to_id]

    @property
    def replies(self) -> int:
        return int(self.comment.get_descendant_count())

    @property
    def confirms(self) -> bool:
        """Whether there is anything left to overturn."""
        return bool(self.already and self.chosen and self.already.state != self.chosen.to)


def cards(
    comments: QuerySet[Comment], person: User | AnonymousUser, looked_for: Iterable[str] = ()
) -> list[Card]:
    """As many questions for one comment as for many."""
    rows = list(with_context(comments))
    known, decisions = records(rows, comments_for(person)), decisions_on(rows)
    may = person.has_perm("comments.moderate_comment")
    words, like = list(looked_for), taken_for(rows)
    return [Card(row, known[row.pk], decisions[row.pk], may, words, like.get(row.pk, "")) for row in rows]


def card(comment: Comment, person: User | AnonymousUser) -> Card:
    """As the comment is now."""
    return cards(Comment.objects.order_by().filter(pk=comment.pk), person)[0]


def with_context(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """The story as readers know it: moderators need not see the desk's text."""
    live = Edition.objects.live(clock.reading_time()).filter(article=OuterRef("article")).order_by()
    return comments.select_related("in_reply_to", "appeal__answer__by", "staff", ABOVE).annotate(
        story_headline=Subquery(live.values("headline")[:1]),
        story_path=Subquery(live.values("address__path")[:1]),
    )


def decisions_on(comments: Iterable[Comment]) -> dict[int, list[Decision]]:
    made: dict[int, list[Decision]] = defaultdict(list)
    for decision in Decision.objects.filter(comment__in=[each.pk for each in comments]).select_related("by"):
        made[decision.comment_ref].append(decision)
    return made
