"""Deleting for good what must not even be stored. The page says how many replies of others go along, and
nothing goes until exactly that was agreed to."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin.related import is_key
from comments.admin.access import QUEUE, purger, the_comment
from comments.admin.bulk import tell
from comments.admin.filters import ON_A_PAGE
from comments.admin.forms import NoteForm
from comments.admin.glance import chosen
from comments.admin.rows import ABOVE, comments_for
from comments.models import Comment
from comments.moderation import Outcome, Refused, TakesReplies, purge


@dataclass(frozen=True)
class Purge:
    """One comment that is to go, with so many replies below it. `others` of these nobody has chosen."""

    comment: Comment
    replies: int
    others: int


@require_http_methods(["GET", "HEAD", "POST"])
def purge_comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    comment, person = the_comment(request, comment_id), purger(request)
    wanted = plan(person, [comment.pk])
    if request.method != "POST":
        return _page(request, wanted, NoteForm(auto_id="%s", label_suffix=""))
    return _purge(request, person, wanted)


@require_POST
def purge_chosen(request: HttpRequest) -> HttpResponse:
    """First from the queue, with what was ticked; then from the page that asks, with a note."""
    person = purger(request)
    ticked = list(chosen(request.POST.getlist("chosen"))) or _keys(request.POST.getlist("comment"))
    wanted = plan(person, ticked[:ON_A_PAGE])
    if not wanted:
        messages.error(request, "Nothing was purged: tick the comments first.")
        return redirect(QUEUE)
    if "note" not in request.POST:
        return _page(request, wanted, NoteForm(auto_id="%s", label_suffix=""))
    return _purge(request, person, wanted)


def plan(person: User, keys: list[int]) -> list[Purge]:
    """A comment goes with all that stands below it, so one below another chosen one needs no naming."""
    rows = comments_for(person).filter(pk__in=keys).select_related(ABOVE).order_by("pk")
    found = {row.pk: row for row in rows}
    under: dict[int, int] = dict.fromkeys(found, 0)
    for row in found.values():
        above = _chosen_above(row, found)
        if above:
            under[above] += 1
            del under[row.pk]
    below = {key: Comment.objects.below(found[key]).count() for key in under}
    return [Purge(found[key], below[key], below[key] - along) for key, along in under.items()]


def _chosen_above(comment: Comment, found: dict[int, Comment]) -> int | None:
    """The topmost chosen comment that stands above this one."""
    topmost, each = None, comment.parent
    while each is not None:
        topmost = each.pk if each.pk in found else topmost
        each = each.parent
    return topmost


def _purge(request: HttpRequest, person: User, wanted: list[Purge]) -> HttpResponse:
    form = NoteForm(request.POST, auto_id="%s", label_suffix="")
    if not form.is_valid():
        return _page(request, wanted, form)
    agreed = request.POST.get("replies", "")
    if sum(each.replies for each in wanted) != (int(agreed) if is_key(agreed) else 0):
        return _page(request, wanted, form, TakesReplies(sum(each.replies for each in wanted)))
    outcomes = []
    for each in wanted:
        try:
            gone = purge(each.comment.pk, by=person, note=form.cleaned_data["note"], replies=each.replies)
            outcomes += [Outcome(row.comment_ref, row) for row in gone]
        except Refused as refused:
            outcomes.append(Outcome(each.comment.pk, refused=refused))
    tell(request, outcomes, "purged, with who did it, when and why kept")
    return redirect(QUEUE)


def _page(
    request: HttpRequest, wanted: list[Purge], form: NoteForm, refused: TakesReplies | None = None
) -> HttpResponse:
    if form.errors:
        form.fields["note"].widget.attrs["autofocus"] = True
    one = wanted[0].comment if len(wanted) == 1 else None
    context = admin.site.each_context(request) | {
        "title": f"Purge the comment by {one.name}" if one else f"Purge {len(wanted)} comments",
        "opts": Comment._meta,
        "wanted": wanted,
        "one": one,
        "below": sum(each.replies for each in wanted),
        "others": sum(each.others for each in wanted),
        "action": reverse("admin:comments_comment_purge", args=[one.pk])
        if one
        else reverse("admin:comments_comment_purge_chosen"),
        "form": form,
        "refused": refused,
    }
    status = 422 if refused or form.errors else 200
    return render(request, "admin/comments/comment/purge.html", context, status=status)


def _keys(written: list[str]) -> list[int]:
    return [int(each) for each in written if is_key(each)]
