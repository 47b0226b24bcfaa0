from django.core.exceptions import ValidationError
from django.db import models

from articles.addresses import of_slug


class Section(models.Model):
    """A part of the site, such as "Council". Sections nest one level."""

    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="Sections nest one level: a section inside another can hold no further ones.",
    )

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return of_slug("section", self.slug)

    def clean(self) -> None:
        if self.parent is None:
            return
        if self.parent_id == self.pk or self.parent.parent_id:
            raise ValidationError({"parent": "Sections nest one level: choose a section at the top."})
        if self.pk and self.children.exists():
            raise ValidationError({"parent": "This section holds others, so it must stay at the top."})


class Tag(models.Model):
    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return of_slug("tag", self.slug)
