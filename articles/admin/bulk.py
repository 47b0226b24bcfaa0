"""A step with many stories: the same workflow one by one, and for each story what came of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import permissions, workflow
from articles.admin.rights import person_of
from articles.admin.standing import Standing, line_of
from articles.models import Approval, Article, Edition, Revision
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
    stories = _standings(queryset, signs=step == "publish")
    context = desk.admin_site.each_context(request) | {
        "title": f"{title} one story?" if len(stories) == 1 else f"{title} {len(stories)} stories?",
        "stories": stories,
        "action": f"{step}_selected",
        "named": title,
        "opts": desk.opts,
    }
    return render(request, "admin/articles/article/bulk.html", context)


def _take_one(request: HttpRequest, article: Article, take: Callable[[str], Any], done: str) -> None:
    try:
        made = take(request.POST.get(f"seen_{article.pk}", ""))
    except Refused as refused:
        messages.error(request, f"“{article}” was not {done}. {refused.message}")
    else:
        if isinstance(made, Edition) and made.number <= article.editions_made:
            messages.info(request, f"“{article}” was public already with this very text.")
        else:
            messages.success(request, f"“{article}” is {done}.")


def _standings(queryset: QuerySet[Article], signs: bool) -> list[dict[str, Any]]:
    """Each story of the list as it stands, with its latest save, which the step must find unchanged."""
    newest = Revision.objects.filter(article__in=queryset, number=F("article__revisions_made"))
    latest = {each.article_id: each for each in newest.select_related("saved_by").order_by()}
    approvals = Approval.objects.standing().filter(revision__in=latest.values())
    signed = set(approvals.values_list("revision", flat=True))
    return [
        {
            "standing": Standing(line_of(article), latest.get(article.pk)),
            "signs": signs and article.pk in latest and latest[article.pk].pk not in signed,
        }
        for article in queryset
    ]


def may(request: HttpRequest, step: str) -> bool:
    return request.user.has_perm(f"articles.{permissions.STEPS[step]}")
