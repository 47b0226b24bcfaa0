"""The private page of whoever wrote a comment: what became of it, and their one answer to a refusal."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import clock
from articles.models import Edition
from articles.views import article_page, find
from comments import limits, threads
from comments.forms import AppealForm
from comments.models import Comment, Refused
from comments.moderation.appeals import appeal, may_appeal
from comments.network import check_origin, keyed_network
from comments.views import STATUS, UNPROCESSABLE, of_story, plain, too_large, too_much

CONFLICT = 409


def private(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """No cache keeps the page, no search engine lists it, no link tells its address."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        response = view(request, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return answer


@private
@of_story
def receipt(request: HttpRequest, edition: Edition, at: datetime, token: str) -> HttpResponse:
    """What became of a comment, for whoever was given this address when posting it."""
    comment = get_object_or_404(Comment, receipt=token, article=edition.article_id)
    return receipt_page(request, edition, at, comment, AppealForm())


@of_story
def to_receipt(request: HttpRequest, edition: Edition, at: datetime, token: str) -> HttpResponse:
    return redirect("comment_receipt", path=edition.address.path, token=token)


@private
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask_again(request: HttpRequest, path: str, token: str) -> HttpResponseBase:
    """Takes an appeal. A refusal is shown under this address, and whoever opens it is led to the receipt."""
    if request.method != "POST":
        return to_receipt(request, path=path, token=token)
    request.encoding = "utf-8"  # whatever the sender claims
    if too_much(request):
        return too_large()
    at = clock.reading_time()
    edition = find(path, at)
    if edition.absent:
        return plain("This story is no longer here, and its comments with it.", status=CONFLICT)
    comment = get_object_or_404(Comment, receipt=token, article=edition.article_id)
    form, status = AppealForm(request.POST), UNPROCESSABLE
    try:
        check_origin(request)
        limits.count_try(keyed_network(request), at)
        if form.is_valid():
            appeal(comment.pk, form.cleaned_data["appeal"])
            response = redirect("comment_receipt", path=edition.address.path, token=token)
            response.status_code = 303
            return response
    except Refused as refused:
        form.add_error(None, refused.message)
        status = STATUS.get(type(refused), CONFLICT)
    return receipt_page(request, edition, at, comment, form, status=status)


def receipt_page(
    request: HttpRequest, edition: Edition, at: datetime, comment: Comment, form: AppealForm, **how: int
) -> HttpResponse:
    """With the story, and the comment in its place while it waits."""
    offered = form if form.is_bound or may_appeal(comment) else None
    discussion = threads.around(comment, edition=edition, at=at, waiting=True)
    return article_page(
        request, edition, at, discussion=discussion, receipt=comment, appeal_form=offered, **how
    )
