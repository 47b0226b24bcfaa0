"""A step with many stories: the same workflow one by one, and for each story what came of it."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import permissions, workflow
from articles.admin.rights import person_of
from articles.models import Article
from articles.timeline import Refused

Take = Callable[[int, User, str], Any]

STEPS: dict[str, tuple[str, str, Take]] = {
    "submit": ("Submit", "submitted", lambda pk, by, seen: workflow.submit(pk, by=by, seen=seen)),
    "approve": ("Approve", "approved", lambda pk, by, seen: workflow.approve(pk, by=by, seen=seen)),
    "publish": ("Publish", "published", lambda pk, by, seen: workflow.publish(pk, by=by, seen=seen)),
    "spike": ("Spike", "spiked", lambda pk, by, seen: workflow.spike(pk, by=by)),
}


def actions() -> list[Callable[..., HttpResponse | None]]:
    return [_action(step) for step in STEPS]


def _action(step: str) -> Callable[..., HttpResponse | None]:
    def act(desk: Any, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse | None:
        return _confirm_or_take(step, desk, request, queryset)

    act.__name__ = f"{step}_selected"
    return admin.action(permissions=[step], description=f"{STEPS[step][0]} the selected stories")(act)


def _confirm_or_take(
    step: str, desk: Any, request: HttpRequest, queryset: QuerySet[Article]
) -> HttpResponse | None:
    """First the list of what was selected, with the text each story has now; then, confirmed, the step."""
    title, done, take = STEPS[step]
    if "confirmed" in request.POST:
        for article in queryset:
            _take_one(request, article, partial(take, article.pk, person_of(request)), done)
        return None
    context = desk.admin_site.each_context(request) | {
        "title": f"{title} {queryset.count()} stories?" if queryset.count() != 1 else f"{title} one story?",
        "articles": _with_digests(queryset),
        "action": f"{step}_selected",
        "named": title,
        "opts": desk.opts,
    }
    return render(request, "admin/articles/article/bulk.html", context)


def _take_one(request: HttpRequest, article: Article, take: Callable[[str], Any], done: str) -> None:
    try:
        take(request.POST.get(f"seen_{article.pk}", ""))
    except Refused as refused:
        messages.error(request, f"“{article}” was not {done}. {refused.message}")
    else:
        messages.success(request, f"“{article}” is {done}.")


def _with_digests(articles: Iterable[Article]) -> list[dict[str, Any]]:
    """Each story with the digest of its latest save, which the step must find unchanged."""
    found = []
    for article in articles:
        latest = article.revisions.select_related("saved_by").order_by("number").last()
        found.append({"article": article, "latest": latest})
    return found


def may(request: HttpRequest, step: str) -> bool:
    return request.user.has_perm(f"articles.{permissions.STEPS[step]}")
