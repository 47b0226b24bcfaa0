"""The comments' public addresses. Each page is the page of the story with one part of its discussion.

None of them reads a session or a user, so that a cache may keep what is public.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles import clock
from articles.models import Article, Edition
from articles.views import article_detail, article_page, find
from comments import limits, threads
from comments.forms import CommentForm
from comments.models import Closed, Comment, Refused, Repeated, ThreadFull
from comments.models.repeat import folded
from comments.network import FromAnotherSite, check_origin, keyed_network

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]

STATUS = {FromAnotherSite: 403, Closed: 409, Repeated: 409, ThreadFull: 409, limits.TooFast: 429}
UNPROCESSABLE = 422

# How long a repeat is taken for a second press of the button.
AGAIN = timedelta(minutes=10)
PERMALINK_SECONDS = 60


def of_story(view: View) -> View:
    """For reading: hands the view the live edition and the moment. A moved story's addresses move along, and
    where a notice stands in its place, the notice answers."""

    @wraps(view)
    def answer(request: HttpRequest, path: str, **kwargs: Any) -> HttpResponseBase:
        at = clock.reading_time()
        edition = find(path, at)
        if edition.address.path != path:
            rest = request.path_info.removeprefix(f"/{path}/")
            return redirect(f"{edition.get_absolute_url()}{rest}", permanent=True)
        if edition.absent:
            return article_detail(request, path)
        return view(request, edition, at, **kwargs)

    # Exempt, so that a POST is told that there is nothing to post to (405) and not that a token is missing.
    return csrf_exempt(require_safe(answer))


@of_story
def comment_page(request: HttpRequest, edition: Edition, at: datetime, number: int) -> HttpResponse:
    """The first page of threads is the story's own."""
    discussion = threads.page(edition.article_id, number, edition=edition, at=at) if number > 1 else None
    if discussion is None:
        raise Http404("There is no such page of comments.")
    return article_page(request, edition, at, discussion=discussion, comment_page=number)


@of_story
def thread_page(
    request: HttpRequest, edition: Edition, at: datetime, thread: int, number: int | None = None
) -> HttpResponse:
    """The first page of a thread is the one whose address has no number."""
    discussion = threads.thread_page(edition.article_id, thread, number or 1, edition=edition, at=at)
    if discussion is None or number == 1:
        raise Http404("There is no such thread.")
    return article_page(request, edition, at, discussion=discussion, thread=discussion.threads[0])


@of_story
def comment_detail(request: HttpRequest, edition: Edition, at: datetime, pk: int) -> HttpResponse:
    """A comment's permalink leads to the page it stands on, whichever that is."""
    comment = get_object_or_404(Comment, pk=pk, article=edition.article_id)
    place = threads.where(comment)
    if place is None:
        raise Http404("There is no such comment.")
    response = redirect(f"{edition.get_absolute_url()}{place.path}#comment-{pk}")
    response["Cache-Control"] = f"public, max-age={PERMALINK_SECONDS}"
    return response


@of_story
def reply(request: HttpRequest, edition: Edition, at: datetime, pk: int) -> HttpResponse:
    """The page on which the comment stands, with the form under it."""
    answered = get_object_or_404(Comment, pk=pk, article=edition.article_id, state=Comment.State.APPROVED)
    discussion = threads.around(answered, edition=edition, at=at, replying=True)
    if discussion is None or not discussion.open:
        return redirect("comment", path=edition.address.path, pk=pk)
    response = article_page(request, edition, at, discussion=discussion, reply_to=answered)
    response["X-Robots-Tag"] = "noindex"
    return response


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def discussion(request: HttpRequest, path: str) -> HttpResponseBase:
    """Takes a comment. A refusal is shown under this address, and whoever asks for it again, by Enter in the
    address bar or with a restored tab, is led to the discussion."""
    return post_comment(request, path) if request.method == "POST" else to_discussion(request, path=path)


@of_story
def to_discussion(request: HttpRequest, edition: Edition, at: datetime) -> HttpResponse:
    return redirect(f"{edition.get_absolute_url()}#discussion")


def post_comment(request: HttpRequest, path: str) -> HttpResponseBase:
    request.encoding = "utf-8"  # whatever the sender claims
    if too_much(request):
        return too_large()
    try:
        form = CommentForm(request.POST)
    except UnreadablePostError:
        return plain("The comment did not arrive whole. Please send it again.", status=400)
    if form.size() > settings.COMMENT_MAX_BYTES:
        return too_large()
    try:
        return answer_to(request, path, form)
    except (OperationalError, InterfaceError):
        logger.exception("A comment could not be stored")
        response = unsent(request, path, form, status=503)
        response["Retry-After"] = "30"
        return response


def answer_to(request: HttpRequest, path: str, form: CommentForm) -> HttpResponse:
    """A receipt, or the page again with what was typed and why it was not taken."""
    at = clock.reading_time()
    edition = find(path, at)
    if edition.absent:
        return unsent(request, path, form, status=409, edition=edition)
    try:
        comment = accept(request, edition, form, at)
    except Refused as refused:
        form.add_error(None, refused.message)
        status = STATUS.get(type(refused), UNPROCESSABLE)
        response = form_again(request, edition, at, form, status)
        if isinstance(refused, limits.TooFast):
            response["Retry-After"] = str(refused.seconds)
        return response
    if comment is None:
        return form_again(request, edition, at, form, UNPROCESSABLE)
    response = redirect("comment_receipt", path=edition.address.path, token=comment.receipt)
    response.status_code = 303
    return response


def accept(request: HttpRequest, edition: Edition, form: CommentForm, at: datetime) -> Comment | None:
    """The comment, stored now or a moment ago; None when the form says what is wrong. Raises Refused."""
    check_origin(request)
    network = keyed_network(request)
    limits.count_try(network, at)
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            # The key is all that a comment needs of the working copy, and all that readers may touch.
            comment = form.save(Article(pk=edition.article_id), network)
            limits.check_accepted(comment)
    except Repeated as repeated:
        if is_second_press(repeated.comment, form, network, at):
            return repeated.comment
        raise
    return comment


def is_second_press(said: Comment, form: CommentForm, network: str, at: datetime) -> bool:
    """Whether the sender of the same words may see the first one's receipt."""
    if folded(said.text) != folded(form.cleaned_data["text"]):
        return False
    if said.key and said.key == form.cleaned_data["key"]:
        return True
    here = bool(network) and said.network == network
    return here and said.state == Comment.State.PENDING and at - said.posted_at <= AGAIN


def form_again(
    request: HttpRequest, edition: Edition, at: datetime, form: CommentForm, status: int
) -> HttpResponse:
    """The story's page with the form as it was sent, under the comment it answers if that still stands."""
    answered = form.target(edition.article_id)
    discussion = answered and threads.around(answered, edition=edition, at=at, replying=True)
    return article_page(
        request, edition, at, status=status, discussion=discussion, comment_form=form, reply_to=answered
    )


def unsent(
    request: HttpRequest, path: str, form: CommentForm, status: int, edition: Edition | None = None
) -> HttpResponse:
    """Asks nothing of the database. `edition` is the notice that stands in the place of a story."""
    context = {"comment_form": form, "edition": edition, "path": path}
    return render(request, "comments/comment_unsent.html", context, status=status)


def too_much(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or ""
    return length.isdecimal() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def too_large() -> HttpResponse:
    most = settings.COMMENT_MAX_BYTES // 1024**2
    return plain(f"A comment of more than {most} MB is not taken.", status=413)


def plain(text: str, status: int) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
