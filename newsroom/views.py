"""The pages that belong to the site as a whole."""

import logging
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views import csrf
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import clock
from articles.admin.keeping import is_form, keep
from articles.lists import month_of
from articles.related import newest_stories
from newsroom.context import Site
from newsroom.front import FrontPage
from newsroom.health import state_of_worker
from newsroom.models import Page

logger = logging.getLogger(__name__)


@csrf_exempt
@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    at, site = clock.reading_time(), Site()
    shown = FrontPage.at(at, site.menu)
    context = {"front": shown, "site": site, "canonical": f"{settings.SITE_URL}/"}
    if shown.latest:
        context["archive"] = month_of(shown.latest[-1])
    return render(request, "newsroom/front_page.html", context)


@csrf_exempt
@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """A text that the site keeps."""
    shown = get_object_or_404(Page, name=name)
    context = {"page": shown, "canonical": f"{settings.SITE_URL}{request.path}"}
    return render(request, "newsroom/page_detail.html", context)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """For whoever watches over the site: 200 while it can serve readers, and how the worker gets on."""
    try:
        said, status = f"ok\nworker: {state_of_worker()}\n", 200
    except Error as error:
        logger.error("The database does not answer: %s", error)
        said, status = "The database does not answer.\n", 503
    return HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")


def handler404(request: HttpRequest, exception: Any) -> HttpResponse:
    """The same for whatever is not there. It tells nothing of what was asked for."""
    return render(request, "404.html", {"newest": newest_stories(clock.reading_time())}, status=404)


def handler500(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open across a new login. What a story's form held is kept for whom it was made."""
    if is_form(request) and (address := keep(request)):
        return render(
            request,
            "admin/articles/article/kept.html",
            admin.site.each_context(request) | {"address": address},
            status=403,
        )
    return csrf.csrf_failure(request, reason)
