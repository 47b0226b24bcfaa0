"""Whose comments a moderator may see and decide on."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from articles.models import Section
from comments.models import Comment, Remit

Person = User | AnonymousUser
Comments = TypeVar("Comments", bound=QuerySet[Any])


def within_remit(person: Person, comments: Comments) -> Comments:
    """Those under stories of the person's sections and of those inside; all, if there is no limit."""
    remit = remit_of(person)
    if remit is None:
        return comments
    chosen = remit.sections.values("pk")
    inside = Section.objects.filter(Q(pk__in=chosen) | Q(parent__in=chosen))
    return comments.filter(article__section__in=inside.values("pk"))


def remit_of(person: Person) -> Remit | None:
    """None for whoever decides everywhere."""
    if person.is_superuser:
        return None
    return getattr(person, "comment_remit", None)


def may_decide_on(person: Person, comment_id: int) -> bool:
    """Whether the comment lies within the person's sections, their permission aside."""
    if remit_of(person) is None:
        return True
    return within_remit(person, Comment.objects.filter(pk=comment_id)).exists()


def limit_to(user: User, sections: Iterable[Section] | None) -> None:
    """Limit a moderator to these sections; None lifts the limit."""
    if sections is None:
        Remit.objects.filter(user=user).delete()
        return
    remit, _ = Remit.objects.get_or_create(user=user)
    remit.sections.set(sections)
