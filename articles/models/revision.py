from django.conf import settings
from django.db import models

from articles.models.article import Article
from articles.models.frozen import Frozen


class Revision(Frozen):
    """What was saved: one row a save, never altered. The content holds names beside keys,
    so that a save stays readable when an author or a tag has gone."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions", db_index=False)
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=20, default="save")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    content = models.JSONField()

    class Meta:
        ordering = ["article", "number"]
        get_latest_by = "number"
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number")]

    def __str__(self) -> str:
        return f"revision {self.number}"


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def standing(self) -> "ApprovalQuerySet":
        return self.filter(withdrawn_at=None)

    def idle(self) -> "ApprovalQuerySet":
        """Of texts that nobody has published or planned yet."""
        return self.standing().filter(used=False)


class Approval(models.Model):
    """Somebody signed this very text. Withdrawn when the text is changed or killed; never removed."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="approvals")
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    used = models.BooleanField(default=False, help_text="An edition was made of the text, live or planned.")

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision"], condition=models.Q(withdrawn_at=None), name="approval_one_standing"
            )
        ]
        indexes = [
            models.Index(
                fields=["revision"], condition=models.Q(withdrawn_at=None, used=False), name="approval_idle"
            )
        ]

    def __str__(self) -> str:
        return f"approval of {self.revision}"
