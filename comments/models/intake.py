"""How a comment is taken in: everything asked of it inside the transaction that stores it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, connections, models, transaction

from articles import clock
from articles.models import Article, Edition
from comments.models.discussion import Discussion
from comments.models.refused import Closed, Repeated, TargetGone, ThreadFull
from comments.models.repeat import folded, repeat_digest
from comments.models.submission import State

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from comments.models.comment import Comment


class Intake(models.Manager["Comment"]):
    """The part of the comments' manager that the posting form meets."""

    def lock(self, *pks: int) -> dict[int, Comment]:
        raise NotImplementedError

    def place(self, comment: Comment, parent: Comment | None) -> None:
        raise NotImplementedError

    def post(
        self,
        *,
        article: Article,
        name: str,
        text: str,
        reply_to: Comment | int | None = None,
        network: str = "",
        key: str = "",
        staff: User | None = None,
        at: datetime | None = None,
    ) -> Comment:
        """Take a comment in, waiting for review, or raise Refused. One short transaction."""
        answers = reply_to if isinstance(reply_to, int) or reply_to is None else reply_to.pk
        comment = self.model(article=article, name=name, text=text, network=network, staff=staff)
        comment.key, comment.name_folded = key or None, folded(name)[:255]
        comment.repeat = repeat_digest(answers, name, text, network)
        try:
            with transaction.atomic(using=self.db):
                self._admit(comment, answers, at)
                comment.save(using=self.db, force_insert=True)
        except IntegrityError:
            # Another transaction said the same thing between our look and our row.
            said = self._said(comment)
            if said is None:
                raise
            raise Repeated(said) from None
        return comment

    def _admit(self, comment: Comment, answers: int | None, at: datetime | None) -> None:
        said = self._said(comment)
        if said is not None:
            raise Repeated(said)
        discussion = Discussion.objects.db_manager(self.db).of(comment.article_id)
        target = None if answers is None else self._target(comment, answers)
        now = clock.step_time(connections[self.db])
        edition = Edition.objects.live(now).filter(article_id=comment.article_id).first()
        takes, why = discussion.takes_comments(edition, now)
        if not takes:
            raise Closed(why)
        comment.in_reply_to, comment.posted_at = target, at or now
        self.place(comment, target)

    def _target(self, comment: Comment, answers: int) -> Comment:
        """The comment that is answered, its thread locked."""
        try:
            rows = self.lock(answers)
        except self.model.DoesNotExist:
            raise TargetGone from None
        target = rows[answers]
        if target.state != State.APPROVED or target.article_id != comment.article_id:
            raise TargetGone
        if rows[target.thread_key].is_full():
            raise ThreadFull
        return target

    def _said(self, comment: Comment) -> Comment | None:
        """The earlier comment that this one repeats; the same key goes before the same words."""
        under = self.filter(article_id=comment.article_id).order_by("pk")
        said = under.filter(key=comment.key).first() if comment.key else None
        if said is None and comment.repeat:
            said = under.filter(repeat=comment.repeat).first()
        return said
