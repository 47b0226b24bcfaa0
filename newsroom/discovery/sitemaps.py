"""The sitemaps: an index, one for each month, one each for the site's own pages, the
archive and the tags, and one of the news."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import clock
from articles.models import Author, Edition, Section, Tag
from articles.models.edition import EditionQuerySet
from articles.timeline import MARGIN
from newsroom.discovery.addresses import absolute
from newsroom.discovery.months import Month, State, months_with_stories
from newsroom.discovery.xml_document import child, document, rfc3339, root
from newsroom.models import Identity

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
# By the protocol, and by Google's rules for news.
MOST, MOST_NEWS, NEWS_LASTS = 50_000, 1_000, timedelta(hours=48)
CONTENT_TYPE = "application/xml; charset=utf-8"
OWN_PAGES = ("front_page", "corrections", "about", "privacy", "comments_policy")


@csrf_exempt
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return HttpResponse(of_state(index_of), content_type=CONTENT_TYPE)


def of_state(kept: Any) -> Any:
    """What a kept function says of the present state of the site."""
    at = clock.reading_time()
    state = State.of(at)
    # A step that began before the newest one may still end after it: for so long, nothing is kept.
    told: Callable[..., Any] = kept if state and at - state.since > MARGIN else kept.__wrapped__
    return told(state, settings.SITE_URL, settings.TIME_ZONE)


@lru_cache(maxsize=1)
def index_of(state: State | None, site: str, zone: str) -> bytes:
    """The index of a state of the site, for its address and its zone. It grows by the month and changes with
    a story, so the last one is kept."""
    sitemaps = root("sitemapindex", xmlns=SITEMAP)
    months = months_with_stories(state.since) if state else []
    tags = state is not None and tags_with_stories(state.since).exists()
    for name, any_pages in (("site", True), ("archive", months), ("tag", tags)):
        if any_pages:
            child(child(sitemaps, "sitemap"), "loc", absolute(reverse(f"{name}_sitemap")))
    for month, changed in months:
        sitemap = child(sitemaps, "sitemap")
        child(sitemap, "loc", absolute(reverse("month_sitemap", kwargs=month._asdict())))
        child(sitemap, "lastmod", rfc3339(changed))
    return document(sitemaps)


@csrf_exempt
@require_safe
def site(request: HttpRequest) -> HttpResponse:
    """The pages that are no stories. A section or an author without a story that can be read is left out."""
    live = Edition.objects.live(clock.reading_time()).order_by()
    own = live.filter(section=OuterRef("pk"))
    inside = live.filter(section__parent=OuterRef("pk"))
    sections = Section.objects.filter(Exists(own) | Exists(inside))
    authors = Author.objects.filter(Exists(live.filter(bylines__author=OuterRef("pk"))))
    urls = root("urlset", xmlns=SITEMAP)
    for name in OWN_PAGES:
        add_url(urls, reverse(name))
    for section in sections:
        add_url(urls, section.get_absolute_url())
    for author in authors:
        add_url(urls, author.get_absolute_url())
    return answer(urls)


@csrf_exempt
@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """The pages of the months, each changed when one of its stories was."""
    if (told := of_state(archive_of)) is None:
        raise Http404("There are no stories yet.")
    return HttpResponse(told, content_type=CONTENT_TYPE)


@lru_cache(maxsize=1)
def archive_of(state: State | None, site: str, zone: str) -> bytes | None:
    """Kept as the index is, for the same reasons."""
    urls = root("urlset", xmlns=SITEMAP)
    months = months_with_stories(state.since) if state else []
    for month, changed in months[-MOST:]:
        child(add_url(urls, reverse("month", kwargs=month._asdict())), "lastmod", rfc3339(changed))
    return document(urls) if months else None


@csrf_exempt
@require_safe
def tag(request: HttpRequest) -> HttpResponse:
    tags = list(tags_with_stories(clock.reading_time()).order_by("pk")[:MOST])
    if not tags:
        raise Http404("No story has a tag.")
    urls = root("urlset", xmlns=SITEMAP)
    for each in tags:
        add_url(urls, each.get_absolute_url())
    return answer(urls)


def tags_with_stories(at: datetime) -> QuerySet[Tag]:
    live = Edition.objects.live(at).order_by()
    return Tag.objects.filter(Exists(live.filter(edition_tags__tag=OuterRef("pk")))).order_by()


@csrf_exempt
@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    asked, at = Month(year, month), clock.reading_time()
    if asked.start > at:
        raise Http404("This month has not begun.")
    # One upper bound, since SQLite uses only one for its index.
    live = Edition.objects.live(at, asked.last).filter(first_published_at__gte=asked.start)
    stories = list(bare(live).select_related("lead_image")[:MOST])
    if not stories:
        raise Http404("There are no stories of this month.")
    urls = root("urlset", xmlns=SITEMAP, xmlns_image=IMAGE)
    for edition in stories:
        url = add_url(urls, edition.get_absolute_url())
        child(url, "lastmod", rfc3339(edition.updated_at or edition.first_published_at))
        if edition.lead_image and (shown := edition.lead_image.fallback):
            child(child(url, "image:image"), "image:loc", absolute(shown["url"]))
    return answer(urls)


@csrf_exempt
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    at = clock.reading_time()
    name = Identity.objects.current().name
    urls = root("urlset", xmlns=SITEMAP, xmlns_news=NEWS)
    for edition in bare(Edition.objects.live(at).filter(first_published_at__gt=at - NEWS_LASTS))[:MOST_NEWS]:
        told = child(add_url(urls, edition.get_absolute_url()), "news:news")
        publication = child(told, "news:publication")
        child(publication, "news:name", name)
        child(publication, "news:language", news_language(settings.LANGUAGE_CODE))
        child(told, "news:publication_date", rfc3339(edition.first_published_at))
        child(told, "news:title", edition.headline)
    return answer(urls)


def bare(stories: EditionQuerySet) -> EditionQuerySet:
    """Without texts, which are most of a story's bytes."""
    return stories.defer("body", "standfirst", "note").select_related("address")


def news_language(code: str) -> str:
    """Two or three letters, but for Chinese, where Google wants the script's country."""
    code = code.lower()
    if code.startswith("zh"):
        return "zh-tw" if code in ("zh-hant", "zh-tw", "zh-hk") else "zh-cn"
    return code.partition("-")[0]


def add_url(urls: Element, path: str) -> Element:
    url = child(urls, "url")
    child(url, "loc", absolute(path))
    return url


def answer(element: Element) -> HttpResponse:
    return HttpResponse(document(element), content_type=CONTENT_TYPE)
