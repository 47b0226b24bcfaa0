"""What came from another site, and where its old addresses lead."""

from django.db import models
from django.utils import timezone


class Kind(models.TextChoices):
    STORY = "story", "story"
    SECTION = "section", "section"
    TAG = "tag", "tag"
    AUTHOR = "author", "author"
    PICTURE = "picture", "picture"
    COMMENT = "comment", "comment"


class Imported(models.Model):
    """One thing of another site and what it is here. `theirs` is the digest of what was read, `ours` of what
    was written: whether either side has changed since can be told from these."""

    source = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind)
    old = models.CharField(max_length=200)
    # The key here; null for what was read and left out.
    key = models.BigIntegerField(null=True)
    under = models.CharField(max_length=200, blank=True)
    theirs = models.CharField(max_length=32)
    ours = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "old"], name="imported_once"),
        ]
        indexes = [
            models.Index(fields=["source", "kind", "under"], name="imported_under"),
            models.Index(fields=["kind", "old"], name="imported_old"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.old} of {self.source}"


class OldAddress(models.Model):
    """A path of the old site, with its query if it had one, and what it leads to. Whether that may be seen
    is asked when somebody comes."""

    path = models.CharField(max_length=500, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    key = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "old addresses"

    def __str__(self) -> str:
        return f"/{self.path}"


class ImportStretch(models.Model):
    """Up to which post an unfinished import has brought a file, and what it had to tell of the last of these.
    The next import of this file goes on behind the furthest."""

    source = models.CharField(max_length=200)
    # The digest of the file, and of what was given beside it.
    file = models.CharField(max_length=64)
    posts = models.PositiveIntegerField()
    told = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "file", "posts"], name="import_stretch_once"),
        ]
        verbose_name_plural = "import stretches"

    def __str__(self) -> str:
        return f"{self.source} up to post {self.posts}"


class ImportReport(models.Model):
    """What an import read, wrote, changed and left out, as it was told at its end."""

    source = models.CharField(max_length=200)
    file = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    content = models.JSONField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file}, {timezone.localtime(self.at):%d %B %Y %H:%M}"
