"""The queue as moderators meet it."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.urls import reverse

from comments.admin.glance import Glance
from comments.models import Comment

QUEUE = "/admin/comments/comment/"
MANY = f"{QUEUE}decide/"
State = Comment.State


def staff(name: str, *permissions: str) -> User:
    person = User.objects.create_user(name, is_staff=True)
    names = permissions or ("view_comment", "moderate_comment")
    person.user_permissions.set(Permission.objects.filter(codename__in=names))
    return person


def decide_url(comment: Comment, word: str) -> str:
    return reverse("admin:comments_comment_decide", args=[comment.pk, word])


def seen(comment: Comment) -> dict[str, str]:
    """What the comment's form sends along when somebody has it in front of them now."""
    return {"seen": str(Glance.of(Comment.objects.get(pk=comment.pk), comment.decisions.last()))}


def ticked(*comments: Comment) -> dict[str, list[str]]:
    return {"chosen": [f"{comment.pk}:{seen(comment)['seen']}" for comment in comments]}


def state(comment: Comment) -> str:
    return Comment.objects.get(pk=comment.pk).state


def page_text(response: Any) -> str:
    return response.content.decode()
