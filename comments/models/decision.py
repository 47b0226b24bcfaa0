from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from articles.models import Article


class Decision(models.Model):
    """What a moderator did to one comment, when and why. Never altered, and it outlives the comment."""

    class Deed(models.TextChoices):
        DECIDED = "decided", "Decided"
        MOVED = "moved", "Moved"
        PURGED = "purged", "Purged"

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.SET_NULL, null=True, related_name="decisions"
    )
    # The comment's id, still readable when a purge has taken the comment.
    comment_ref = models.BigIntegerField(db_index=True)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    deed = models.CharField(max_length=10, choices=Deed, default=Deed.DECIDED)
    was = models.CharField(max_length=10)
    became = models.CharField(max_length=10)
    # Only for a move: the comments it stood under before and after, null for a thread of its own.
    parent_was = models.BigIntegerField(null=True)
    parent_became = models.BigIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    undo_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"comment {self.comment_ref}: {self.was} to {self.became} by {self.by}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RuntimeError("a decision is never altered: make another one")
        super().save(*args, **kwargs)
