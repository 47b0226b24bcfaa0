from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F

from articles.models import Article, Edition
from articles.prepared import Prepared


class DiscussionManager(models.Manager["Discussion"]):
    def of(self, article_id: int) -> Discussion:
        """The article's discussion, made now if this is its first use; safe among many writers."""
        return self.get_or_create(article_id=article_id)[0]

    def reading(self, article_id: int) -> Discussion:
        """The same for readers, who write nothing."""
        found = _of_article(article=article_id)
        return found[0] if found else self.model(article_id=article_id)

    def tally(self, article_id: int, change: int) -> None:
        if change:
            self.of(article_id)
            self.filter(article_id=article_id).update(approved_count=F("approved_count") + change)

    def next_number(self, article_id: int) -> int:
        """A thread number that was never given before. Call it inside a transaction."""
        self.of(article_id)
        discussion = self.select_for_update(no_key=True).get(article_id=article_id)
        discussion.last_number += 1
        discussion.save(update_fields=["last_number"])
        return discussion.last_number


class Discussion(models.Model):
    """What is kept once for all the comments under an article."""

    class Mode(models.TextChoices):
        AUTOMATIC = "automatic", "Open, and closed by age"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    article = models.OneToOneField(
        Article, on_delete=models.PROTECT, primary_key=True, related_name="discussion"
    )
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.AUTOMATIC)
    approved_count = models.PositiveIntegerField(default=0, editable=False)
    last_number = models.PositiveIntegerField(default=0, editable=False)

    objects = DiscussionManager()

    class Meta:
        permissions = [("open_close_discussion", "Can open and close the comments on a story")]

    def __str__(self) -> str:
        return f"Comments on {self.article}"

    def takes_comments(self, edition: Edition | None, at: datetime) -> tuple[bool, str]:
        """Whether a comment is accepted now, and the sentence that says why not."""
        if edition is None:
            return False, "This story takes no comments."
        if self.mode == self.Mode.CLOSED:
            return False, "The editors have closed the comments on this story."
        days = settings.COMMENT_CLOSE_AFTER_DAYS
        aged = days and edition.first_published_at + timedelta(days=days) <= at
        if aged and self.mode == self.Mode.AUTOMATIC:
            return False, f"Comments close {days} days after a story is published."
        return True, ""


_of_article = Prepared(
    lambda article: Discussion.objects.filter(pk=article), article=models.BigIntegerField()
)
