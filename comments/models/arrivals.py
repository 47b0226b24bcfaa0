"""How comments of another site are taken in: many at once, in the states and with the dates they had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connections, models

from comments.models.discussion import Discussion
from comments.models.keys import next_keys, pass_key
from comments.models.nesting import Nesting
from comments.models.repeat import folded
from comments.models.submission import State

if TYPE_CHECKING:
    from comments.models.comment import Comment

BATCH = 500


@dataclass(slots=True)
class Arrival:
    """A comment from elsewhere. `answers` is a key of ours: of one that is here, or of an earlier one of
    the same arrival."""

    key: int
    answers: int | None
    name: str
    text: str
    state: str
    posted_at: datetime
    network: str


@dataclass(slots=True)
class Gathering:
    """What arrives under one article. `answered` says of each key whom it answers, in the order in which the
    comments come."""

    article: int
    answered: dict[int, int | None]
    approved: Sequence[int]
    arrivals: Iterable[Arrival]

    def leave_whole(self) -> None:
        """Keep only new threads in `answered`: what answers a comment that is here gets its place there."""
        loose: set[int] = set()
        for key, target in self.answered.items():
            if target is not None and (target not in self.answered or target in loose):
                loose.add(key)
        for key in loose:
            del self.answered[key]


class Arrivals(models.Manager["Comment"]):
    """The part of the comments' manager that an import meets. All of it inside a transaction."""

    def lock(self, *pks: int) -> dict[int, Comment]:
        raise NotImplementedError

    def place(self, comment: Comment, parent: Comment | None) -> None:
        raise NotImplementedError

    def laid(self, article: int, answered: dict[int, int | None]) -> dict[int, Nesting]:
        raise NotImplementedError

    def put_at(self, comment: Comment, place: Nesting) -> None:
        raise NotImplementedError

    def _number(self, root: int) -> None:
        raise NotImplementedError

    def pass_key(self, key: int) -> None:
        """No later comment is given this key or a lesser one."""
        pass_key(self.model, connections[self.db], key)

    def fresh_keys(self, count: int) -> list[int]:
        return next_keys(self.model, connections[self.db], count)

    def bring(self, many: Sequence[Gathering]) -> None:
        """Store what arrives under some articles, with their counts and the numbers of their threads. No text
        is held longer than its batch."""
        places: dict[int, dict[int, Nesting]] = {}
        for each in many:
            each.leave_whole()
            places[each.article] = self.laid(each.article, each.answered)
        numbers = self._count(many, places)
        batch: list[Comment] = []
        added: list[Comment] = []
        for each in many:
            for arrival in each.arrivals:
                row = self._row(each.article, arrival)
                place = places[each.article].get(row.pk)
                if place is None:
                    added.append(row)
                    continue
                self.put_at(row, place)
                row.number = numbers.get(row.pk)
                batch.append(row)
                if len(batch) == BATCH:
                    self.bulk_create(batch)
                    batch.clear()
        self.bulk_create(batch)
        for row in added:
            self._add(row)

    def _row(self, article: int, arrival: Arrival) -> Comment:
        return self.model(
            pk=arrival.key,
            article_id=article,
            in_reply_to_id=arrival.answers,
            name=arrival.name,
            name_folded=folded(arrival.name)[:255],
            text=arrival.text,
            state=arrival.state,
            posted_at=arrival.posted_at,
            network=arrival.network,
        )

    def _add(self, row: Comment) -> None:
        """To a thread that is here."""
        assert row.in_reply_to_id is not None, "what begins a thread is laid with it"
        self.place(row, self.lock(row.in_reply_to_id)[row.in_reply_to_id])
        row.save(using=self.db, force_insert=True)
        if row.state == State.APPROVED:
            self._number(row.thread_key)
            Discussion.objects.db_manager(self.db).tally(row.article_id, 1)

    def _count(self, many: Sequence[Gathering], places: dict[int, dict[int, Nesting]]) -> dict[int, int]:
        """The numbers of the threads that show; they stand in their articles' own counts then."""
        discussions = Discussion.objects.db_manager(self.db)
        locked = discussions.select_for_update(no_key=True).order_by("article")
        held = {each.article_id: each for each in locked.filter(article__in=places)}
        new: list[Discussion] = []
        numbers: dict[int, int] = {}
        for each in many:
            laid = places[each.article]
            seen = [key for key in each.approved if key in laid]
            if not seen:
                continue
            discussion = held.get(each.article) or Discussion(article_id=each.article)
            shown = {laid[key].thread for key in seen}
            threads = [pk for pk, target in each.answered.items() if target is None and pk in shown]
            numbers |= {pk: number for number, pk in enumerate(threads, discussion.last_number + 1)}
            discussion.last_number += len(threads)
            discussion.approved_count += len(seen)
            if each.article in held:
                discussion.save(update_fields=["last_number", "approved_count"])
            else:
                new.append(discussion)
        discussions.bulk_create(new)
        return numbers
