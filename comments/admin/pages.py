"""A comment's own page at the desk, and the address of each thing that can be done to it."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import clock
from articles.admin.related import is_key
from articles.models import Edition
from comments.admin.forms import NoteForm, ReasonForm
from comments.admin.words import WORDS, words_for
from comments.models import Comment, Decision
from comments.models.comment import CommentQuerySet
from comments.moderation import AlreadyDecided, Refused, TakesReplies, decide, move, purge, undo
from comments.permissions import within_remit


def comment_url(comment_id: int) -> str:
    return reverse("admin:comments_comment_page", args=[comment_id])


def seen_in(request: HttpRequest, ids: list[int]) -> dict[int, str | int]:
    """The last decision on each comment that the page in front of the moderator showed, 0 for none."""
    given = {pk: request.POST.get(f"seen_{pk}", "") for pk in ids}
    return {pk: int(value) for pk, value in given.items() if is_key(value)}


def for_cards(comments: QuerySet[Comment]) -> CommentQuerySet:
    """With the person's record and the story as readers know it: moderators need not see the desk's text."""
    assert isinstance(comments, CommentQuerySet)
    live = Edition.objects.live(clock.reading_time()).filter(article=OuterRef("article")).order_by()
    decided = Decision.objects.filter(comment=OuterRef("pk")).order_by("-pk")
    return comments.with_record().annotate(
        last_decision=Subquery(decided.values("pk")[:1]),
        story_headline=Subquery(live.values("headline")[:1]),
        story_path=Subquery(live.values("address__path")[:1]),
    )


@require_safe
def comment_page(request: HttpRequest, comment_id: int) -> HttpResponse:
    return _page(request, _comment(request, comment_id))


@require_POST
def decide_on(request: HttpRequest, comment_id: int, word: str) -> HttpResponse:
    comment, person = _comment(request, comment_id), _moderator(request)
    if word not in WORDS:
        raise Http404("There is no such decision.")
    chosen, form = WORDS[word], ReasonForm(request.POST, auto_id="%s", label_suffix="")
    if not form.is_valid():
        return _page(request, comment, status=422, form=form)
    try:
        decide(
            comment_id,
            chosen.to,
            by=person,
            reason=form.cleaned_data["reason"],
            seen=seen_in(request, [comment_id]).get(comment_id, Comment.State.PENDING),
            confirm="confirm" in request.POST,
        )
    except AlreadyDecided as already:
        return _page(request, comment, status=409, already=already, chosen=chosen, form=form)
    except Refused as refused:
        return _page(request, comment, status=422, refused=refused, form=form)
    link = format_html(
        'The comment by <bdi>{}</bdi> is {}. <a href="{}">Look at it, or undo</a>',
        comment.name,
        chosen.told,
        comment_url(comment_id),
    )
    messages.success(request, link)
    return _back_to_queue(request)


@require_POST
def undo_decision(request: HttpRequest, comment_id: int, decision_id: int) -> HttpResponse:
    comment, person = _comment(request, comment_id), _moderator(request)
    get_object_or_404(comment.decisions, pk=decision_id)
    try:
        undo(decision_id, by=person)
    except Refused as refused:
        return _page(request, comment, status=409, refused=refused)
    messages.success(request, "Undone: the comment is as it was before.")
    return _to_comment(comment_id)


@require_POST
def make_own_thread(request: HttpRequest, comment_id: int) -> HttpResponse:
    comment, person = _comment(request, comment_id), _moderator(request)
    form = ReasonForm(request.POST, auto_id="%s", label_suffix="")
    if not form.is_valid():
        return _page(request, comment, status=422, form=form)
    try:
        move(comment_id, by=person, reason=form.cleaned_data["reason"])
    except Refused as refused:
        return _page(request, comment, status=409, refused=refused, form=form)
    messages.success(request, "The comment and its replies are a thread of their own now.")
    return _to_comment(comment_id)


@require_http_methods(["GET", "HEAD", "POST"])
def purge_comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """For what must not even be stored. The page says how many replies go along; the number must be right."""
    comment, person = _comment(request, comment_id), _person(request)
    if not person.has_perm("comments.purge_comment"):
        raise PermissionDenied
    if request.method != "POST":
        return _purge_page(request, comment, NoteForm(auto_id="%s", label_suffix=""))
    form = NoteForm(request.POST, auto_id="%s", label_suffix="")
    if not form.is_valid():
        return _purge_page(request, comment, form)
    agreed = request.POST.get("replies", "")
    replies = int(agreed) if is_key(agreed) else 0
    try:
        purge(comment_id, by=person, note=form.cleaned_data["note"], replies=replies)
    except TakesReplies as refused:
        return _purge_page(request, comment, form, refused)
    except Refused as refused:
        form.add_error("note", refused.message)
        return _purge_page(request, comment, form)
    messages.success(request, "The comment is purged. Who did it, when and why is kept.")
    return _back_to_queue(request)


def _page(request: HttpRequest, comment: Comment, status: int = 200, **said: Any) -> HttpResponse:
    comment = for_cards(Comment.objects.select_related("in_reply_to")).get(pk=comment.pk)
    decisions = list(comment.decisions.select_related("by"))
    context = admin.site.each_context(request) | {
        "title": f"Comment by {comment.name}",
        "opts": Comment._meta,
        "comment": comment,
        "form": ReasonForm(auto_id="%s", label_suffix=""),
        "last_decision": decisions[-1].pk if decisions else 0,
        "words": words_for(comment) if request.user.has_perm("comments.moderate_comment") else [],
        "decisions": decisions,
        "answers": comment.children.order_by("pk")[:20],
        "may_move": comment.parent_id and request.user.has_perm("comments.moderate_comment"),
        "may_purge": request.user.has_perm("comments.purge_comment"),
    }
    return render(request, "admin/comments/comment/page.html", context | said, status=status)


def _purge_page(
    request: HttpRequest, comment: Comment, form: NoteForm, refused: TakesReplies | None = None
) -> HttpResponse:
    if form.errors:
        form.fields["note"].widget.attrs["autofocus"] = True
    context = admin.site.each_context(request) | {
        "title": f"Purge the comment by {comment.name}",
        "opts": Comment._meta,
        "comment": comment,
        "below": Comment.objects.below(comment).count(),
        "form": form,
        "refused": refused,
    }
    return render(
        request, "admin/comments/comment/purge.html", context, status=422 if refused or form.errors else 200
    )


def _comment(request: HttpRequest, comment_id: int) -> Comment:
    if not request.user.has_perm("comments.view_comment"):
        raise PermissionDenied
    return get_object_or_404(within_remit(request.user, Comment.objects.all()), pk=comment_id)


def _moderator(request: HttpRequest) -> User:
    person = _person(request)
    if not person.has_perm("comments.moderate_comment"):
        raise PermissionDenied
    return person


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _to_comment(comment_id: int) -> HttpResponse:
    return redirect(comment_url(comment_id))


def _back_to_queue(request: HttpRequest) -> HttpResponse:
    """The list as the moderator had filtered it, when that is where the button was pressed."""
    queue, came_from = (
        reverse("admin:comments_comment_changelist"),
        urlsplit(request.headers.get("Referer", "")),
    )
    return redirect(f"{queue}?{came_from.query}" if came_from.path == queue and came_from.query else queue)
