"""The page of a step: what it will do, its form, and the button. Only a POST takes it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from articles import permissions
from articles.admin.rights import person_of
from articles.admin.standing import Standing
from articles.admin.steps import STEPS, offers
from articles.admin.steps.base import StepForm
from articles.conditions import Incomplete
from articles.models import Article
from articles.timeline import Refused


class StepView:
    """The view of one step. It opens no transaction: each step is one by itself."""

    def __init__(self, desk: Any, step: str) -> None:
        self.desk = desk
        self.form = STEPS[step]

    def __call__(self, request: HttpRequest, article_id: int) -> HttpResponse:
        article = self.desk.get_object(request, str(article_id))
        if article is None:
            raise Http404("There is no such story.")
        if not permissions.may(person_of(request), self.form.step, article):
            raise PermissionDenied
        standing = Standing.of(article, person_of(request))
        if request.method != "POST":
            chosen = {"edition": request.GET["edition"]} if "edition" in request.GET else {}
            return self._page(request, standing, self.form(standing, chosen=chosen))
        return self._take(request, standing, self.form(standing, request.POST))

    def _take(self, request: HttpRequest, standing: Standing, form: StepForm) -> HttpResponse:
        missing: dict[str, str] = {}
        if form.is_valid():
            try:
                messages.success(request, form.take(person_of(request)))
            except Incomplete as refused:
                missing = refused.missing
                form.add_error(None, "Something is missing still.")
            except Refused as refused:
                form.refuse(refused)
            else:
                response = redirect("admin:articles_article_change", standing.article.pk)
                response.status_code = 303
                return response
        form.focus_first_error()
        return self._page(
            request, Standing.of(standing.article, person_of(request)), form, missing, status=422
        )

    def _page(
        self,
        request: HttpRequest,
        standing: Standing,
        form: StepForm,
        missing: dict[str, str] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        article: Article = standing.article
        context = self.desk.admin_site.each_context(request) | {
            "title": f"{form.named(standing)}: {article}",
            "form": form,
            "named": form.named(standing),
            "standing": standing,
            "original": article,
            "opts": self.desk.opts,
            "missing": missing or (standing.missing if form.needs_text else {}),
            "promise": form.promised(standing),
            "offered": form.offered(standing) or bool(form.errors),
            "offers": offers(standing),
            "story_url": reverse("admin:articles_article_change", args=[article.pk]),
        }
        return render(request, "admin/articles/article/step.html", context, status=status)
