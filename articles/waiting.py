"""Which stories wait at the desk, and for whom: asked by the desk's first page and by the list of stories."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from articles.models import Approval, Article, Edition, LogEntry


def in_review(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Handed in and not yet approved or sent back, what has waited longest first."""
    return articles.filter(status=Article.Status.IN_REVIEW).order_by("changed_at", "pk")


def drafts(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.filter(status=Article.Status.DRAFT).order_by("-changed_at", "-pk")


def sent_back(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Drafts that the desk returned and that have not been handed in again; `asked` is what it said."""
    handed = LogEntry.objects.filter(article=OuterRef("pk"), step__in=["submit", "send_back", "approve"])
    last = handed.order_by("-pk")
    found = drafts(articles).annotate(handed=Subquery(last.values("step")[:1]))
    return found.filter(handed="send_back").annotate(asked=Subquery(last.values("note")[:1]))


def approved(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Signed, and neither out nor planned: somebody has to publish them. The latest first."""
    idle = Approval.objects.idle().values("revision__article")
    return articles.filter(status=Article.Status.APPROVED, pk__in=idle).order_by("-changed_at", "-pk")


def planned(now: datetime) -> QuerySet[Article]:
    """For which something lies ahead."""
    ahead = Edition.objects.filter(live_from__gt=now).order_by()
    return Article.objects.filter(pk__in=ahead.values("article")).order_by()


def absent(now: datetime, *kinds: str) -> QuerySet[Article]:
    """In whose place a notice stands."""
    # Notices are few and have an index, which SQLite takes for its first column alone.
    notices = Edition.objects.filter(kind__in=Edition.ABSENT, article__gt=0).order_by()
    standing = Edition.objects.in_force(now).filter(pk__in=notices.values("pk"), kind__in=kinds).order_by()
    return Article.objects.filter(pk__in=standing.values("article")).order_by()


def in_hand(now: datetime) -> list[QuerySet[Article]]:
    """What is being written, signed, laid aside, planned, or out of readers' sight again, each by itself.

    All that readers cannot read is among it, and what they read while its next text is written.
    """
    others = [status for status in Article.Status if status != Article.Status.APPROVED]
    unfinished = Article.objects.filter(status__in=others).order_by()
    # By their keys too, or SQLite looks through all stories for whatever else is asked of these.
    unfinished = unfinished.filter(pk__in=unfinished.values("pk"))
    signed = approved(Article.objects.all()).order_by()
    return [unfinished, signed, planned(now), absent(now, *Edition.ABSENT)]
