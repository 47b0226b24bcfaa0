from __future__ import annotations

from django.db import models
from django.db.models import Q

from comments.models.decision import Decision


class AppealQuerySet(models.QuerySet["Appeal"]):
    def settle(self, decision: Decision) -> None:
        """A decision answers the appeal that waits for one, and undoing the answer opens it again."""
        if decision.undo_of_id and self.filter(answer=decision.undo_of_id).update(answer=None):
            return
        self.filter(comment=decision.comment_id, answer=None).update(answer=decision)


class Appeal(models.Model):
    """What somebody said against the decision on their comment, once. It goes where its comment goes."""

    comment = models.OneToOneField("comments.Comment", on_delete=models.CASCADE, related_name="appeal")
    text = models.TextField()
    at = models.DateTimeField()
    # The decision by which a moderator answered, be it the same as before.
    answer = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")

    objects = AppealQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["at"], condition=Q(answer=None), name="appeal_unanswered"),
        ]

    def __str__(self) -> str:
        return f"Appeal for comment {self.comment_id}"
