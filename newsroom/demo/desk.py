"""The demo's office: its logins, sections, tags, pictures and authors."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User

from articles.models import Author, Section, Tag
from newsroom.checks import DEMO_PASSWORD
from newsroom.demo.people import PEOPLE
from newsroom.demo.pictures import Pictures
from newsroom.demo.plan import Picture
from newsroom.demo.town import INSIDE, LOGINS, SECTIONS, SITE_NAME, TAGS


@dataclass(frozen=True)
class Desk:
    """Everything a story of the demo refers to, by login or slug."""

    people: dict[str, User]
    sections: dict[str, Section]
    tags: dict[str, Tag]
    authors: dict[str, Author]
    pictures: Pictures


def make_desk(pictures: Pictures) -> Desk:
    people = _make_logins()
    return Desk(
        people=people,
        sections=_make_sections(),
        tags={slug: Tag.objects.create(slug=slug, name=TAGS[slug]) for slug in TAGS},
        authors=_make_authors(people, pictures),
        pictures=pictures,
    )


def _make_sections() -> dict[str, Section]:
    sections: dict[str, Section] = {}
    for slug, name in SECTIONS.items():
        above = INSIDE.get(slug)
        sections[slug] = Section.objects.create(
            slug=slug, name=name, parent=sections[above] if above else None
        )
    return sections


def _make_logins() -> dict[str, User]:
    # Hashing is slow on purpose, and this password is no secret: once is enough.
    password = make_password(DEMO_PASSWORD)
    people = {}
    for login, group in LOGINS.items():
        person = User.objects.create(
            username=login,
            first_name=group,
            password=password,
            is_staff=True,
            is_superuser=login == "admin",
        )
        person.groups.add(Group.objects.get(name=group))
        people[login] = person
    return people


def _make_authors(people: dict[str, User], pictures: Pictures) -> dict[str, Author]:
    authors = {}
    for person in PEOPLE:
        portrait = Picture(person.portrait, person.portrait_alt, "", f"Drawing: {SITE_NAME}")
        authors[person.slug] = Author.objects.create(
            name=person.name,
            slug=person.slug,
            biography=person.biography,
            photo=pictures.add(portrait, people["editor"]),
            user=people.get(person.login),
        )
    return authors
