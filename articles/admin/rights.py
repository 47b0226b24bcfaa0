"""Who may open and change what in the article admin."""

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest

from articles import permissions
from articles.models import Article


def person_of(request: HttpRequest) -> User:
    """Who is at the screen. The admin lets nobody in without a login."""
    return cast(User, request.user)


def may_change(request: HttpRequest, article: Article) -> bool:
    """Whether the form is open to the person.

    A form that is sent in stays open to whom the story belongs, even when the desk has taken it meanwhile:
    the form itself then refuses the save, and what was typed is not lost.
    """
    person = person_of(request)
    if permissions.may_edit(person, article):
        return True
    if request.method != "POST" or not person.has_perm("articles.change_article"):
        return False
    return person.has_perm("articles.edit_any_article") or permissions.is_own(person, article)
