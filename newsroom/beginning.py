"""The beginning of a site that is no demo: who it is, and who runs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.utils.text import slugify

from articles.models import Article, Author, Section
from comments.models import Comment
from newsroom.models import Identity

CONTENT = (User, Article, Author, Comment, Identity)


def has_tables() -> bool:
    return User._meta.db_table in connection.introspection.table_names()


def has_begun() -> bool:
    """Whether there is anything that somebody would miss; false also while there are no tables."""
    there = set(connection.introspection.table_names())
    return any(
        model._meta.db_table in there and model._default_manager.order_by().exists() for model in CONTENT
    )


@dataclass(frozen=True)
class Beginning:
    name: str
    tagline: str
    sections: Sequence[str]
    login: str
    email: str
    password: str

    def make(self) -> None:
        """The first administrator may do everything, and is one of the group that may."""
        with transaction.atomic():
            Identity.objects.create(pk=1, name=self.name, tagline=self.tagline)
            Section.objects.bulk_create(
                Section(name=name, slug=slug) for slug, name in by_slug(self.sections).items()
            )
            person = User.objects.create_superuser(self.login, self.email, self.password)
            person.groups.add(Group.objects.get_or_create(name="Administrator")[0])


def by_slug(names: Sequence[str]) -> dict[str, str]:
    """Names that differ only in what an address leaves out are one."""
    return {slugify(name): name for name in names}
