"""The first page of the desk: what waits for the person, what is planned, what readers see.

Which stories and comments a person sees is said by the lists that are registered for them: nothing stands
here that the list behind its link would not show.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.db.models import Count, Exists, Min, OuterRef, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from articles import clock, permissions, waiting
from articles.models import Article, ArticleByline, Edition
from comments.models import Comment
from newsroom.desk.worker import Work

SHOWN = 6
STORIES, COMMENTS = "admin:articles_article_changelist", "admin:comments_comment_changelist"
JOBS = "admin:newsroom_job_changelist"

Kind = Edition.Kind


@dataclass(frozen=True)
class Row:
    """A story in a panel, and the moment that matters there."""

    article: Article
    headline: str
    moment: datetime
    words: str = ""
    note: str = ""


@dataclass(frozen=True)
class Panel:
    name: str
    title: str
    address: str
    count: int | None
    rows: list[Row]
    nothing: str
    """What stands there while it is empty."""


def panels_for(site: AdminSite, request: HttpRequest) -> dict[str, Any]:
    """What the template of the first page takes: only what this person may see."""
    person = cast(User, request.user)
    mine, others = _stories(site, request, person)
    _with_bylines(row.article for panel in mine + others for row in panel.rows)
    return {
        "waiting_for_me": [panel for panel in mine if panel.rows],
        "at_the_desk": others,
        "comments_waiting": _comments(site, request),
        "comments_address": reverse(COMMENTS),
        "work": Work.at() if person.has_perm("newsroom.view_job") else None,
        "failed_jobs_address": f"{reverse(JOBS)}?{urlencode({'status__exact': 'FAILED'})}",
        "jobs_address": reverse(JOBS),
        "may_begin": person.has_perm("articles.add_article"),
        "zone": settings.TIME_ZONE,
    }


def _with_bylines(articles: Iterable[Article]) -> None:
    """Read who wrote them, for all panels at once."""
    bylines = ArticleByline.objects.select_related("author")
    prefetch_related_objects(list(articles), Prefetch("bylines", bylines))


def _stories(site: AdminSite, request: HttpRequest, person: User) -> tuple[list[Panel], list[Panel]]:
    screen = site.get_model_admin(Article)
    if not screen.has_view_permission(request):
        return [], []
    seen: QuerySet[Article] = screen.get_queryset(request).select_related(None).prefetch_related(None)
    in_review = _listed("review", "In review", seen, waiting.in_review, status__exact="in_review")
    may_approve = person.has_perm("articles.approve_article")
    mine = [in_review] if may_approve else []
    if person.has_perm("articles.publish_article"):
        mine.append(
            _listed("approved", "Approved, to be published", seen, waiting.approved, waits="approved")
        )
    own = permissions.own_stories(person, seen)
    mine.append(_listed("sent-back", "Sent back to you", own, waiting.sent_back, waits="sent_back"))
    mine.append(_listed("drafts", "Your drafts", own, waiting.drafts, status__exact="draft", whose="mine"))
    now = clock.reading_time()
    others = [] if may_approve else [in_review]
    return mine, [*others, _scheduled(seen, now), _live(seen, now)]


def _listed(
    name: str,
    title: str,
    stories: QuerySet[Article],
    which: Callable[[QuerySet[Article]], QuerySet[Article]],
    **link: str,
) -> Panel:
    found = which(stories)
    rows = [
        Row(article, str(article), article.changed_at, note=getattr(article, "asked", ""))
        for article in found.defer("body")[:SHOWN]
    ]
    # Only a list that is full may go on beyond what is shown.
    count = len(rows) if len(rows) < SHOWN else found.order_by().count()
    return Panel(name, title, _stories_address(**link), count, rows, "Nothing.")


def _scheduled(stories: QuerySet[Article], now: datetime) -> Panel:
    ahead = Edition.objects.filter(_of(stories), live_from__gt=now)
    rows = _editions(ahead.order_by("live_from", "pk"), now)
    count = ahead.order_by().aggregate(stories=Count("article", distinct=True))["stories"]
    return Panel(
        "scheduled", "Scheduled", _stories_address(public="planned"), count, rows, "Nothing is planned."
    )


def _live(stories: QuerySet[Article], now: datetime) -> Panel:
    live = Edition.objects.live(now).filter(_of(stories))
    rows = _editions(live, now)
    return Panel("live", "Live now", _stories_address(public="live"), None, rows, "Nothing yet.")


def _of(stories: QuerySet[Article]) -> Exists:
    """Asked edition by edition, so that the newest are found without a look at all stories."""
    return Exists(stories.order_by().filter(pk=OuterRef("article")))


def _editions(editions: QuerySet[Edition], now: datetime) -> list[Row]:
    found: Iterable[Edition] = editions.select_related("article").defer("body", "article__body")[:SHOWN]
    return [
        Row(each.article, each.headline or str(each.article), _moment(each, now), _words(each, now))
        for each in found
    ]


def _moment(edition: Edition, now: datetime) -> datetime:
    return edition.live_from if edition.live_from > now else edition.first_published_at


def _words(edition: Edition, now: datetime) -> str:
    """What will happen at that moment."""
    if edition.live_from <= now:
        return ""
    if edition.kind == Kind.EXPIRED:
        return "expires"
    return "goes live" if edition.first_published_at > now else "changes"


def _stories_address(**query: str) -> str:
    return f"{reverse(STORIES)}?{urlencode(query)}"


def _comments(site: AdminSite, request: HttpRequest) -> dict[str, Any] | None:
    """How many wait for this moderator, and since when the first of them does."""
    if not request.user.has_perm("comments.moderate_comment"):
        return None
    seen = site.get_model_admin(Comment).get_queryset(request)
    pending = seen.filter(state=Comment.State.PENDING).order_by()
    return pending.aggregate(count=Count("pk"), oldest=Min("posted_at"))
