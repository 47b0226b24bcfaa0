"""The address of each thing that can be done to one comment.

The queue's script sends the same forms as a press of their buttons without it, and asks for no more than the
comment's card in return; without the script the answer is a page.
"""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from comments.admin import pages
from comments.admin.access import came_from_queue, comment_url, moderator, the_comment, to_queue
from comments.admin.forms import ReasonForm
from comments.admin.glance import Glance
from comments.admin.rows import card
from comments.admin.words import WORDS, Word
from comments.models import Comment, Decision
from comments.moderation import AlreadyDecided, Refused, decide, move, undo

CARD = "X-Queue"


@require_POST
def decide_on(request: HttpRequest, comment_id: int, word: str) -> HttpResponse:
    person, comment = moderator(request), the_comment(request, comment_id)
    if word not in WORDS:
        raise Http404("There is no such decision.")
    chosen, form = WORDS[word], ReasonForm(request.POST, auto_id=f"%s-{comment_id}", label_suffix="")
    if not form.is_valid():
        return _answer(request, comment, 422, form=form)
    try:
        decision = _decide(request, comment_id, chosen, person, form.cleaned_data["reason"])
    except AlreadyDecided as already:
        return _answer(request, comment, 409, already=already, chosen=chosen, form=form)
    except Refused as refused:
        return _answer(request, comment, 422, refused=refused, form=form)
    if wants_card(request):
        return _answer(request, comment, 200, done=decision, told=f"{chosen.told}.")
    link = format_html(
        'The comment by <bdi>{}</bdi> is {}. <a href="{}">Look at it</a>',
        comment.name,
        chosen.told,
        comment_url(comment_id),
    )
    messages.success(request, link)
    return to_queue(request)


def _decide(request: HttpRequest, comment_id: int, chosen: Word, person: User, reason: str) -> Decision:
    """A second press of the same button, by the same person, finds the first one's decision."""
    seen = Glance.read(request.POST.get("seen", ""))
    try:
        return decide(
            comment_id,
            chosen.to,
            by=person,
            reason=reason,
            seen=seen.decision if seen else Comment.State.PENDING,
            read=seen.wording if seen else None,
            confirm="confirm" in request.POST,
        )
    except AlreadyDecided as already:
        last = already.decision
        if last and last.by == person and last.became == already.state == chosen.to:
            return last
        raise


@require_POST
def undo_decision(request: HttpRequest, comment_id: int, decision_id: int) -> HttpResponse:
    person, comment = moderator(request), the_comment(request, comment_id)
    get_object_or_404(comment.decisions, pk=decision_id)
    try:
        undo(decision_id, by=person)
    except AlreadyDecided as already:
        last = already.decision  # of a second press, the first one's
        if not last or last.by != person or last.undo_of_id != decision_id:
            return _answer(request, comment, 409, refused=already)
    except Refused as refused:
        return _answer(request, comment, 409, refused=refused)
    if wants_card(request):
        return _answer(request, comment, 200, told="as it was before.")
    messages.success(request, f"Undone: the comment by {comment.name} is as it was before.")
    return to_queue(request) if came_from_queue(request) else redirect(comment_url(comment_id))


@require_POST
def make_own_thread(request: HttpRequest, comment_id: int) -> HttpResponse:
    person, comment = moderator(request), the_comment(request, comment_id)
    form = ReasonForm(request.POST, auto_id=f"%s-{comment_id}", label_suffix="")
    if not form.is_valid():
        return _answer(request, comment, 422, form=form)
    try:
        move(comment_id, by=person, reason=form.cleaned_data["reason"])
    except Refused as refused:
        return _answer(request, comment, 409, refused=refused, form=form)
    messages.success(request, "The comment and its replies are a thread of their own now.")
    return redirect(comment_url(comment_id))


def wants_card(request: HttpRequest) -> bool:
    return request.headers.get(CARD) == "card"


def _answer(request: HttpRequest, comment: Comment, status: int, **said: object) -> HttpResponse:
    shown = card(comment, request.user)
    for name, value in said.items():
        setattr(shown, name, value)
    if not wants_card(request):
        return pages.page(request, shown, status)
    response = render(request, "admin/comments/comment/_card.html", {"card": shown}, status=status)
    response[CARD] = "card"
    return response
