"""How comments of another site are taken in: many at once, in the states and with the dates they had."""

from __future__ import annotations

from collections.abc import Iterable
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

    def bring(
        self,
        article: int,
        answered: dict[int, int | None],
        approved: set[int],
        arrivals: Iterable[Arrival],
    ) -> None:
        """Store what arrives under an article, with its count and the numbers of its threads. `answered` says
        of each key whom it answers, in the order in which the comments come; none of their texts is held
        longer than its batch."""
        whole: dict[int, int | None] = {}
        for key, target in answered.items():
            if target is None or target in whole:
                whole[key] = target
        places = self.laid(article, whole)
        numbers = self._count(article, places, approved)
        batch: list[Comment] = []
        added: list[Comment] = []
        for arrival in arrivals:
            row = self._row(article, arrival)
            if row.pk not in places:
                added.append(row)
                continue
            self.put_at(row, places[row.pk])
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

    def _count(self, article: int, places: dict[int, Nesting], approved: set[int]) -> dict[int, int]:
        """The numbers of the threads that show; they stand in the article's own count then."""
        seen = approved & places.keys()
        if not seen:
            return {}
        shown = {places[key].thread for key in seen}
        threads = [pk for pk, place in places.items() if place.parent is None and pk in shown]
        discussions = Discussion.objects.db_manager(self.db)
        held = discussions.select_for_update(no_key=True).filter(article_id=article).first()
        last = held.last_number if held else 0
        numbers = {pk: number for number, pk in enumerate(threads, last + 1)}
        if held is None:
            discussions.create(article_id=article, last_number=len(threads), approved_count=len(seen))
            return numbers
        held.last_number += len(threads)
        held.approved_count += len(seen)
        held.save(update_fields=["last_number", "approved_count"])
        return numbers
