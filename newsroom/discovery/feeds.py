"""The feeds of the site and of its lists. Each view finds the list; its form is given by the address."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import clock
from articles.models import Author, Edition, Section, Tag
from newsroom.discovery import atom, json_feed, rss
from newsroom.discovery.channel import Channel, channel, feed_addresses
from newsroom.discovery.corrections import correction_entries
from newsroom.discovery.entries import NEWEST, story_entries
from newsroom.models import Identity

Render = Callable[[Channel], bytes]
# By the end of the URL's name.
FORMS: dict[str, tuple[str, Render]] = {
    "feed": (rss.CONTENT_TYPE, rss.render),
    "atom": (atom.CONTENT_TYPE, atom.render),
    "json_feed": (json_feed.CONTENT_TYPE, json_feed.render),
}
CORRECTIONS = ("feed", "atom")


@csrf_exempt
@require_safe
def site(request: HttpRequest, form: str) -> HttpResponse:
    at = clock.reading_time()
    entries = story_entries(Edition.objects.live(at), at)
    return answer(form, channel(Identity.objects.current(), entries, feeds=feed_addresses()))


@csrf_exempt
@require_safe
def section(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    # The section and those inside it, in one question.
    family = list(Section.objects.filter(Q(slug=slug) | Q(parent__slug=slug)))
    shown = next((each for each in family if each.slug == slug), None)
    if shown is None:
        raise Http404("There is no such section.")
    at = clock.reading_time()
    entries = story_entries(Edition.objects.live(at).newest_in([each.pk for each in family], NEWEST), at)
    return list_feed(form, shown, entries, "section_")


@csrf_exempt
@require_safe
def tag(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    shown = get_object_or_404(Tag, slug=slug)
    at = clock.reading_time()
    return list_feed(form, shown, story_entries(Edition.objects.live(at).tagged(shown), at), "tag_")


@csrf_exempt
@require_safe
def author(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    shown = get_object_or_404(Author, slug=slug)
    at = clock.reading_time()
    entries = story_entries(Edition.objects.live(at).by(shown), at)
    return list_feed(form, shown, entries, "author_", description=shown.biography)


@csrf_exempt
@require_safe
def corrections(request: HttpRequest, form: str) -> HttpResponse:
    told = channel(
        Identity.objects.current(),
        correction_entries(clock.reading_time()),
        of=("corrections",),
        title="Corrections",
        path="/corrections/",
        feeds=feed_addresses("corrections_", forms=CORRECTIONS),
    )
    return answer(form, told)


def list_feed(form: str, shown: Any, entries: list[Any], prefix: str, description: str = "") -> HttpResponse:
    told = channel(
        Identity.objects.current(),
        entries,
        of=(prefix.rstrip("_"), shown.pk),
        title=shown.name,
        description=description,
        path=shown.get_absolute_url(),
        feeds=feed_addresses(prefix, shown.slug),
    )
    return answer(form, told)


def answer(form: str, told: Channel) -> HttpResponse:
    content_type, render = FORMS[form]
    return HttpResponse(render(told), content_type=f"{content_type}; charset=utf-8")
