"""Authors, sections and tags, made when the first story needs them or at the latest at the end."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import unquote

from django.db.models import QuerySet
from django.utils.html import strip_tags
from django.utils.text import slugify

from articles.models import Author, Section, Tag
from newsroom.models.imported import Kind
from newsroom.wordpress.items import Person, Term
from newsroom.wordpress.ledger import Ledger
from newsroom.wordpress.report import Report
from newsroom.wordpress.survey import Survey

Row = TypeVar("Row", Author, Section, Tag)

PAGES = "pages"
# What the ledger says under a section, tag or author that the export has none of.
MADE = "made"


class Terms:
    def __init__(self, survey: Survey, ledger: Ledger, report: Report) -> None:
        self.survey, self.ledger, self.report = survey, ledger, report
        self._rows: dict[tuple[str, str], Author | Section | Tag] = {}
        self._read = {
            Kind.AUTHOR: survey.people.keys() | survey.guests.keys(),
            Kind.SECTION: survey.categories.keys(),
            Kind.TAG: survey.tags.keys(),
        }

    def author(self, login: str) -> Author:
        """By login, or by what Co-Authors Plus calls its terms: "cap-" and the login."""
        login = login.removeprefix("cap-") if login.startswith("cap-") else login
        person = self.survey.guests.get(login) or self.survey.people.get(login)
        if person is None:
            lower = slugify(login)
            named = (each for each in self.survey.people.values() if slugify(each.login) == lower)
            person = next(named, Person(login, login))
        return self._row(Kind.AUTHOR, person.login, lambda: self._make_author(person))  # type: ignore[return-value]

    def nobody(self) -> Author:
        """Who wrote what names no author."""
        name = self.survey.title or "Unknown author"
        return self._row(Kind.AUTHOR, "", lambda: self._make_author(Person("", name)))  # type: ignore[return-value]

    def section(self, slug: str, name: str = "") -> Section:
        term = self.survey.categories.get(slug) or Term(0, slug, name or slug)
        return self._row(Kind.SECTION, slug, lambda: self._make_section(term))  # type: ignore[return-value]

    def tag(self, slug: str, name: str = "") -> Tag:
        term = self.survey.tags.get(slug) or Term(0, slug, name or slug)
        return self._row(Kind.TAG, slug, lambda: self._make_tag(term))  # type: ignore[return-value]

    def line_of(self, slug: str) -> list[Term]:
        """A category with those above it, itself first; a ring of parents ends where it closes."""
        found: dict[str, Term] = {}
        term = self.survey.categories.get(slug)
        while term is not None and term.slug not in found:
            found[term.slug] = term
            term = self.survey.categories.get(term.parent)
        return list(found.values())

    def make_all(self) -> None:
        """What no story used."""
        for login in [*self.survey.people, *self.survey.guests]:
            self.author(login)
        for slug in self.survey.categories:
            self.section(slug)
        for slug in self.survey.tags:
            self.tag(slug)

    def _row(
        self, kind: Kind, old: str, make: Callable[[], Author | Section | Tag]
    ) -> Author | Section | Tag:
        row = self._rows.get((kind, old))
        if row is None:
            known = self.ledger.known(kind, old)
            model = {Kind.AUTHOR: Author, Kind.SECTION: Section, Kind.TAG: Tag}[kind]
            row = model.objects.filter(pk=known).first() if known else None  # type: ignore[attr-defined]
            if row is None:
                row = make()
                if known is None:
                    made = "" if old in self._read[kind] else MADE
                    self.ledger.keep(kind, old, row.pk, under=made)
            self._rows[kind, old] = row
        return row

    def _make_author(self, person: Person) -> Author:
        name = words(person.name, 120) or person.login[:120] or "Unknown author"
        slug = slugify(person.login) or slugify(name) or "author"
        author, slug = found(name, slug, 120, Author.objects.all())
        author = author or Author.objects.create(name=name, slug=slug, biography=words(person.biography))
        self.ledger.leads(f"author/{slugify(person.login)}", Kind.AUTHOR, author.pk)
        if person.key and person.login in self.survey.people:
            self.ledger.leads(f"?author={person.key}", Kind.AUTHOR, author.pk)
        return author

    def _make_section(self, term: Term) -> Section:
        line = self.line_of(term.slug)
        top = line[-1] if len(line) > 1 else None
        parent = self.section(top.slug) if top else None
        if len(line) > 2 and top:
            reason = f"It was nested {len(line)} deep, and sections nest one level: it stands in {top.name}."
            self.report.add("changed", "category", term.slug, reason)
        name, slug = words(term.name, 80) or "Section", slugify(unquote(term.slug)) or f"section-{term.key}"
        section, slug = found(name, slug, 80, Section.objects.all())
        section = section or Section.objects.create(name=name, slug=slug, parent=parent)
        path = "/".join(unquote(each.slug) for each in reversed(line or [term]))
        self.ledger.leads(f"category/{path}", Kind.SECTION, section.pk)
        if term.key:
            self.ledger.leads(f"?cat={term.key}", Kind.SECTION, section.pk)
        return section

    def _make_tag(self, term: Term) -> Tag:
        name, slug = words(term.name, 60) or "Tag", slugify(unquote(term.slug)) or f"tag-{term.key}"
        tag, slug = found(name, slug, 60, Tag.objects.all())
        tag = tag or Tag.objects.create(name=name, slug=slug)
        self.ledger.leads(f"tag/{unquote(term.slug)}", Kind.TAG, tag.pk)
        return tag


def words(text: str, most: int | None = None) -> str:
    """One line of plain words of what may hold tags and entities."""
    plain = " ".join(strip_tags(text).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").split())
    return plain[:most]


def found(name: str, slug: str, most: int, rows: QuerySet[Row]) -> tuple[Row | None, str]:
    """The row of this name and slug, or else a slug that is free."""
    near = {row.slug: row for row in rows.filter(slug__startswith=slug[: most - 6])}
    row = near.get(slug[:most])
    if row is not None and row.name == name:
        return row, row.slug
    slug, number = slug[: most - 6], 1
    while (free := slug if number == 1 else f"{slug}-{number}") in near:
        number += 1
    return None, free
