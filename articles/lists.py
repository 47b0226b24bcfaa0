"""The lists of stories: of a section, a tag, an author, a month. They are one page with another heading."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import BigIntegerField, CharField, DateTimeField, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import clock
from articles.listed import Listed, listed
from articles.models import Author, Edition, Section, Tag
from articles.models.edition import EditionQuerySet
from articles.paging import SO_MANY, Place, StoryPage, cut, newest
from articles.prepared import Prepared

Subject = TypeVar("Subject", Section, Tag, Author)

# The finest step of a stored moment.
TICK = timedelta(microseconds=1)

# A section and those inside it.
_family: Prepared[Section] = Prepared(
    lambda slug: Section.objects.filter(Q(slug=slug) | Q(parent__slug=slug)).select_related("parent"),
    slug=CharField(),
)
_tag: Prepared[Tag] = Prepared(lambda slug: Tag.objects.filter(slug=slug), slug=CharField())
_author: Prepared[Author] = Prepared(
    lambda slug: Author.objects.filter(slug=slug).select_related("photo"), slug=CharField()
)

# The first pages of lists, which are read far more often than what follows them.
_in_sections = Prepared(
    lambda at, keys: Edition.objects.live(at).newest_in(keys, SO_MANY).for_list(),
    at=DateTimeField(),
    keys=BigIntegerField(),
)
_tagged = Prepared(
    lambda at, key: Edition.objects.live(at).tagged(key).for_list()[:SO_MANY],
    at=DateTimeField(),
    key=BigIntegerField(),
)
_by = Prepared(
    lambda at, key: Edition.objects.live(at).by(key).for_list()[:SO_MANY],
    at=DateTimeField(),
    key=BigIntegerField(),
)


@csrf_exempt
@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    family = _family(slug=slug)
    shown = _found(family, slug)
    inside = [each for each in family if each is not shown]
    place = Place.asked(request)
    at, keys = clock.reading_time(), [shown.pk, *(each.pk for each in inside)]
    page = _page(
        newest(at, place).newest_in(keys, SO_MANY) if place else _in_sections(at=at, keys=keys), place
    )
    return story_list(request, page, shown.get_absolute_url(), shown.name, section=shown, inside=inside)


@csrf_exempt
@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    shown = _found(_tag(slug=slug), slug)
    place = Place.asked(request)
    at = clock.reading_time()
    page = _page(
        newest(at, place).tagged(shown, place.moment) if place else _tagged(at=at, key=shown.pk), place
    )
    return story_list(request, page, shown.get_absolute_url(), shown.name, tag=shown)


@csrf_exempt
@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    shown = _found(_author(slug=slug), slug)
    place = Place.asked(request)
    at = clock.reading_time()
    found = newest(at, place).by(shown, place.moment) if place else _by(at=at, key=shown.pk)
    page = _page(found, place)
    return story_list(request, page, shown.get_absolute_url(), shown.name, author=shown)


@csrf_exempt
@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The stories of a month in the site's zone. One that lies ahead has none, like any other without."""
    at, place = clock.reading_time(), Place.asked(request)
    start = datetime(year, month, 1, tzinfo=timezone.get_default_timezone())
    if start > at:
        raise Http404("There are no stories of this month.")
    end = next_month(start)
    page = _page(newest(at, place, last=end - TICK).in_month(start, end), place)
    if not page.editions:
        raise Http404("There are no stories of this month.")
    address = month_address(start)
    around = {"earlier": month_of(before(start, at)), "later": month_of(since(end, at))}
    return story_list(request, page, address, f"{MONTHS[month]} {year}", months=around)


def _found(rows: Sequence[Subject], slug: str) -> Subject:
    for each in rows:
        if each.slug == slug:
            return each
    raise Http404("There is no such list of stories.")


def _page(stories: EditionQuerySet | list[tuple[Any, ...]], place: Place | None) -> StoryPage[Listed]:
    found = stories if isinstance(stories, list) else list(stories.for_list()[:SO_MANY])
    return cut(listed(found), place)


def story_list(
    request: HttpRequest, page: StoryPage[Listed], address: str, heading: str, **context: Any
) -> HttpResponse:
    shown = {
        "page": page,
        "address": address,
        "heading": heading,
        "canonical": f"{settings.SITE_URL}{address}{page.query}",
    }
    return render(request, "articles/story_list.html", shown | context)


def next_month(start: datetime) -> datetime:
    return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)


def before(start: datetime, at: datetime) -> Edition | None:
    """The newest story from before a month."""
    return Edition.objects.live(at, start - TICK).defer("body").first()


def since(end: datetime, at: datetime) -> Edition | None:
    """The oldest story from after a month."""
    return Edition.objects.live(at).filter(first_published_at__gte=end).defer("body").reverse().first()


def month_of(edition: Edition | Listed | None) -> dict[str, str] | None:
    if edition is None:
        return None
    moment = timezone.localtime(edition.first_published_at, timezone.get_default_timezone())
    return {"name": f"{MONTHS[moment.month]} {moment.year}", "address": month_address(moment)}


def month_address(moment: datetime) -> str:
    return reverse("month", kwargs={"year": moment.year, "month": moment.month})
