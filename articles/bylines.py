"""Who wrote the editions of a page, read for all of them by one question."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import BigIntegerField

from articles.addresses import of_slug
from articles.models import Author, Edition, EditionByline
from articles.prepared import Prepared


class Writer(NamedTuple):
    """An author as a byline names them."""

    name: str
    slug: str

    def get_absolute_url(self) -> str:
        return of_slug("author", self.slug)


_in_lists: Prepared[tuple[Any, ...]] = Prepared(
    lambda editions: (
        EditionByline.objects.filter(edition__pk__in=editions)
        .order_by("position")
        .values_list("edition", "author__name", "author__slug")
    ),
    editions=BigIntegerField(),
)
_on_page: Prepared[Author] = Prepared(
    lambda edition: (
        Author.objects.filter(bylines__edition=edition)
        .select_related("photo")
        .only("name", "slug", "biography", "link", "photo__alt", "photo__renditions")
        .order_by("bylines__position")
    ),
    edition=BigIntegerField(),
)


def bylines(editions: Sequence[int]) -> dict[int, list[Writer]]:
    """The byline of each of these editions by its key."""
    found: dict[int, list[Writer]] = {key: [] for key in editions}
    for edition, name, slug in _in_lists(editions=list(found)) if found else ():
        found[edition].append(Writer(name, slug))
    return found


def with_photos(edition: Edition) -> Edition:
    """The edition with its authors and their photos."""
    edition.byline = _on_page(edition=edition.pk)
    return edition
