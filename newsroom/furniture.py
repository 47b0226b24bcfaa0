"""What stands around every page: the menus, the sections and the policy of the comments, by one question."""

from dataclasses import dataclass, field
from typing import Self

from django.db.models import CharField, IntegerField, QuerySet, Value
from django.urls import reverse

from articles.models import Section
from newsroom.models import MenuEntry, Page

SECTION, POLICY = "section", "policy"


@dataclass(frozen=True)
class Link:
    label: str
    address: str


@dataclass
class Furniture:
    menu: list[Link] = field(default_factory=list)
    footer: list[Link] = field(default_factory=list)
    sections: list[Link] = field(default_factory=list)
    comments_policy: str = ""

    @classmethod
    def current(cls) -> Self:
        """Until an editor writes a main menu, the top-level sections are it."""
        found = cls()
        for kind, label, value, _, _ in sorted(_rows(), key=lambda row: (row[3], row[4], row[1].casefold())):
            if kind == POLICY:
                found.comments_policy = value
            elif kind == SECTION:
                found.sections.append(Link(label, reverse("section", args=[value])))
            else:
                (found.menu if kind == MenuEntry.Menu.MAIN else found.footer).append(Link(label, value))
        found.menu = found.menu or found.sections
        return found


def _rows() -> QuerySet:
    zero = Value(0, IntegerField())
    entries = MenuEntry.objects.order_by().values_list("menu", "label", "address", "position", "pk")
    sections = Section.objects.order_by().filter(parent=None)
    policy = Page.objects.order_by().filter(name=Page.Name.COMMENTS_POLICY)
    return entries.union(
        sections.values_list(Value(SECTION, CharField()), "name", "slug", zero, zero),
        policy.values_list(Value(POLICY, CharField()), "title", "body", zero, zero),
        all=True,
    )
