"""What must hold of all comments, checked from outside: every fault is told in a sentence."""

from collections.abc import Iterator
from itertools import groupby

from django.db import connections
from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from comments.models import Comment, Discussion
from comments.models.nesting import Nesting

State = Comment.State


def faults(alias: str) -> Iterator[str]:
    """Every fault in the comments of a database; nothing when all is well. Safe while people write:
    each check is one statement, which sees one moment."""
    yield from _missing_constraints(alias)
    for key, rows in groupby(Comment.objects.db_manager(alias).nesting(), key=lambda row: row.thread):
        walk = Walk(key)
        for row in rows:
            yield from walk.enter(row)
        yield from walk.leave()
    yield from _wrong_discussions(alias)


class Walk:
    """One thread, walked from its first boundary to its last."""

    def __init__(self, key: int) -> None:
        self.key = key
        self.article = 0
        self.edge = 0  # the boundary passed last; the next one must be higher by one
        self.line: list[Nesting] = []  # the rows that are open here, the top-level one first

    def enter(self, row: Nesting) -> Iterator[str]:
        yield from self.leave(before=row.opens)
        is_first = self.edge == 0
        yield from self._pass(row, row.opens)
        if is_first:
            self.article = row.article
        yield from self._misplaced(row, is_first)
        self.line.append(row)

    def leave(self, before: int | None = None) -> Iterator[str]:
        """Close what ends before a boundary, or everything."""
        while self.line and (before is None or self.line[-1].closes < before):
            row = self.line.pop()
            yield from self._pass(row, row.closes)

    def _pass(self, row: Nesting, boundary: int) -> Iterator[str]:
        if boundary != self.edge + 1:
            yield (
                f"Thread {self.key}: the nesting is broken at comment {row.pk}, "
                f"where {boundary} follows {self.edge}."
            )
        self.edge = boundary

    def _misplaced(self, row: Nesting, is_first: bool) -> Iterator[str]:
        within = self.line[-1].pk if self.line else None
        if is_first and row.pk != self.key:
            yield f"Thread {self.key}: it begins with comment {row.pk} instead of its own."
        if not is_first and row.parent is None:
            yield f"Thread {self.key}: comment {row.pk} is a second top-level comment in it."
        elif row.parent != within:
            yield f"Thread {self.key}: comment {row.pk} stands in {within}, but its parent is {row.parent}."
        if row.level != len(self.line):
            yield f"Thread {self.key}: comment {row.pk} says level {row.level} at level {len(self.line)}."
        if row.article != self.article:
            yield f"Thread {self.key}: comment {row.pk} is under article {row.article}, not {self.article}."


def _wrong_discussions(alias: str) -> Iterator[str]:
    under = Comment.objects.db_manager(alias).order_by()
    of_this = under.filter(article=OuterRef("article")).values("article")
    approved = of_this.annotate(n=Count("pk", filter=Q(state=State.APPROVED))).values("n")
    highest = of_this.annotate(n=Max("number")).values("n")
    counted = Discussion.objects.using(alias).annotate(
        approved=Coalesce(Subquery(approved), 0), highest=Coalesce(Subquery(highest), 0)
    )
    for row in counted.exclude(approved=F("approved_count")).values("pk", "approved_count", "approved"):
        yield "Article {pk}: {approved_count} approved comments are kept, {approved} counted.".format(**row)
    for given in counted.filter(highest__gt=F("last_number")).values("pk", "last_number", "highest"):
        yield "Article {pk}: the last thread number is {last_number}, but {highest} is given.".format(**given)
    for article in under.filter(article__discussion=None).values_list("article", flat=True).distinct():
        yield f"Article {article}: it has comments but no discussion."
    for key in Comment.objects.db_manager(alias).owed_a_number().values_list("pk", flat=True):
        yield f"Thread {key}: something in it is approved, but it has no number."


def _missing_constraints(alias: str) -> Iterator[str]:
    connection = connections[alias]
    with connection.cursor() as cursor:
        there = connection.introspection.get_constraints(cursor, Comment._meta.db_table)
    for constraint in Comment._meta.constraints:
        if constraint.name not in there:
            yield f"The database has lost the constraint {constraint.name}."
