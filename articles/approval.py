"""Signing a text. An approval binds to one revision's digest, and is withdrawn with the text it signed."""

from datetime import datetime

from articles import conditions, permissions
from articles.models import Approval, Article, Revision
from articles.timeline import Refused, Timeline


def approve(line: Timeline, revision: Revision) -> Approval:
    """Sign the newest save, unless it is signed already."""
    standing = revision.approvals.standing().first()
    if standing:
        return standing
    conditions.require_status(line, Article.Status.DRAFT, Article.Status.IN_REVIEW)
    conditions.require_complete(revision)
    approval = sign(line, revision)
    line.article.status = Article.Status.APPROVED
    line.article.save(update_fields=["status", "changed_at"])
    line.log("approve", revision=revision)
    return approval


def sign(line: Timeline, revision: Revision) -> Approval:
    if revision.number > 1:
        withdraw(line.article, line.now)
    return Approval.objects.create(revision=revision, digest=revision.digest, by=line.by, at=line.now)


def require_signed(line: Timeline, revision: Revision) -> None:
    """Nothing goes out that nobody approved: who may approve signs by publishing, and both are logged."""
    conditions.require_complete(revision)
    if revision.approvals.standing().filter(digest=revision.digest).exists():
        return
    if not permissions.may(line.by, "approve", line.article):
        raise Refused("This text is not approved.")
    approve(line, revision)


def withdraw(article: Article, at: datetime) -> None:
    Approval.objects.standing().filter(revision__article=article).update(withdrawn_at=at)
