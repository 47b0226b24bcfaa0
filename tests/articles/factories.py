"""Stories in every state, made the way the desk makes them: through the workflow."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from importlib import import_module
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction

from articles import clock, workflow
from articles.models import Article, ArticleByline, Author, Edition, Image, Revision, Section, Tag

ROLES = import_module("articles.migrations.0002_groups")
PERMISSIONS = {
    "Writer": ROLES.OWN,
    "Copy editor": ROLES.COPY,
    "Editor": ROLES.EDITOR,
    "Administrator": ROLES.ADMINISTRATOR,
}
BODY = "<p>The ferry sails again from Monday, the harbour office says.</p>"
_numbers = count(1)


def person(*groups: str, **columns: Any) -> User:
    """Somebody with a login and the roles of these groups."""
    user = User.objects.create(**{"username": f"person{next(_numbers)}", "is_staff": True} | columns)
    user.groups.set(_group(name) for name in groups)
    return user


def editor(**columns: Any) -> User:
    return person("Editor", **columns)


def copy_editor(**columns: Any) -> User:
    return person("Copy editor", **columns)


def writer(**columns: Any) -> User:
    return person("Writer", **columns)


def make_author(name: str = "Maren Holt", **columns: Any) -> Author:
    return Author.objects.create(**{"name": name, "slug": f"author-{next(_numbers)}"} | columns)


def make_section(name: str = "Harbour", **columns: Any) -> Section:
    return Section.objects.create(**{"name": name, "slug": f"section-{next(_numbers)}"} | columns)


def make_tag(name: str = "ferries", **columns: Any) -> Tag:
    return Tag.objects.create(**{"name": name, "slug": f"tag-{next(_numbers)}"} | columns)


def make_image(alt: str = "A ferry at the quay", **columns: Any) -> Image:
    values = {
        "alt": alt,
        "original": f"originals/{next(_numbers)}",
        "sha256": "",
        "width": 1200,
        "height": 800,
    }
    return Image.objects.create(**values | columns)


def make_article(
    *,
    by: User | None = None,
    authors: Iterable[Author] | None = None,
    tags: Iterable[Tag] = (),
    **columns: Any,
) -> Article:
    """A draft that lacks nothing, saved once."""
    by = by or editor()
    values = {"headline": "The ferry returns", "slug": "the-ferry-returns", "body": BODY, "created_by": by}
    if "section" not in columns:
        values["section"] = make_section()
    article = Article.objects.create(**values | columns)
    edit(article, by=by, authors=[make_author()] if authors is None else authors, tags=tags)
    return article


def edit(
    article: Article,
    *,
    by: User | None = None,
    authors: Iterable[Author] | None = None,
    tags: Iterable[Tag] | None = None,
    **columns: Any,
) -> Revision:
    """Change the working copy and save it, as the article form does."""
    by = by or editor()
    with transaction.atomic():
        locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        for name, value in columns.items():
            setattr(locked, name, value)
        locked.save()
        if authors is not None:
            locked.bylines.all().delete()
            ArticleByline.objects.bulk_create(
                ArticleByline(article=locked, author=author, position=position)
                for position, author in enumerate(authors)
            )
        if tags is not None:
            locked.tags.set(tags)
        revision = workflow.save(locked, by=by)
    article.refresh_from_db()
    return revision


def seen(article: Article) -> str:
    """The digest of the text that somebody has before them who has just opened the story."""
    latest = article.revisions.last()
    assert latest is not None
    return latest.digest


def approve(article: Article, by: User | None = None) -> None:
    workflow.approve(article.pk, by=by or copy_editor(), seen=seen(article))
    article.refresh_from_db()


def publish(article: Article, by: User | None = None, **choices: Any) -> Edition:
    """Publish what the working copy holds now."""
    edition = workflow.publish(article.pk, by=by or editor(), seen=seen(article), **choices)
    article.refresh_from_db()
    return edition


def schedule(article: Article, at: datetime, by: User | None = None, **choices: Any) -> Edition:
    edition = workflow.schedule(article.pk, by=by or editor(), seen=seen(article), at=at, **choices)
    article.refresh_from_db()
    return edition


def kill(article: Article, note: str = "Withdrawn for legal reasons.") -> Edition:
    edition = workflow.kill(article.pk, by=editor(), note=note)
    article.refresh_from_db()
    return edition


def published(**columns: Any) -> Article:
    """A story that can be read."""
    article = make_article(**columns)
    publish(article)
    return article


def scheduled(at: datetime | None = None, **columns: Any) -> Article:
    """A story whose first edition lies ahead."""
    article = make_article(**columns)
    schedule(article, at or clock.reading_time() + timedelta(hours=1))
    return article


def killed(**columns: Any) -> Article:
    """A story that was published a minute ago and is withdrawn now."""
    article = _published_before(**columns)
    kill(article)
    return article


def expired(**columns: Any) -> Article:
    """A story that was published a minute ago and has ended now."""
    article = _published_before(**columns)
    workflow.expire(article.pk, by=editor(), note="This story has run its time.")
    return article


def _published_before(**columns: Any) -> Article:
    with clock.at(clock.reading_time() - timedelta(minutes=1)):
        return published(**columns)


def _group(name: str) -> Group:
    """The role as the migration makes it; a test with real transactions leaves the table empty."""
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        group.permissions.set(
            Permission.objects.filter(content_type__app_label="articles", codename__in=PERMISSIONS[name])
        )
    return group
