from django.conf import settings
from django.db import models

from articles.models.author import Author
from articles.models.image import Image
from articles.models.section import Section, Tag


class Article(models.Model):
    """The working copy of a story, which the desk edits, and the story's identity.

    Readers never see it: what they see are its editions. `status` speaks of the working copy;
    whether something is live, planned, expired or killed is computed from the editions.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "draft"
        IN_REVIEW = "in_review", "in review"
        APPROVED = "approved", "approved"
        SPIKED = "spiked", "spiked"

    headline = models.CharField(max_length=200, blank=True)
    slug = models.SlugField(
        max_length=120,
        blank=True,
        help_text="The end of the story's address. Left empty, it is made from the headline.",
    )
    standfirst = models.TextField(blank=True, help_text="One or two sentences under the headline.")
    body = models.TextField(blank=True)
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    lead_image = models.ForeignKey(Image, models.PROTECT, null=True, blank=True, related_name="+")
    lead_alt = models.CharField(
        "alternative text", max_length=500, blank=True, help_text="Empty: the picture's own, as it is now."
    )
    lead_caption = models.TextField("caption", blank=True)
    lead_credit = models.CharField("credit", max_length=200, blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="+")
    authors = models.ManyToManyField(Author, through="ArticleByline", related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    embargo_until = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)
    editions_made = models.PositiveIntegerField(default=0, editable=False)
    revisions_made = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = "story"
        verbose_name_plural = "stories"
        indexes = [
            models.Index(fields=["status", "-changed_at", "-id"], name="article_status"),
            models.Index(fields=["section", "-changed_at", "-id"], name="article_section"),
        ]
        permissions = [
            ("edit_any_article", "Can edit stories of others"),
            ("submit_article", "Can submit a story for review"),
            ("approve_article", "Can approve a story"),
            ("publish_article", "Can publish, schedule and cancel"),
            ("correct_article", "Can publish a correction, clarification or retraction"),
            ("expire_article", "Can end a story's time"),
            ("change_address_article", "Can change the address of a published story"),
            ("kill_article", "Can kill a published story"),
            ("restore_article", "Can restore a killed story"),
            ("embargo_article", "Can set an embargo"),
            ("lift_embargo_article", "Can lift an embargo"),
            ("spike_article", "Can spike a draft"),
            ("purge_article", "Can blank content for legal reasons"),
        ]

    def __str__(self) -> str:
        return self.headline or "Untitled story"


class ArticleByline(models.Model):
    """One author of the working copy; `position` orders them, its numbers mean nothing else."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "author"], name="article_author_once")]
        verbose_name = "author"
        verbose_name_plural = "byline"

    def __str__(self) -> str:
        return self.author.name


class Address(models.Model):
    """A claimed path such as "2026/05/14/ferry-returns": no two stories can ever hold the same one."""

    path = models.CharField(max_length=160, unique=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="addresses")

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return f"/{self.path}/"
