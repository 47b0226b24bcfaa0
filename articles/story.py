"""The text of a story as one value: what a page shows, what is signed, what two saves are compared by."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.figures import pictures_in
from articles.markup import clean, picture_keys
from articles.models import Article, Author, Edition, Image, Revision, Section, Tag


@dataclass(frozen=True)
class ImageUse:
    """A picture in a story, with the words this story gives it."""

    image: Image
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Story:
    headline: str = ""
    slug: str = ""
    standfirst: str = ""
    body: str = ""
    section: Section | None = None
    lead_image: ImageUse | None = None
    authors: tuple[Author, ...] = ()
    tags: tuple[Tag, ...] = ()

    @classmethod
    def from_values(cls, values: dict[str, Any], authors: Iterable[Author], tags: Iterable[Tag]) -> "Story":
        """The story that these values of the working copy's fields make, cleaned.

        An empty alternative text, caption or credit takes the picture's own.
        """
        image = values.get("lead_image")
        return cls(
            headline=_line(values.get("headline")),
            slug=values.get("slug") or "",
            standfirst=_text(values.get("standfirst")),
            body=clean(values.get("body") or ""),
            section=values.get("section"),
            lead_image=image
            and ImageUse(
                image,
                alt=_line(values.get("lead_alt")) or _line(image.alt),
                caption=_text(values.get("lead_caption")) or _text(image.caption),
                credit=_line(values.get("lead_credit")) or _line(image.credit),
            ),
            authors=tuple(authors),
            tags=tuple(tags),
        )

    @classmethod
    def from_article(cls, article: Article) -> "Story":
        """The working copy as it is stored: for the desk alone."""
        bylines = article.bylines.select_related("author__photo")
        return cls.from_values(vars_of(article), [each.author for each in bylines], article.tags.all())

    @classmethod
    def from_edition(cls, edition: Edition, tags: Iterable[Tag] | None = None) -> "Story":
        """`tags` are the edition's own, where they have been read already."""
        image = edition.lead_image
        return cls(
            headline=edition.headline,
            slug=edition.slug,
            standfirst=edition.standfirst,
            body=edition.body,
            section=edition.section,
            lead_image=ImageUse(image, edition.lead_alt, edition.lead_caption, edition.lead_credit)
            if image
            else None,
            authors=tuple(edition.byline),
            tags=tuple(edition.tags.all() if tags is None else tags),
        )

    @classmethod
    def from_revision(cls, revision: Revision) -> "Story":
        """The story of a save. What has been deleted since stands there by its name, without a key."""
        content = revision.content
        image = content["lead_image"]
        found = image and Image.objects.filter(pk=image["id"]).first()
        return cls(
            headline=content["headline"],
            slug=content["slug"],
            standfirst=content["standfirst"],
            body=content["body"],
            section=next(iter(_rows(Section, [content["section"]] if content["section"] else [])), None),
            lead_image=ImageUse(
                found or Image(alt=image["alt"]), image["alt"], image["caption"], image["credit"]
            )
            if image
            else None,
            authors=tuple(_rows(Author, content["authors"], "photo")),
            tags=tuple(_rows(Tag, content["tags"])),
        )

    def content(self) -> dict[str, Any]:
        """The whole story as JSON, with names beside keys: what a revision keeps."""
        use = self.lead_image
        return {
            "headline": self.headline,
            "slug": self.slug,
            "standfirst": self.standfirst,
            "body": self.body,
            "section": self.section and _reference(self.section),
            "lead_image": use
            and {"id": use.image.pk, "alt": use.alt, "caption": use.caption, "credit": use.credit},
            "authors": [_reference(author) for author in self.authors],
            "tags": [_reference(tag) for tag in sorted(self.tags, key=lambda tag: tag.pk or 0)],
        }

    def digest(self) -> str:
        return digest_of(self.content())

    def missing(self) -> dict[str, str]:
        """What must be added before the story can leave the writer's hands: field name and message."""
        wanted = {
            "headline": (self.headline, "Give the story a headline."),
            "slug": (self.slug or not self.headline, "Give the story a slug, the end of its address."),
            "body": (self.body, "Write the story."),
            "section": (self.section and self.section.pk, "Choose a section."),
            "byline": (self.authors, "Name at least one author."),
        }
        found = {field: message for field, (value, message) in wanted.items() if not value}
        if self.lead_image and not self.lead_image.image.pk:
            found["lead_image"] = "The picture is no longer here: choose another."
        if gone := set(picture_keys(self.body)) - pictures_in([self.body]).keys():
            which = "A picture" if len(gone) == 1 else f"{len(gone)} pictures"
            found["body"] = f"{which} in the text can no longer be found: take out what shows as missing."
        if any(author.pk is None for author in self.authors):
            found["byline"] = "An author of this text is no longer here: choose again."
        if any(tag.pk is None for tag in self.tags):
            found["tags"] = "A tag of this text is no longer here: save the story again without it."
        return found


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 over all that an approval signs. Names, order numbers and line ends do not count."""
    signed = content | {
        "section": content["section"] and content["section"]["id"],
        "authors": [author["id"] for author in content["authors"]],
        "tags": sorted(tag["id"] or 0 for tag in content["tags"]),
    }
    text = json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def vars_of(article: Article) -> dict[str, Any]:
    """The working copy's fields by name, with related rows in place of keys."""
    names = ("headline", "slug", "standfirst", "body", "section", "lead_image")
    return {name: getattr(article, name) for name in (*names, "lead_alt", "lead_caption", "lead_credit")}


def _text(value: str | None) -> str:
    return unicodedata.normalize("NFC", (value or "").replace("\r\n", "\n").replace("\r", "\n")).strip()


def _line(value: str | None) -> str:
    return " ".join(_text(value).split())


def _reference(row: Section | Author | Tag) -> dict[str, Any]:
    return {"id": row.pk, "name": row.name}


def _rows(model: Any, references: list[dict[str, Any]], *related: str) -> list[Any]:
    found = model.objects.select_related(*related).in_bulk([each["id"] for each in references if each["id"]])
    return [found.get(each["id"]) or model(name=each["name"]) for each in references]
