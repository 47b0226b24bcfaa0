"""Links by which an outsider reads one revision of a story: a source who checks a quote, a lawyer."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import clock, permissions
from articles.models import Article, Edition, LogEntry, Revision, ShareLink
from articles.story import Story
from articles.timeline import Refused, Timeline
from articles.views import preview_page

# How long the same link is taken for a second press of the button.
AGAIN = timedelta(seconds=30)

_signer = Signer(salt="articles.sharing")


def may_share(person: User, article: Article) -> bool:
    return permissions.may_edit(person, article) or person.has_perm("articles.approve_article")


def links_for(person: User, article: Article) -> QuerySet[ShareLink]:
    """The links to a story that this person sees and may close: all, or what they made while they might."""
    links = article.share_links.all()
    return links if may_share(person, article) else links.filter(made_by=person)


def is_open_to(person: User, article: Article) -> bool:
    """Whether the page of a story's links holds anything for this person."""
    return may_share(person, article) or links_for(person, article).exists()


def path_of(link: ShareLink) -> str:
    return reverse("shared", args=[_signer.sign(str(link.pk)).replace(":", "-", 1)])


def share(article_id: int, *, by: User, number: int, until: datetime, reader: str) -> ShareLink:
    """Make a link to one save. A button that is pressed twice makes one."""
    with Timeline.open(article_id, by) as line:
        if not may_share(by, line.article):
            raise Refused("You may not share this story. Ask an editor.")
        revision = line.article.revisions.filter(number=number).first()
        if revision is None:
            raise Refused("There is no such save.", "number")
        if until <= line.now:
            raise Refused("That moment has passed. Choose a time to come.", "until")
        if made := _just_made(revision, by, until, reader):
            return made
        link = ShareLink.objects.create(
            article=line.article,
            revision=revision,
            reader=reader,
            made_by=by,
            made_at=line.now,
            expires_at=until,
        )
        line.log("share", revision=revision, effective=until, note=reader)
        return link


def _just_made(revision: Revision, by: User, until: datetime, reader: str) -> ShareLink | None:
    same = ShareLink.objects.filter(revision=revision, made_by=by, reader=reader, revoked_at=None)
    return same.filter(expires_at__range=(until - AGAIN, until)).first()


def revoke(article_id: int, *, by: User, link_id: int) -> None:
    """Close a link at once, as whoever made it or may make one. Closing it twice is closing it once."""
    with Timeline.open(article_id, by) as line:
        link = links_for(by, line.article).filter(pk=link_id).first()
        if link is None:
            raise Refused("There is no such link.")
        if link.revoked_at is None:
            link.revoked_at, link.revoked_by = line.now, by
            link.save(update_fields=["revoked_at", "revoked_by"])
            line.log("revoke_share", revision=link.revision, note=link.reader)


def revoke_links_of(maker: User, *, by: User) -> None:
    """Close every link of somebody who leaves, who may have kept the addresses."""
    now = clock.step_time()
    links = list(ShareLink.objects.filter(made_by=maker, revoked_at=None, expires_at__gt=now))
    for link in links:
        link.revoked_at, link.revoked_by = now, by
    ShareLink.objects.bulk_update(links, ["revoked_at", "revoked_by"])
    LogEntry.objects.bulk_create(
        LogEntry(
            article_id=link.article_id,
            step="revoke_share",
            by=by,
            at=now,
            revision_id=link.revision_id,
            note=link.reader,
        )
        for link in links
    )


@csrf_exempt
@require_safe
def shared(request: HttpRequest, key: str) -> HttpResponse:
    """The page of a shared revision. A wrong link, an expired one and that of a killed story look alike."""
    now = clock.reading_time()
    link = _link(key)
    if link is None or not link.opens(now) or _killed(link.article, now):
        raise Http404("There is nothing at this address.")
    response = preview_page(request, Story.from_revision(link.revision), link.article)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _link(key: str) -> ShareLink | None:
    try:
        number = _signer.unsign(key.replace("-", ":", 1))
    except BadSignature:
        return None
    return ShareLink.objects.select_related("revision", "article").filter(pk=number).first()


def _killed(article: Article, at: datetime) -> bool:
    return Edition.objects.in_force(at).filter(article=article, kind=Edition.Kind.TOMBSTONE).exists()
