"""The comment and its place in the tree. No other module names mptt or one of its columns,
but `seen.py`, which lists what a page reads.

Each thread is one mptt tree whose `tree_id` is the key of its top-level comment. Whatever changes a
tree does so inside one transaction, under the lock of that top-level row, and here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import connections, models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Sum, When, Window
from mptt.exceptions import InvalidMove
from mptt.managers import TreeManager
from mptt.models import MPTTModel, TreeForeignKey
from mptt.querysets import TreeQuerySet

from comments.models.arrivals import Arrivals
from comments.models.discussion import Discussion
from comments.models.intake import Intake
from comments.models.keys import next_key
from comments.models.nesting import Nesting, laid_out
from comments.models.refused import Refused, TakesReplies
from comments.models.seen import COLUMNS, Seen, addressee
from comments.models.submission import QueueQuerySet, State, Submission

MAX_LEVEL = 8


class Moved(Exception):
    """A comment changed its thread between being looked up and being locked."""


class CommentQuerySet(QueueQuerySet, TreeQuerySet):
    def in_reading_order(self, waiting: int | None = None) -> QuerySet[Any, tuple[Any, ...]]:
        """What a reader may see, or may need as a placeholder above an approved reply.

        Only an approved comment can be answered, so one that was never approved has nothing below it and
        the database leaves it out.
        """
        shown = Q(state=State.APPROVED) | Q(parent__isnull=True) | Q(rght__gt=F("lft") + 1)
        return self.filter(shown | Q(pk=waiting) if waiting else shown).seen()

    def ranked(self) -> CommentQuerySet:
        """`replies` counts the approved ones of the thread, `rank` those of them up to this row."""
        counted = Sum(Case(When(state=State.APPROVED, parent__isnull=False, then=1), default=0))
        return self.annotate(
            replies=Window(counted, partition_by=F("tree_id")),
            rank=Window(counted, partition_by=F("tree_id"), order_by=F("lft").asc()),
        )

    def seen(self) -> QuerySet[Any, tuple[Any, ...]]:
        """The rows of `Seen`, in the order of reading, each with whom it answers if that one shows."""
        ranks = [name for name in ("replies", "rank") if name in self.query.annotations]
        return (
            self.annotate(answered_name=addressee()).order_by("tree_id", "lft").values_list(*COLUMNS, *ranks)
        )

    def numbered(self, article_id: int, first: int, last: int) -> CommentQuerySet:
        """All rows of the article's threads with these numbers."""
        roots = self.model.objects.order_by().filter(article_id=article_id)
        return self.filter(tree_id__in=roots.filter(number__range=(first, last)).values("tree_id"))

    def thread_of(self, comment: Comment | Seen) -> CommentQuerySet:
        return self.filter(tree_id=comment.tree_id)

    def above(self, comment: Comment | Seen) -> CommentQuerySet:
        return self.thread_of(comment).filter(lft__lt=comment.lft, rght__gt=comment.rght)

    def below(self, comment: Comment) -> CommentQuerySet:
        return self.thread_of(comment).filter(lft__gt=comment.lft, rght__lt=comment.rght)

    def before(self, comment: Comment) -> CommentQuerySet:
        """What stands earlier in the same thread."""
        return self.thread_of(comment).filter(lft__lt=comment.lft)

    def owed_a_number(self) -> CommentQuerySet:
        """Threads in which something is approved though they have no number: none, if all is well."""
        inside = self.model.objects.order_by().filter(tree_id=OuterRef("tree_id"), state=State.APPROVED)
        return self.filter(Exists(inside), parent__isnull=True, number__isnull=True)

    def nesting(self) -> Iterator[Nesting]:
        """Every row's bare place, thread by thread in the order of reading, for a checker."""
        columns = ("pk", "tree_id", "lft", "rght", "level", "parent_id", "article_id")
        rows = self.order_by("tree_id", "lft", "pk").values_list(*columns)
        return (Nesting(*row) for row in rows.iterator(chunk_size=5000))

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RuntimeError("deleting rows breaks their tree: use comments.moderation.purge()")

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class CommentManager(TreeManager.from_queryset(CommentQuerySet), Intake, Arrivals):  # type: ignore[misc]
    # What is used of mptt's private parts, pinned by a test: _create_space and _close_gap shift the
    # rows to the right, _move_node and _make_child_root_node carry a subtree elsewhere, and a new
    # row whose lft and rght are set is inserted as it stands. None of them locks anything.

    def _get_next_tree_id(self) -> int:
        raise RuntimeError("a tree's id is the key of its top-level comment")

    def rebuild(self, *args: Any, **kwargs: Any) -> None:
        if "tree_id" not in kwargs:
            raise RuntimeError("a full rebuild renumbers the trees: use partial_rebuild(tree_id)")
        super().rebuild(*args, **kwargs)

    def place(self, comment: Comment, parent: Comment | None) -> None:
        """Give a new comment its place at the end of its parent, whose thread is locked."""
        if parent is None:
            comment.pk = comment.tree_id = comment.pk or next_key(self.model, connections[self.db])
            comment.lft, comment.rght, comment.level = 1, 2, 0
            return
        if parent.level >= MAX_LEVEL:
            parent = self.get(pk=parent.parent_id)
        comment.parent, comment.tree_id, comment.level = parent, parent.tree_id, parent.level + 1
        comment.lft, comment.rght = parent.rght, parent.rght + 1
        self._create_space(2, parent.rght - 1, parent.tree_id)

    def laid(self, article: int, answered: dict[int, int | None]) -> dict[int, Nesting]:
        """The places of whole new threads."""
        return {at.pk: at for at in laid_out(answered, article, MAX_LEVEL)}

    def put_at(self, comment: Comment, place: Nesting) -> None:
        comment.parent_id, comment.tree_id, comment.level = place.parent, place.thread, place.level
        comment.lft, comment.rght = place.opens, place.closes

    def _carry(self, node: Comment, target: Comment | None) -> None:
        """Carry a subtree, siblings staying in the order of their keys. Both threads are locked."""
        if target is None:
            self._make_child_root_node(node, new_tree_id=node.pk)
            self.filter(pk=node.pk).update(parent=None)
            return
        if node.parent_id is None:  # the CHECKs are immediate: a root must have a parent first
            self.filter(pk=node.pk).update(parent=target, number=None)
        later = self.filter(parent=target, pk__gt=node.pk).order_by("lft").first()
        self._move_node(node, later or target, "left" if later else "last-child", save=False)
        self.filter(pk=node.pk).update(parent=target)

    def _cut(self, node: Comment) -> None:
        """Delete a subtree and close the gap. The thread is locked."""
        rows = self.filter(tree_id=node.tree_id, lft__gte=node.lft, rght__lte=node.rght)
        QuerySet.delete(rows)
        self._close_gap(node.rght - node.lft + 1, node.rght, node.tree_id)

    def lock(self, *pks: int) -> dict[int, Comment]:
        """Lock the threads of these comments; returns the comments and their top-level rows, fresh.

        A savepoint around each attempt lets go of the rows when a comment was moved meanwhile.
        Raises DoesNotExist when one of them is gone.
        """
        if not connections[self.db].in_atomic_block:
            raise RuntimeError("a thread is locked until its transaction ends, and there is none")
        while True:
            try:
                with transaction.atomic(using=self.db):
                    return self._locked(set(pks))
            except Moved:
                continue

    def _locked(self, pks: set[int]) -> dict[int, Comment]:
        trees = dict(self.filter(pk__in=pks).order_by().values_list("pk", "tree_id"))
        self._hold(sorted(set(trees.values())))
        rows = {row.pk: row for row in self.filter(pk__in=pks | set(trees.values())).order_by()}
        if not pks <= rows.keys():
            raise self.model.DoesNotExist("That comment is gone.")
        if any(rows[pk].tree_id != trees.get(pk) for pk in pks):
            raise Moved
        return rows

    def _hold(self, roots: list[int]) -> None:
        """Lock top-level rows in the order of their keys, sure of each before waiting for the next."""
        for root in roots:
            row = self.filter(pk=root, tree_id=root).order_by().select_for_update(no_key=True)
            if not row.values_list("pk", flat=True):
                raise Moved

    def set_state(self, comment: Comment, state: str) -> None:
        """Change this row alone, with the kept count and the thread's number. Under lock()."""
        change = (state == State.APPROVED) - (comment.state == State.APPROVED)
        comment.state = state
        self.filter(pk=comment.pk).update(state=state)
        if state == State.APPROVED:
            self._number(comment.tree_id)
        Discussion.objects.db_manager(self.db).tally(comment.article_id, change)

    def _number(self, root: int) -> None:
        thread = self.filter(pk=root, number__isnull=True).order_by().first()
        if thread is not None:
            number = Discussion.objects.db_manager(self.db).next_number(thread.article_id)
            self.filter(pk=root).update(number=number)

    def move(self, pk: int, to: int | None = None) -> Comment:
        """Put a comment and its replies under another, or make them a thread. Returns it as it was."""
        with transaction.atomic(using=self.db):
            rows = self.lock(pk) if to is None else self.lock(pk, to)
            node, target = rows[pk], rows[to] if to is not None else None
            was, moved = self.get(pk=pk), [node, *self.below(node)]
            if target is not None:
                target.check_holds(moved, rows[target.tree_id])
            elif node.parent_id is None:
                raise Refused("This comment is a thread of its own already.")
            try:
                self._carry(node, target)
            except InvalidMove as error:
                raise Refused("A comment cannot stand under itself.") from error
            if any(row.state == State.APPROVED for row in moved):
                self._number(node.pk if target is None else target.tree_id)
            return was

    def erase(self, pk: int, replies: int) -> list[Comment]:
        """Delete a comment with exactly so many replies below it. Returns what is gone."""
        with transaction.atomic(using=self.db):
            # An answer that was moved elsewhere is unlinked, so its thread is locked as well.
            answers = self.filter(in_reply_to=pk).order_by().values_list("pk", flat=True)
            node = self.lock(pk, *answers)[pk]
            gone = [node, *self.below(node)]
            if len(gone) - 1 != replies:
                raise TakesReplies(len(gone) - 1)
            self._cut(node)
            shown = sum(row.state == State.APPROVED for row in gone)
            Discussion.objects.db_manager(self.db).tally(node.article_id, -shown)
            return gone


