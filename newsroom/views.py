"""The pages that belong to the site as a whole."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import clock
from articles.models import Edition
from newsroom.models import Page

NEWEST = 20


@csrf_exempt
@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    newest = Edition.objects.live(clock.reading_time()).for_page()[:NEWEST]
    return render(
        request, "newsroom/front_page.html", {"editions": newest, "canonical": f"{settings.SITE_URL}/"}
    )


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
    """Answers once the database does; a database that does not is the middleware's 503."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def handler404(request: HttpRequest, exception: Any) -> HttpResponse:
    return render(request, "404.html", status=404)


def handler500(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
