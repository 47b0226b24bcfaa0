"""The newsroom answers its readers: from an account and not by a name that anybody could type."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Author
from comments.models import Comment, TargetGone
from comments.moderation.decide import decide, require


def staff_name(person: User) -> str:
    """Their byline, if they have one."""
    byline = Author.objects.filter(user=person).values_list("name", flat=True).first()
    return byline or person.get_full_name() or person.get_username()


def reply_as_staff(to: int, text: str, *, by: User, key: str = "") -> Comment:
    """Shown at once: who may approve writes it. Raises Refused."""
    require(by, "moderate_comment", to)
    answered = Comment.objects.filter(pk=to).select_related("article").first()
    if answered is None:
        raise TargetGone
    with transaction.atomic():
        comment = Comment.objects.post(
            article=answered.article, name=staff_name(by), text=text, reply_to=to, key=key, staff=by
        )
        decide(comment.pk, Comment.State.APPROVED, by=by)
    return comment