class Comment(MPTTModel, Submission):
    State = State

    parent = TreeForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    # Declared here, or mptt adds them by itself with a smaller tree_id and a further index on it.
    tree_id = models.BigIntegerField(editable=False)
    lft = models.PositiveIntegerField(editable=False)
    rght = models.PositiveIntegerField(editable=False)
    level = models.PositiveIntegerField(editable=False)
    # The thread's number, on top-level rows: given once, at the first approval in the thread.
    number = models.PositiveIntegerField(null=True, editable=False)

    objects = CommentManager()

    class Meta(Submission.Meta):
        abstract = False
        constraints = [
            *Submission.Meta.constraints,
            models.UniqueConstraint(
                fields=["tree_id"], condition=Q(parent__isnull=True), name="comment_one_root"
            ),
            models.CheckConstraint(
                name="comment_shape",
                condition=Q(rght__gt=F("lft"), level__gte=0, level__lte=MAX_LEVEL)
                & (Q(parent__isnull=False) | Q(tree_id=F("id"), lft=1, level=0)),
            ),
            models.CheckConstraint(
                name="comment_number_on_top",
                condition=Q(number__isnull=True) | Q(parent__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["article", "number"],
                condition=Q(number__isnull=False),
                name="comment_number_once",
            ),
        ]
        indexes = [
            *Submission.Meta.indexes,
            models.Index(fields=["tree_id", "lft"], name="comment_nesting"),
        ]

    @property
    def thread_key(self) -> int:
        """The key of the top-level comment of its thread."""
        return self.tree_id

    def is_full(self) -> bool:
        """Whether the thread of this top-level comment holds as many replies as it may."""
        return self.get_descendant_count() >= settings.COMMENT_THREAD_MAX_REPLIES

    def check_holds(self, moved: list[Comment], root: Comment) -> None:
        """Refuse what cannot be moved under this comment, which stands in the thread of `root`."""
        if moved[0].article_id != self.article_id:
            raise Refused("A comment stays under its own story.")
        if self.level + 1 + max(row.level for row in moved) - moved[0].level > MAX_LEVEL:
            raise Refused(f"Replies go {MAX_LEVEL} levels deep, and these would go deeper.")
        if moved[0].tree_id != root.pk and root.is_full():
            raise Refused("That thread is full.")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new row must have been given its place, and only move() gives it another."""
        if self.lft is None:
            raise RuntimeError("comments are made by Comment.objects.post()")
        if not self._state.adding and self._mptt_cached_fields["parent"] != self.parent_id:
            raise RuntimeError("comments are moved by Comment.objects.move()")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RuntimeError("comments are purged by comments.moderation.purge()")
