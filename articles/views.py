"""The public pages of stories. They read editions alone, at one moment a request."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, CharField, DateTimeField
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import clock
from articles.bylines import with_photos
from articles.markup import excerpt, reading_minutes
from articles.models import Article, Edition, Tag
from articles.prepared import Prepared
from articles.related import Under, newest_stories
from articles.story import Story

REDIRECT_SECONDS = 60 * 60  # An old address may be given back, and browsers must then ask again.

_standing = Prepared(
    lambda path, at: Edition.objects.standing(path, at).with_one_of_each(),
    path=CharField(),
    at=DateTimeField(),
)
_tags = Prepared(lambda edition: Tag.objects.filter(edition_tags__edition=edition), edition=BigIntegerField())


@csrf_exempt
@require_safe
def article_detail(request: HttpRequest, path: str) -> HttpResponseBase:
    at = clock.reading_time()
    edition = find(path, at)
    if edition.address.path != path:
        response = redirect(edition, permanent=True)
        response["Cache-Control"] = f"public, max-age={REDIRECT_SECONDS}"
        return response
    if edition.absent:
        context = {"edition": edition, "newest": newest_stories(at)}
        return render(request, "articles/article_gone.html", context, status=410)
    return article_page(request, edition, at)


def find(path: str, at: datetime) -> Edition:
    """What answers at a path, which need not be its own. A draft's path, an embargoed story's and one that
    nobody ever had are all the same `Http404`."""
    found = _standing(path=path, at=at)
    if not found:
        raise Http404("There is no story at this address.")
    return found[0]


def article_page(
    request: HttpRequest, edition: Edition, at: datetime, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The page of a story. What stands under it adds its own context, and may give another status."""
    under = Under.of(edition, at)
    story = Story.from_edition(with_photos(edition), _tags(edition=edition.pk))
    shown = _shown(story) | {
        "edition": edition,
        "at": at,
        "corrections": under.corrections,
        "related": under.related,
        "canonical": _absolute(edition.get_absolute_url()),
    }
    return render(request, "articles/article_detail.html", shown | context, status=status)


def preview_page(request: HttpRequest, story: Story, article: Article) -> HttpResponse:
    """The same page of a text that need not be saved, for the desk's eyes."""
    shown = _shown(story) | {"preview": True, "article": article}
    response = render(request, "articles/article_detail.html", shown)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _shown(story: Story) -> dict[str, Any]:
    return {
        "story": story,
        "description": story.standfirst or excerpt(story.body),
        "reading_minutes": reading_minutes(story.body),
    }


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{path}"
