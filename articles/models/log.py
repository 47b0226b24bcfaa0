from django.conf import settings
from django.db import models

from articles.models.article import Article
from articles.models.frozen import Frozen


class LogEntry(Frozen):
    """One step of the desk, never altered. All that remains of a cancelled edition, but for its revision."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="log")
    step = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    effective = models.DateTimeField(null=True)
    edition_number = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=15, blank=True)
    revision = models.ForeignKey("articles.Revision", models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["article", "pk"]
        verbose_name_plural = "log entries"

    def __str__(self) -> str:
        return f"{self.step} at {self.at:%Y-%m-%d %H:%M:%S}"
