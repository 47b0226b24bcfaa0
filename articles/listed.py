"""A story as lists show it. It is a row and no model: a page shows dozens of them, and as models each of them
would be an edition, a section, a picture, an address and its authors.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from articles.addresses import of_slug
from articles.bylines import Writer, bylines
from articles.models.image import Files, Rendition, files_of


class Listed(NamedTuple):
    """An edition. Behind its byline stands what `EditionQuerySet.for_list` reads, in that order."""

    byline: list[Writer]
    pk: int
    article_id: int
    first_published_at: datetime
    headline: str
    standfirst: str
    path: str
    section_id: int | None
    section_name: str | None
    section_slug: str | None
    lead_alt: str
    renditions: list[Rendition] | None

    def get_absolute_url(self) -> str:
        return f"/{self.path}/"

    def section_url(self) -> str:
        return of_slug("section", self.section_slug or "")

    def picture(self) -> Files:
        """The files of its card; none while no picture has any."""
        return files_of(self.renditions or [], "card")


class Linked(NamedTuple):
    """As much of an edition as a link to it shows."""

    article_id: int
    first_published_at: datetime
    headline: str
    path: str

    def get_absolute_url(self) -> str:
        return f"/{self.path}/"


def listed(rows: Iterable[tuple[Any, ...]]) -> list[Listed]:
    """The stories of these rows of `for_list`, in their order."""
    found = list(rows)
    authors = bylines([row[0] for row in found])
    return [Listed(authors[row[0]], *row) for row in found]
