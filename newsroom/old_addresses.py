"""Where the addresses of the site that was here before lead now. Asked only when nothing else answers, or for
a query that no page of ours has."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import unquote, urlencode

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone

from articles import clock
from articles.models import Author, Edition, Image, Section, Tag
from comments.models import Comment
from newsroom.models import Imported, OldAddress
from newsroom.models.imported import Kind

# What WordPress puts behind an address for another view of the same thing.
FEED = re.compile(r"/?\bfeed(?:/(?:rss2?|rdf|atom))?$")
VIEW = re.compile(r"/(?:page/\d+|comment-page-\d+|amp|embed|trackback|attachment)$")
FRONT = re.compile(r"^page/\d+$")
COMMENT = re.compile(r"^(.+)/comments/([1-9]\d{0,18})$")
DATE = re.compile(r"^([1-9]\d{3})(?:/(\d\d)(?:/(\d\d))?)?$")
SCALED = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{2,5}$)")
QUERIES = ("p", "page_id", "attachment_id", "cat", "author")


class OldAddressMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path_info.startswith("/admin/"):
            return self.get_response(request)
        if request.path_info == "/" and request.GET:
            found = by_query(request, clock.reading_time())
            if found:
                return HttpResponsePermanentRedirect(found)
        response = self.get_response(request)
        if response.status_code == 404:
            found = leads_to(request.path_info.strip("/"), clock.reading_time())
            if found and found.partition("#")[0] != request.path_info:
                return HttpResponsePermanentRedirect(found)
        return response


def by_query(request: HttpRequest, at: datetime) -> str | None:
    """For "/?p=123" and its like."""
    for name in QUERIES:
        value = request.GET.get(name, "")
        if value.isascii() and value.isdigit():
            found = _row(f"?{name}={int(value[:15])}", at)
            return found and found + ("feed/" if "feed" in request.GET and name in ("cat", "author") else "")
    if "feed" in request.GET:
        return "/feed/"
    if words := request.GET.get("s"):
        return f"/search/?{urlencode({'q': words})}"
    return None


def leads_to(path: str, at: datetime) -> str | None:
    """The present address of an old path, if readers may see what stands there."""
    path = unquote(path).strip("/")
    if not path or len(path) > 500 or "\x00" in path:
        return None
    if found := _row(path, at) or _comment(path, at):
        return found
    bare, feed = FEED.subn("", path)
    bare = VIEW.sub("", bare.strip("/")).strip("/")
    if feed and bare in ("", "comments"):
        return "/feed/"
    if FRONT.match(bare):
        return "/"
    found = _row(bare, at) if bare != path else None
    if found:
        return f"{found}feed/" if feed and not re.match(r"/\d{4}/", found) else found
    return _file(path, at) or _date(bare, at)


def _row(path: str, at: datetime) -> str | None:
    row = OldAddress.objects.filter(path=path).first()
    return _target(row.kind, row.key, at) if row else None


def _target(kind: str, key: int, at: datetime) -> str | None:
    if kind == Kind.STORY:
        edition = (
            Edition.objects.in_force(at).filter(article=key).select_related("address").order_by().first()
        )
        return edition.get_absolute_url() if edition else None
    if kind == Kind.PICTURE:
        return _picture(key, at)
    shown: Section | Tag | Author | None
    if kind == Kind.SECTION:
        shown = Section.objects.filter(pk=key).first()
    elif kind == Kind.TAG:
        shown = Tag.objects.filter(pk=key).first()
    else:
        shown = Author.objects.filter(pk=key).first()
    return shown.get_absolute_url() if shown else None


def _picture(key: int, at: datetime) -> str | None:
    """Its public file, if a story that can be read shows it."""
    image = Image.objects.filter(pk=key).first()
    live = Edition.objects.live(at)
    if image is None or not image.fallback:
        return None
    shown = live.filter(lead_image=key).exists() or live.filter(edition_pictures__image=key).exists()
    return image.fallback["url"] if shown else None


def _comment(path: str, at: datetime) -> str | None:
    """A comment that has another id here than it had."""
    found = COMMENT.match(path)
    if not found:
        return None
    rows = Imported.objects.filter(kind=Kind.COMMENT, old=found[2], key__isnull=False)
    keys = [row.key for row in rows if str(row.key) != row.old]
    comment = Comment.objects.filter(pk__in=keys, article__addresses__path=found[1]).order_by().first()
    return f"/{found[1]}/comments/{comment.pk}/" if comment else None


def _file(path: str, at: datetime) -> str | None:
    """A smaller copy that WordPress made of a picture."""
    whole = SCALED.sub("", path)
    return _row(whole, at) if whole != path and path.startswith("wp-content/") else None


def _date(path: str, at: datetime) -> str | None:
    """The month of an archive by year, month or day; of a year, the last that has a story."""
    found = DATE.match(path)
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 0)
    if not month:
        zone = timezone.get_default_timezone()
        start, end = (
            datetime(year, 1, 1, tzinfo=zone),
            datetime(year, 12, 31, tzinfo=zone) + timedelta(days=1),
        )
        last = Edition.objects.live(at).in_month(start, end).first()
        if last is None:
            return None
        month = timezone.localtime(last.first_published_at, zone).month
    return f"/archive/{year:04}/{month:02}/" if 1 <= month <= 12 else None
