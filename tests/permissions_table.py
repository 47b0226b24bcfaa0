"""Every address of the site, asked in every way by everybody, for `tests/permissions.txt`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from comments.models import Decision
from comments.moderation import decide
from newsroom.models import FrontSlot, Identity, MenuEntry, Page
from newsroom.people import invitations
from tests.articles.factories import (
    make_article,
    make_author,
    make_image,
    make_section,
    make_tag,
    person,
    published,
)
from tests.comments.factories import moderator, waiting
from tests.programs import ROOT

FILE = Path(ROOT) / "tests" / "permissions.txt"
ROLES = ("anonymous", "Writer", "Copy editor", "Editor", "Moderator", "Administrator", "inactive")
METHODS = ("GET", "POST", "PUT")
WIDTH = 14
HEAD = f"""\
What every address answers to everybody. tests/test_permissions_table.py asks and compares.
After a change that is meant: WRITE_PERMISSIONS=1 .venv/bin/pytest -m slow tests/test_permissions_table.py
writes this file anew; read the difference before it is committed.

A number is the status; `login` leads to the login, `>` to any other page. A POST carries nothing, so where
somebody may do a thing it may answer 200 or 422, a form with what is missing. Where all get the same
answer, one stands for all. Articles are asked for twice: as another's, and as the writer's own draft.

{" " * 10}{"".join(f"{role:<{WIDTH}}" for role in ROLES).rstrip()}
"""

Row = tuple[str, str]
OWN = "  (the writer's own)"
CAPTURE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


def addresses() -> list[str]:
    """Every route of the site once, in the order of the map; of two that are equal the first one answers."""
    found = dict.fromkeys(_walk(get_resolver().url_patterns, ""))
    return list(found)


def _walk(patterns: list[Any], before: str) -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield plain(route)


def plain(route: str) -> str:
    """Without the marks of regular expressions, and without the list of apps that one of Django's names."""
    return CAPTURE.sub(lambda found: f"<{found[1] or found[2]}>", route).replace("^", "").replace("$", "")


@dataclass
class Site:
    """A site with a row for every address that asks for one, and a browser of everybody."""

    rows: dict[str, Any]
    own: dict[str, Any]
    cookies: dict[str, SimpleCookie]

    def path(self, route: str, own: bool) -> str:
        model = "/".join(route.split("/")[1:3])
        known = {**self.rows, "object_id": self.rows.get(f"of {model}", "1"), **(self.own if own else {})}
        return "/" + re.sub(r"<(\w+)>", lambda found: str(known.get(found[1], "1")), route)

    def ask(self, role: str, method: str, path: str) -> str:
        """What was done is undone again."""
        client = Client()
        client.cookies = SimpleCookie(self.cookies[role].output(header="", sep=";"))
        before = transaction.savepoint()
        try:
            answer = client.generic(method, path)
        finally:
            transaction.savepoint_rollback(before)
        if answer.status_code in (301, 302, 303):
            return "login" if answer["Location"].startswith("/admin/login/?next=") else ">"
        return str(answer.status_code)


def make_site() -> Site:
    people = {role: person(role) for role in ROLES if role not in ("anonymous", "inactive")}
    people["inactive"] = person("Administrator")
    cookies = {"anonymous": SimpleCookie()}
    for role, user in people.items():
        client = Client()
        client.force_login(user)
        cookies[role] = client.cookies
    people["inactive"].is_active = False
    people["inactive"].save()
    story = published(authors=[make_author()])
    comment = waiting(story)
    decided = waiting(story, text="Another thing altogether, and rather longer than the first.")
    decision = _decline(decided)
    draft = make_article(by=people["Writer"], headline="A draft of the writer's own")
    invitation = invitations.invite(by=people["Administrator"], email="new@bell.example", groups=[])
    section, tag, author, image = make_section(), make_tag(), make_author(), make_image()
    Identity.objects.get_or_create(pk=1, defaults={"name": "The Bell", "contact": "desk@bell.example"})
    edition = story.editions.get()
    rows = {
        "article_id": story.pk,
        "image_id": image.pk,
        "comment_id": comment.pk,
        "decision_id": decision.pk,
        "word": "approve",
        "user_id": people["Writer"].pk,
        "invitation_id": invitation.pk,
        "content_type_id": ContentType.objects.get_for_model(type(story)).pk,
        "app_label": "articles",
        "path": edition.address.path,
        "slug": section.slug,
        "year": f"{edition.first_published_at:%Y}",
        "month": f"{edition.first_published_at:%m}",
        "token": "x",
        "key": "x",
        "url": "nowhere/",
        "of articles/article": story.pk,
        "of articles/author": author.pk,
        "of articles/section": section.pk,
        "of articles/tag": tag.pk,
        "of articles/image": image.pk,
        "of comments/comment": comment.pk,
        "of auth/user": people["Writer"].pk,
        "of auth/group": people["Writer"].groups.get().pk,
        "of people/invitation": invitation.pk,
        "of newsroom/identity": 1,
        "of newsroom/page": Page.objects.get(name="about").pk,
        "of newsroom/menuentry": MenuEntry.objects.create(label="About", address="/about/").pk,
        "of newsroom/frontslot": FrontSlot.objects.create(number=1, article=story).pk,
    }
    return Site(rows, {"article_id": draft.pk, "object_id": draft.pk}, cookies)


def _decline(comment: Any) -> Decision:
    return decide(comment.pk, "declined", by=moderator())


def answers(site: Site) -> dict[Row, list[str]]:
    table = {}
    for route in addresses():
        for own in (False, True) if "/articles/article/<" in route else (False,):
            for method in METHODS:
                asked = site.path(route, own)
                table[route + OWN * own, method] = [site.ask(role, method, asked) for role in ROLES]
    return table


def written(table: dict[Row, list[str]]) -> str:
    lines, last = [HEAD], None
    for (route, method), said in table.items():
        if route != last:
            lines.append(f"\n/{route}\n")
            last = route
        told = (
            f"{said[0]} to everybody" if len(set(said)) == 1 else "".join(f"{each:<{WIDTH}}" for each in said)
        )
        lines.append(f"    {method:<6}{told.rstrip()}\n")
    return "".join(lines)


def read(text: str) -> dict[Row, list[str]]:
    table: dict[Row, list[str]] = {}
    route = None
    for line in text.splitlines():
        if line.startswith("/"):
            route = line[1:]
        elif route is not None and line.strip():
            method, *said = line.split()
            table[route, method] = said[:1] * len(ROLES) if said[1:] == ["to", "everybody"] else said
    return table
