from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import F, Q

from articles.constraints import NeverTwoLive
from articles.models.article import Address, Article
from articles.models.author import Author
from articles.models.frozen import Frozen, FrozenError
from articles.models.image import Image
from articles.models.revision import Revision
from articles.models.section import Section, Tag

SETTLING = frozenset(
    {"live_until", "first_published_at", "updated_at", "embargo_until", "address", "address_id"}
)

ON_A_CARD = (
    "pk",
    "article_id",
    "first_published_at",
    "headline",
    "standfirst",
    "address__path",
    "section_id",
    "section__name",
    "section__slug",
    "lead_alt",
    "lead_image__renditions",
)


class EditionQuerySet(models.QuerySet["Edition"]):
    """The only three ways in for public code are `live`, `standing` and `past`."""

    def in_force(self, at: datetime) -> "EditionQuerySet":
        return self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at)

    def live(self, at: datetime, before: datetime | None = None) -> "EditionQuerySet":
        """The stories that can be read at a moment, the newest first.

        `before` pages through older ones. Both limits become one upper bound on the date, since SQLite
        uses only one for its index. By `article_id`, since `article` would mean the working copy's own order.
        """
        bound = min(at, before) if before else at
        return (
            self.in_force(at)
            .filter(first_published_at__lte=bound)
            .exclude(kind__in=Edition.ABSENT)
            .order_by("-first_published_at", "-article_id")
        )

    def standing(self, path: str, at: datetime) -> "EditionQuerySet":
        """What answers at a path ("2026/05/14/ferry-returns") at a moment: a story, its tombstone or the
        notice of its expiry. Its own address may be another one, to which this path then leads.
        A path that only a plan holds has no answer yet.
        """
        seen = Edition.objects.filter(address__path=path, live_from__lte=at).order_by()
        # One at most: without an order of its own it would be sorted by the working copy's.
        return self.in_force(at).filter(article__in=seen.values("article")).order_by()

    def past(self, article: Article | int, at: datetime) -> "EditionQuerySet":
        """The editions of a story so far, the oldest first; none while a tombstone stands."""
        killed = Edition.objects.in_force(at).filter(article=article, kind=Edition.Kind.TOMBSTONE)
        return self.filter(~models.Exists(killed), article=article, live_from__lte=at).order_by("live_from")

    def noted(self, at: datetime, before: datetime | None = None) -> "EditionQuerySet":
        """The corrections, clarifications and retractions so far, the newest first; only of stories that can
        be read."""
        # A story that was ever public has an edition in force: it can be read unless that is a notice. There
        # are few of those, where to look for the story itself would be to look through all of them.
        notice = Edition.objects.in_force(at).filter(
            article=models.OuterRef("article"), kind__in=Edition.ABSENT
        )
        return self.filter(
            ~models.Exists(notice.order_by()), kind__in=Edition.NOTED, live_from__lte=min(at, before or at)
        ).order_by("-live_from", "-pk")

    def older_than(self, moment: datetime, article: int) -> "EditionQuerySet":
        """What stands in a list after the story of this moment; give the moment to `live` too."""
        return self.filter(~Q(first_published_at=moment) | Q(article__lt=article))

    def newest_in(self, keys: Sequence[Any], most: int) -> "EditionQuerySet":
        """The newest of these live stories in sections, each of which is read in the order of its own index
        and no further than to its share: asked for all at once, SQLite sorts everything they hold."""
        if len(keys) == 1:
            return self.filter(section=keys[0])[:most]
        # A union takes no part that is cut to a number, so the cut is one step further in.
        parts = [Edition.objects.filter(pk__in=self.filter(section=key).values("pk")[:most]) for key in keys]
        found = parts[0].order_by().values("pk").union(*(part.order_by().values("pk") for part in parts[1:]))
        return Edition.objects.filter(pk__in=found).order_by("-first_published_at", "-article_id")[:most]

    def by(self, author: Any, before: datetime | None = None) -> "EditionQuerySet":
        return self._beside("bylines", "author", author, before)

    def tagged(self, tag: Any, before: datetime | None = None) -> "EditionQuerySet":
        return self._beside("edition_tags", "tag", tag, before)

    def _beside(self, rows: str, column: str, wanted: Any, before: datetime | None) -> "EditionQuerySet":
        """Those with such a row beside them, found in the order of its index. Where a page of these begins
        has to be said of the row too: the index holds its date."""
        bounds = {f"{rows}__first_published_at__lte": before} if before else {}
        found = self.filter(**{f"{rows}__{column}": wanted}, **bounds)
        return found.order_by(f"-{rows}__first_published_at", "-article_id")

    def in_month(self, start: datetime, end: datetime) -> "EditionQuerySet":
        """First published from `start` on and before `end`."""
        return self.filter(first_published_at__gte=start, first_published_at__lt=end)

    def for_list(self) -> "models.QuerySet[Edition, tuple[Any, ...]]":
        """All that a card shows of each edition but its byline, as rows for articles/listed.py."""
        return self.values_list(*ON_A_CARD)

    def for_page(self) -> "EditionQuerySet":
        """With all that its page shows of each edition, in a fixed number of queries."""
        bylines = EditionByline.objects.select_related("author__photo").order_by("position")
        return self.with_one_of_each().prefetch_related(models.Prefetch("bylines", bylines))

    def with_one_of_each(self) -> "EditionQuerySet":
        """With what an edition has one of, in the same query."""
        return self.select_related("section__parent", "lead_image", "address")

    def update(self, **kwargs: Any) -> int:
        if not SETTLING.issuperset(kwargs):
            raise FrozenError("An edition is never altered: put a further one.")
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise FrozenError("Editions are removed one by one, by the timeline.")


