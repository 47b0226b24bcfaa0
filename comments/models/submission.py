"""What a person sent and what became of it, without its place in a thread."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Q

from articles.models import Article


class State(models.TextChoices):
    PENDING = "pending", "Waiting for review"
    APPROVED = "approved", "Approved"
    DECLINED = "declined", "Declined"
    SPAM = "spam", "Spam"
    REMOVED = "removed", "Removed by the desk"
    WITHDRAWN = "withdrawn", "Withdrawn by its author"


def new_receipt() -> str:
    """A name for the author's private page that nobody guesses: 192 random bits."""
    return secrets.token_urlsafe(24)


class Submission(models.Model):
    article = models.ForeignKey(Article, on_delete=models.PROTECT, db_index=False, related_name="comments")
    in_reply_to = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="answers"
    )
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    name = models.CharField(max_length=255)
    name_folded = models.CharField(max_length=255, editable=False)
    text = models.TextField()
    # Whose account at the desk wrote it; null for whatever came through the public form.
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    posted_at = models.DateTimeField()
    network = models.CharField(max_length=64, blank=True, editable=False)
    # Null where there is none: many rows may have none, and an index on the others stays small.
    key = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001
    repeat = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001
    receipt = models.CharField(max_length=64, default=new_receipt, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key"], condition=Q(key__isnull=False), name="comment_key_once"
            ),
            models.UniqueConstraint(
                fields=["article", "repeat"],
                condition=Q(repeat__isnull=False),
                name="comment_said_once",
            ),
            models.UniqueConstraint(fields=["receipt"], name="comment_receipt_once"),
        ]
        indexes = [
            models.Index(fields=["state", "posted_at"], name="comment_queue"),
            models.Index(fields=["network", "name_folded"], name="comment_record"),
            models.Index(fields=["network", "posted_at"], name="comment_recent"),
        ]
        permissions = [
            ("moderate_comment", "Can decide on comments"),
            ("purge_comment", "Can purge comments for good"),
        ]

    def __str__(self) -> str:
        return f"{self.name} on {self.posted_at:%d %B %Y}"

    def wording(self) -> str:
        """Another one as soon as a character of name or text is another."""
        return sha256(f"{self.name}\0{self.text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


class QueueQuerySet(models.QuerySet[Any]):
    """What moderators ask."""

    def waiting(self) -> QueueQuerySet:
        """The queue, oldest first."""
        return self.filter(state=State.PENDING).order_by("posted_at", "pk")

    def counted(self) -> QueueQuerySet:
        """How many of each name from each network are in which state: `how_many`."""
        each = self.order_by().exclude(network="").values("network", "name_folded", "state")
        return each.annotate(how_many=Count("pk"))
