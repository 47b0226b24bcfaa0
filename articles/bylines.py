"""Who wrote the editions of a page, read for all of them by one question."""

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField

from articles.models import Author, Edition, EditionByline
from articles.prepared import Prepared

IN_A_BYLINE = ("id", "name", "slug")

_in_lists: Prepared[tuple[Any, ...]] = Prepared(
    lambda editions: (
        EditionByline.objects.filter(edition__pk__in=editions)
        .order_by("position")
        .values_list("edition", *(f"author__{name}" for name in IN_A_BYLINE))
    ),
    editions=BigIntegerField(),
)
_on_page = Prepared(
    lambda edition: (
        EditionByline.objects.filter(edition=edition).select_related("author__photo").order_by("position")
    ),
    edition=BigIntegerField(),
)


def with_bylines(editions: Sequence[Edition]) -> Sequence[Edition]:
    """The same editions, each with its authors."""
    found: dict[int, list[Author]] = {each.pk: [] for each in editions}
    for edition, *author in _in_lists(editions=list(found)) if found else ():
        found[edition].append(Author.from_db(DEFAULT_DB_ALIAS, IN_A_BYLINE, author))
    for each in editions:
        each.byline = found[each.pk]
    return editions


def with_photos(edition: Edition) -> Edition:
    """The edition with its authors and their photos."""
    edition.byline = [each.author for each in _on_page(edition=edition.pk)]
    return edition