class Edition(models.Model):
    """What the public sees of a story from a moment on: an immutable copy of an approved revision,
    or the notice that stands where a story was killed or has expired.

    It ends where the next one begins; the line of a story has no holes and no overlaps.
    Who wrote it, which pictures, section and tags are frozen; names and photos of those are living.
    """

    class Kind(models.TextChoices):
        UPDATE = "update", "Update"
        MINOR = "minor", "Minor change"
        CORRECTION = "correction", "Correction"
        CLARIFICATION = "clarification", "Clarification"
        RETRACTION = "retraction", "Retraction"
        EXPIRED = "expired", "Expired"
        TOMBSTONE = "tombstone", "Withdrawn"
        RESTORED = "restored", "Restored"

    ABSENT = (Kind.EXPIRED, Kind.TOMBSTONE)
    NOTED = (Kind.CORRECTION, Kind.CLARIFICATION, Kind.RETRACTION)

    article = models.ForeignKey(Article, models.PROTECT, related_name="editions", db_index=False)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="editions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=15, choices=Kind)
    note = models.TextField(blank=True)
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField(null=True)
    embargo_until = models.DateTimeField(null=True)
    address = models.ForeignKey(Address, models.PROTECT, related_name="editions")
    headline = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, db_index=False)
    standfirst = models.TextField(blank=True)
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="editions", db_index=False)
    lead_image = models.ForeignKey(Image, models.PROTECT, null=True, related_name="editions")
    lead_alt = models.CharField(max_length=500, blank=True)
    lead_caption = models.TextField(blank=True)
    lead_credit = models.CharField(max_length=200, blank=True)
    authors = models.ManyToManyField(Author, through="EditionByline", related_name="editions")
    tags = models.ManyToManyField(Tag, through="EditionTag", related_name="editions")
    digest = models.CharField(max_length=64)
    # The last column: SQLite walks a long text's overflow pages to reach whatever follows it.
    body = models.TextField(blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "live_from"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="edition_number"),
            models.UniqueConstraint(fields=["article", "live_from"], name="edition_moment"),
            models.UniqueConstraint(
                fields=["article"], condition=Q(live_until=None), name="edition_one_open"
            ),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gt=F("live_from")), name="edition_lasts"
            ),
            models.CheckConstraint(
                condition=Q(first_published_at__lte=F("live_from")), name="edition_first_published"
            ),
            models.CheckConstraint(
                condition=Q(embargo_until=None) | Q(live_from__gte=F("embargo_until")), name="edition_embargo"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["expired", "tombstone"], revision=None)
                | (~Q(kind__in=["expired", "tombstone"]) & Q(revision__isnull=False)),
                name="edition_has_revision",
            ),
            NeverTwoLive(name="edition_never_two_live"),
        ]
        indexes = [
            models.Index(
                fields=["-first_published_at", "-article", "live_from", "live_until", "kind"],
                name="edition_newest",
            ),
            models.Index(
                fields=["section", "-first_published_at", "-article", "live_from", "live_until", "kind"],
                name="edition_section_newest",
            ),
            models.Index(fields=["live_from"], name="edition_live_from"),
            models.Index(
                fields=["-live_from", "-id"],
                condition=Q(kind__in=["correction", "clarification", "retraction"]),
                name="edition_noted",
            ),
            models.Index(
                fields=["article"], condition=Q(kind__in=["expired", "tombstone"]), name="edition_absent"
            ),
        ]

    def __str__(self) -> str:
        return self.headline or f"{self.get_kind_display()} of story {self.article_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and not SETTLING.issuperset(kwargs.get("update_fields") or {"everything"}):
            raise FrozenError("An edition is never altered: put a further one.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"/{self.address.path}/"

    @property
    def absent(self) -> bool:
        """Whether this is a notice in the place of a story."""
        return self.kind in self.ABSENT

    @cached_property
    def byline(self) -> list[Author]:
        """The authors in the order the editor set. What has read them already for many may assign them."""
        return [each.author for each in self.bylines.all()]


class EditionByline(Frozen):
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="bylines", db_index=False)
    author = models.ForeignKey(Author, models.PROTECT, related_name="bylines", db_index=False)
    position = models.PositiveSmallIntegerField()
    first_published_at = models.DateTimeField(help_text="The edition's own, for the index.")

    class Meta:
        ordering = ["edition", "position"]
        indexes = [models.Index(fields=["author", "-first_published_at", "edition"], name="byline_newest")]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="edition_byline_position"),
            models.UniqueConstraint(fields=["edition", "author"], name="edition_byline_author"),
        ]

    def __str__(self) -> str:
        return self.author.name


class EditionTag(Frozen):
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="edition_tags", db_index=False)
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="edition_tags", db_index=False)
    first_published_at = models.DateTimeField(help_text="The edition's own, for the index.")

    class Meta:
        indexes = [models.Index(fields=["tag", "-first_published_at", "edition"], name="edition_tag_newest")]
        constraints = [models.UniqueConstraint(fields=["edition", "tag"], name="edition_tag_once")]

    def __str__(self) -> str:
        return self.tag.name
