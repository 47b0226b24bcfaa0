"""What every page says of the site: who it is, its menus and sections, and the policy of the comments.

One statement reads all of it for every page, so that an editor's change shows at once, whichever process
answers. What a process keeps is the statement, which takes longer to compile than to answer, and what was
made of the rows while they stay the same.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Self

from django.db import connection
from django.db.models import IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from articles.models import Image, Section
from newsroom.models import Identity, MenuEntry, Page

IDENTITY, CONTACT, PICTURE, SECTION, POLICY = "identity", "contact", "picture", "section", "policy"
# Kind, label, value, and two numbers: of a link its position and key, of an identity its two pictures.
Row = tuple[str, str, str, int, int]


@dataclass(frozen=True)
class Link:
    label: str
    address: str


@dataclass(frozen=True)
class Furniture:
    """It is shared by all pages of a process: nobody alters what stands in it."""

    identity: Identity | None = None
    """None until an editor has saved one."""
    menu: Sequence[Link] = ()
    footer: Sequence[Link] = ()
    sections: Sequence[Link] = ()
    comments_policy: str = ""

    @classmethod
    def current(cls) -> Self:
        with connection.cursor() as cursor:
            cursor.execute(*_statement(connection.vendor))
            return cls._made_of(frozenset(cursor.fetchall()))

    @classmethod
    @lru_cache(maxsize=1)
    def _made_of(cls, rows: frozenset[Row]) -> Self:
        """Until an editor writes a main menu, the top-level sections are it."""
        ordered = sorted(rows, key=lambda row: (row[3], row[4], row[1].casefold(), row[2]))
        sections = [Link(row[1], reverse("section", args=[row[2]])) for row in ordered if row[0] == SECTION]
        main, footer = (
            [Link(label, address) for kind, label, address, _, _ in ordered if kind == menu]
            for menu in (MenuEntry.Menu.MAIN, MenuEntry.Menu.FOOTER)
        )
        policy = "".join(row[2] for row in ordered if row[0] == POLICY)
        return cls(_identity(ordered), main or sections, footer, sections, policy)


def _identity(rows: Sequence[Row]) -> Identity | None:
    by_kind = {row[0]: row for row in rows}
    if IDENTITY not in by_kind:
        return None
    pictures = {
        key: Image(pk=key, alt=alt, renditions=json.loads(renditions))
        for kind, alt, renditions, _, key in rows
        if kind == PICTURE
    }
    _, name, tagline, logo, social = by_kind[IDENTITY]
    found = Identity(name=name, tagline=tagline, contact=by_kind[CONTACT][1])
    found.logo, found.social_picture = pictures.get(logo), pictures.get(social)
    return found


@cache
def _statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    return _rows().query.sql_with_params()


def _rows() -> QuerySet:
    zero, nothing = Value(0, IntegerField()), Value("", TextField())
    identity = Identity.objects.order_by()
    shown = identity.values("logo").union(identity.values("social_picture"))
    return (
        MenuEntry.objects.order_by()
        .values_list("menu", "label", "address", "position", "pk")
        .union(
            Section.objects.order_by()
            .filter(parent=None)
            .values_list(_kind(SECTION), "name", "slug", zero, zero),
            Page.objects.order_by()
            .filter(name=Page.Name.COMMENTS_POLICY)
            .values_list(_kind(POLICY), "title", "body", zero, zero),
            identity.values_list(
                _kind(IDENTITY),
                "name",
                "tagline",
                Coalesce("logo_id", zero),
                Coalesce("social_picture_id", zero),
            ),
            identity.values_list(_kind(CONTACT), "contact", nothing, zero, zero),
            Image.objects.order_by()
            .filter(pk__in=shown)
            .values_list(_kind(PICTURE), "alt", Cast("renditions", TextField()), zero, "pk"),
            all=True,
        )
    )


def _kind(name: str) -> Value:
    return Value(name, TextField())
