"""A comment's own page at the desk: the comment, the thread around it, and every decision on it."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comments.admin.access import the_comment
from comments.admin.forms import StaffReplyForm
from comments.admin.rows import Card, card, comments_for
from comments.models import Comment
from comments.moderation.replying import staff_name

REPLIES_SHOWN = 50


@require_safe
def comment_page(request: HttpRequest, comment_id: int) -> HttpResponse:
    return page(request, card(the_comment(request, comment_id), request.user))


def page(
    request: HttpRequest, shown: Card, status: int = 200, reply: StaffReplyForm | None = None
) -> HttpResponse:
    comment, person = shown.comment, request.user
    may_reply = shown.may_decide and comment.state == Comment.State.APPROVED
    below = comments_for(request.user).filter(pk__in=Comment.objects.below(comment).values("pk"))
    context = admin.site.each_context(request) | {
        "title": f"Comment by {comment.name}",
        "opts": Comment._meta,
        "card": shown,
        "replies": below.order_by("pk").select_related("in_reply_to")[:REPLIES_SHOWN],
        "reply_form": reply or (StaffReplyForm() if may_reply else None),
        "staff_name": staff_name(person) if may_reply and isinstance(person, User) else "",
        "may_move": comment.parent_id and shown.may_decide,
        "may_purge": request.user.has_perm("comments.purge_comment"),
    }
    return render(request, "admin/comments/comment/page.html", context, status=status)
