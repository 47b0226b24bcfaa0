"""How comments of another site are taken in: many at once, in the states and with the dates they had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connections, models

from comments.models.discussion import Discussion
from comments.models.keys import next_keys, pass_key
from comments.models.repeat import folded
from comments.models.submission import State

if TYPE_CHECKING:
    from comments.models.comment import Comment


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

    def lay(self, article: int, rows: dict[int, Comment]) -> None:
        raise NotImplementedError

    def _number(self, root: int) -> None:
        raise NotImplementedError

    def pass_key(self, key: int) -> None:
        """No later comment is given this key or a lesser one."""
        pass_key(self.model, connections[self.db], key)

    def fresh_keys(self, count: int) -> list[int]:
        return next_keys(self.model, connections[self.db], count)

    def bring(self, article: int, arrivals: Iterable[Arrival]) -> None:
        """Store what arrives under an article, with its count and the numbers of its threads."""
        laid: dict[int, Comment] = {}
        placed: list[Comment] = []
        for arrival in arrivals:
            row = self._row(article, arrival)
            if arrival.answers is None or arrival.answers in laid:
                row.parent_id = arrival.answers
                laid[row.pk] = row
            else:
                placed.append(row)
        self.lay(article, laid)
        self._count(article, laid)
        self.bulk_create(laid.values(), batch_size=500)
        for row in placed:
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

    def _count(self, article: int, laid: dict[int, Comment]) -> None:
        approved = [row for row in laid.values() if row.state == State.APPROVED]
        if not approved:
            return
        shown = {row.thread_key for row in approved}
        threads = [pk for pk, row in laid.items() if row.parent_id is None and pk in shown]
        discussions = Discussion.objects.db_manager(self.db)
        held = discussions.select_for_update(no_key=True).filter(article_id=article).first()
        held = held or discussions.create(article_id=article)
        rows = [laid[pk] for pk in threads]
        for number, row in enumerate(rows, held.last_number + 1):
            row.number = number
        held.last_number += len(rows)
        held.approved_count += len(approved)
        held.save(update_fields=["last_number", "approved_count"])
