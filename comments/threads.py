"""What a reader sees of a discussion: which page, which comments, in which order.

Threads stand in the order of their numbers and page k holds the numbers 20(k-1)+1 to 20k, whatever
is approved, removed or purged later: the page of a comment's permalink never moves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import BigIntegerField, IntegerField

from articles.models import Edition
from articles.prepared import Prepared
from comments.models import Comment, Discussion, Seen

THREADS_ON_A_PAGE = 20
REPLIES_ON_A_PAGE = 200

State = Comment.State


class Node(NamedTuple):
    """One comment or placeholder, in a flat list that opens and closes the nested ones by itself."""

    comment: Seen
    level: int
    opens: bool
    closes: range
    placeholder: bool = False
    waiting: bool = False
    replying: bool = False
    answers: str = ""
    permalink: str = ""
    reply_url: str = ""


@dataclass(frozen=True)
class ThreadView:
    number: int | None
    nodes: list[Node]
    more_count: int = 0
    more_url: str = ""

    @property
    def replying(self) -> bool:
        """Whether the form stands under one of its comments."""
        return any(node.replying for node in self.nodes)


@dataclass(frozen=True)
class DiscussionView:
    count: int
    open: bool
    closed_reason: str
    threads: list[ThreadView]
    page: int
    pages: int
    previous_url: str = ""
    next_url: str = ""
    services: list[Any] = field(default_factory=lambda: list(settings.COMMENT_SERVICES))

    @property
    def replying(self) -> bool:
        """Whether the form stands under one of its comments."""
        return any(thread.replying for thread in self.threads)


@dataclass(frozen=True)
class Place:
    """The page on which a comment shows: one of threads, or one of a single long thread."""

    page: int
    thread: int | None = None

    @property
    def path(self) -> str:
        """What follows the story's address."""
        if self.thread is None:
            return f"comments/page/{self.page}/" if self.page > 1 else ""
        return f"comments/thread/{self.thread}/" + (f"page/{self.page}/" if self.page > 1 else "")


@dataclass(frozen=True)
class Reading:
    """Who reads what: the story as it stands, and the two comments that this visitor is concerned with."""

    edition: Edition | None
    open: bool
    waiting: Comment | None = None
    replying_to: Comment | None = None

    @cached_property
    def address(self) -> str:
        return self.edition.get_absolute_url() if self.edition else ""

    def url(self, path: str) -> str:
        return f"{self.address}{path}" if self.edition else ""

    def waits(self, comment: Seen | Comment) -> bool:
        return self.waiting is not None and comment.pk == self.waiting.pk and comment.state == State.PENDING

    def node(self, comment: Seen, below: int) -> Node:
        """`below` is the level of the next comment in the thread; 0 after the last."""
        waits = self.waits(comment)
        placeholder = comment.state != State.APPROVED and not waits
        if placeholder:
            comment = comment._replace(name="", text="")  # so that no template can show what must not be seen
        permalink = self.url(f"comments/{comment.pk}/")
        return Node(
            comment=comment,
            level=comment.level,
            opens=below > comment.level,
            closes=range(max(comment.level - below, 0)),
            placeholder=placeholder,
            waiting=waits,
            replying=self.replying_to is not None and comment.pk == self.replying_to.pk,
            answers="" if placeholder else _answers(comment),
            permalink=permalink,
            reply_url=f"{permalink}reply/" if permalink and self.open and not (placeholder or waits) else "",
        )

    def thread(self, rows: list[Seen]) -> ThreadView:
        kept = self.kept(rows)
        below = [row.level for row in kept[1:]] + [0]
        nodes = [self.node(row, level) for row, level in zip(kept, below, strict=True)]
        return ThreadView(rows[0].number, nodes)

    def kept(self, rows: list[Seen]) -> list[Seen]:
        """What shows: replies come before their parents in reverse order, so one pass finds all parents."""
        kept: list[Seen] = []
        parents: set[int | None] = {rows[0].pk}
        for row in reversed(rows):
            if row.state == State.APPROVED or row.pk in parents or self.waits(row):
                kept.append(row)
                parents.add(row.parent_id)
        return kept[::-1]


def page(
    article_id: int,
    number: int = 1,
    *,
    edition: Edition | None,
    at: datetime,
    waiting: Comment | None = None,
    replying_to: Comment | None = None,
) -> DiscussionView | None:
    """One page of threads; None when there is no such page."""
    discussion = Discussion.objects.reading(article_id)
    pages = _page_of(discussion.last_number, THREADS_ON_A_PAGE)
    if not 1 <= number <= pages:
        return None
    is_open, why = discussion.takes_comments(edition, at)
    reading = Reading(edition, is_open, waiting, replying_to)
    first = THREADS_ON_A_PAGE * (number - 1) + 1
    threads = _threads(reading, discussion, first)
    if waiting and waiting.parent_id is None and waiting.number is None and number == pages:
        threads += [reading.thread([Seen.of(waiting)])] if reading.waits(waiting) else []
    return DiscussionView(
        count=discussion.approved_count,
        open=is_open,
        closed_reason=why,
        threads=threads,
        page=number,
        pages=pages,
        previous_url=reading.url(Place(number - 1).path) if number > 1 else "",
        next_url=reading.url(Place(number + 1).path) if number < pages else "",
    )


