"""The page of everything that had to be put right, by the day on which it was."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import clock
from articles.models import Edition
from articles.paging import SO_MANY, Place, cut


@csrf_exempt
@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Each note with its story as it reads today."""
    at, place = clock.reading_time(), Place.asked(request)
    notes = Edition.objects.noted(at, place.moment if place else None)
    if place:
        notes = notes.filter(~Q(live_from=place.moment) | Q(pk__lt=place.key))
    found = list(notes.only("article", "kind", "note", "live_from")[:SO_MANY])
    page = cut(found, place, place_of=lambda note: Place(note.live_from, note.pk))
    stories = Edition.objects.live(at).filter(article__in=[note.article_id for note in page.editions])
    by_article = {story.article_id: story for story in stories.select_related("address").defer("body")}
    context = {
        "page": page,
        # A story may have been withdrawn between the two questions.
        "notes": [
            (note, by_article[note.article_id]) for note in page.editions if note.article_id in by_article
        ],
        "address": request.path,
        "canonical": f"{settings.SITE_URL}{request.path}{page.query}",
    }
    return render(request, "articles/corrections.html", context)
