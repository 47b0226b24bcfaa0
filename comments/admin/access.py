"""Who asks, and for which comment: what every screen and deed of the moderators asks first."""

from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from comments.admin.rows import comments_for
from comments.models import Comment

QUEUE = "admin:comments_comment_changelist"


def the_comment(request: HttpRequest, comment_id: int) -> Comment:
    person = _person(request, "view_comment")
    comment: Comment = get_object_or_404(comments_for(person), pk=comment_id)
    return comment


def moderator(request: HttpRequest) -> User:
    return _person(request, "moderate_comment")


def purger(request: HttpRequest) -> User:
    return _person(request, "purge_comment")


def reader(request: HttpRequest) -> User:
    return _person(request, "view_comment")


def _person(request: HttpRequest, permission: str) -> User:
    if not isinstance(request.user, User) or not request.user.has_perm(f"comments.{permission}"):
        raise PermissionDenied
    return request.user


def comment_url(comment_id: int) -> str:
    return reverse("admin:comments_comment_page", args=[comment_id])


def came_from_queue(request: HttpRequest) -> bool:
    return urlsplit(request.headers.get("Referer", "")).path == reverse(QUEUE)


def to_queue(request: HttpRequest) -> HttpResponse:
    """The list as the moderator had filtered it, when that is where the button was pressed."""
    query = urlsplit(request.headers.get("Referer", "")).query if came_from_queue(request) else ""
    return redirect(f"{reverse(QUEUE)}?{query}" if query else reverse(QUEUE))
