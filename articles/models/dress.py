"""What stands in rows beside an edition, written with it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import models

from articles.models.author import Author
from articles.models.edition import Edition, EditionByline, EditionTag
from articles.models.frozen import Frozen
from articles.models.image import Image
from articles.models.section import Tag


class EditionPicture(Frozen):
    """A picture in the body of an edition: the body alone would not keep it from being deleted."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="edition_pictures", db_index=False)
    image = models.ForeignKey(Image, models.PROTECT, related_name="edition_pictures")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "image"], name="edition_picture_once")]

    def __str__(self) -> str:
        return str(self.edition)


class Dress(NamedTuple):
    edition: Edition
    authors: Iterable[Author]
    tags: Iterable[Tag]
    pictures: Iterable[Image] = ()


def dress(many: Iterable[Dress]) -> None:
    """Write the byline, the tags and the pictures of new editions."""
    many = list(many)
    EditionByline.objects.bulk_create(
        EditionByline(edition=on, author=author, position=position, first_published_at=on.first_published_at)
        for on, authors, *_ in many
        for position, author in enumerate(authors)
    )
    EditionTag.objects.bulk_create(
        EditionTag(edition=on, tag=tag, first_published_at=on.first_published_at)
        for on, _, tags, _ in many
        for tag in tags
    )
    EditionPicture.objects.bulk_create(
        EditionPicture(edition=on, image=image) for on, _, _, pictures in many for image in pictures
    )


def redate(edition: Edition) -> None:
    """Give the byline and the tags of a planned edition its new date."""
    for model in (EditionByline, EditionTag):
        beside: models.QuerySet[Any] = models.QuerySet(model)
        beside.filter(edition=edition).update(first_published_at=edition.first_published_at)