def thread_page(
    article_id: int,
    thread: int,
    number: int = 1,
    *,
    edition: Edition | None,
    at: datetime,
    waiting: Comment | None = None,
    replying_to: Comment | None = None,
) -> DiscussionView | None:
    """One page of a single long thread, below the comments that its first one answers."""
    after = REPLIES_ON_A_PAGE * (number - 1)
    ranked = Comment.objects.numbered(article_id, thread, thread).ranked()
    rows = ranked.in_reading_order(waiting.pk if waiting else None)
    rows = rows.filter(rank__gt=after) if number > 1 else rows
    rows = rows.filter(rank__lte=after + REPLIES_ON_A_PAGE)
    shown = [Seen(*row) for row in rows] if number >= 1 else []
    if not shown:
        return None
    replies = shown[0].replies
    context = [Seen(*row) for row in Comment.objects.above(shown[0]).seen()]
    discussion = Discussion.objects.reading(article_id)
    is_open, why = discussion.takes_comments(edition, at)
    reading = Reading(edition, is_open, waiting, replying_to)
    pages = _page_of(replies, REPLIES_ON_A_PAGE)
    return DiscussionView(
        count=discussion.approved_count,
        open=is_open,
        closed_reason=why,
        threads=[reading.thread(context + shown)],
        page=number,
        pages=pages,
        previous_url=reading.url(Place(number - 1, thread).path) if number > 1 else "",
        next_url=reading.url(Place(number + 1, thread).path) if number < pages else "",
    )


def where(comment: Comment, *, waiting: bool = False) -> Place | None:
    """The page on which a comment or its placeholder shows; None when it shows nowhere.

    With `waiting`, the page on which its author sees it while it is held.
    """
    root = comment if comment.parent_id is None else Comment.objects.get(pk=comment.thread_key)
    waits = waiting and comment.state == State.PENDING
    if root.number is None:
        last = Discussion.objects.reading(comment.article_id).last_number
        return Place(_page_of(last, THREADS_ON_A_PAGE)) if waits else None
    rank = 0 if comment == root else _rank(comment, waits)
    if rank is None:
        return None
    if rank <= REPLIES_ON_A_PAGE:
        return Place(_page_of(root.number, THREADS_ON_A_PAGE))
    return Place(_page_of(rank, REPLIES_ON_A_PAGE), root.number)


def around(
    comment: Comment, *, edition: Edition | None, at: datetime, waiting: bool = False, replying: bool = False
) -> DiscussionView | None:
    """The page on which a comment shows, for its author's receipt or for answering it."""
    place = where(comment, waiting=waiting)
    if place is None:
        return None
    concerned = {"waiting": comment if waiting else None, "replying_to": comment if replying else None}
    if place.thread is None:
        return page(comment.article_id, place.page, edition=edition, at=at, **concerned)
    return thread_page(comment.article_id, place.thread, place.page, edition=edition, at=at, **concerned)


def _threads(reading: Reading, discussion: Discussion, first: int) -> list[ThreadView]:
    """The threads of a page, each up to its first so many replies. Counting those costs the database more
    than all the rest, and so is left out where the whole discussion has fewer."""
    if not discussion.last_number:
        return []
    last = first + THREADS_ON_A_PAGE - 1
    if discussion.approved_count <= REPLIES_ON_A_PAGE and reading.waiting is None:
        rows = _whole_threads(article=discussion.article_id, first=first, last=last)
    else:
        numbered = Comment.objects.numbered(discussion.article_id, first, last)
        long = discussion.approved_count > REPLIES_ON_A_PAGE
        asked = numbered.ranked() if long else numbered
        found = asked.in_reading_order(reading.waiting.pk if reading.waiting else None)
        rows = list(found.filter(rank__lte=REPLIES_ON_A_PAGE) if long else found)
    in_threads = groupby((Seen(*row) for row in rows), lambda row: row.thread_key)
    threads = [_shortened(reading, list(thread)) for _, thread in in_threads]
    return sorted(threads, key=lambda thread: thread.number or 0)


_whole_threads: Prepared[tuple[Any, ...]] = Prepared(
    lambda article, first, last: Comment.objects.numbered(article, first, last).in_reading_order(),
    article=BigIntegerField(),
    first=IntegerField(),
    last=IntegerField(),
)


def _shortened(reading: Reading, rows: list[Seen]) -> ThreadView:
    thread = reading.thread(rows)
    more = rows[0].replies - REPLIES_ON_A_PAGE
    if more <= 0:
        return thread
    return ThreadView(thread.number, thread.nodes, more, reading.url(Place(2, thread.number).path))


def _answers(comment: Seen) -> str:
    """Whom it answers, where the depth limit or a move keeps it from standing under them."""
    elsewhere = comment.in_reply_to_id is not None and comment.in_reply_to_id != comment.parent_id
    return (comment.answered_name or "") if elsewhere else ""


def _rank(comment: Comment, waits: bool) -> int | None:
    """How many approved replies of its thread there are up to the first one that makes it show."""
    earlier = Comment.objects.before(comment).filter(state=State.APPROVED, parent__isnull=False).count()
    if waits:
        return earlier
    if (
        comment.state == State.APPROVED
        or Comment.objects.below(comment).filter(state=State.APPROVED).exists()
    ):
        return earlier + 1
    return None


def _page_of(count: int, size: int) -> int:
    return max(-(-count // size), 1)
