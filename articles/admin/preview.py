"""The page of a story as the form holds it, saved or not. Nothing is written."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.admin.byline import BylineFormSet
from articles.admin.unsaved import story_in
from articles.models import Article
from articles.story import Story
from articles.views import preview_page

# What the address of the Preview button asks for.
SIZED = "sized"


class Preview:
    """The view behind the Preview button."""

    def __init__(self, desk: Any) -> None:
        self.desk = desk

    def __call__(self, request: HttpRequest, article_id: int | None = None) -> HttpResponse:
        article = self._article(request, article_id)
        writes = article is None or self.desk.has_change_permission(request, article)
        if request.method == "POST" and writes:
            response = self._of_form(request, article)
        elif article is not None:
            response = preview_page(request, Story.from_article(article), article)
        else:
            raise Http404("There is nothing to preview yet.")
        if SIZED in request.GET and response.status_code == 200:
            response = self._sized(request, response.content.decode())
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    def _sized(self, request: HttpRequest, page: str) -> HttpResponse:
        """The same page inside another one, where it can be as narrow as a telephone."""
        context = self.desk.admin_site.each_context(request) | {
            "title": "Preview",
            "page": page,
            "is_popup": True,  # Nothing of the desk stands around it.
        }
        return render(request, "admin/articles/article/preview_sized.html", context)

    def _article(self, request: HttpRequest, article_id: int | None) -> Article | None:
        if article_id is None:
            if not self.desk.has_add_permission(request):
                raise PermissionDenied
            return None
        article = self.desk.get_object(request, str(article_id))
        if article is None:
            raise Http404("There is no such story.")
        return article

    def _of_form(self, request: HttpRequest, article: Article | None) -> HttpResponse:
        form = self.desk.get_form(request, article, change=article is not None)
        form.preview = True
        bound = form(request.POST, instance=article)
        byline = self.desk.byline_formset(request, bound.instance)
        if bound.is_valid() & byline.is_valid():
            return preview_page(request, story_in(bound, byline), bound.instance)
        context = self.desk.admin_site.each_context(request) | {
            "title": "This cannot be shown yet",
            "problems": [*_problems(bound), *_row_problems(byline)],
            "opts": self.desk.opts,
        }
        return render(request, "admin/articles/article/preview_refused.html", context, status=422)


def _problems(form: Any) -> list[str]:
    return [
        f"{form.fields[name].label or name}: {message}" if name in form.fields else message
        for name, messages in form.errors.items()
        for message in messages
    ]


def _row_problems(byline: BylineFormSet) -> list[str]:
    return [*byline.non_form_errors(), *(problem for row in byline.forms for problem in _problems(row))]
