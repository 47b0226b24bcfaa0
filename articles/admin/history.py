"""What has happened to a story: its editions, what was saved and signed, and the log of the desk."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from articles.admin.standing import Standing
from articles.models import Approval, Edition

SHOWN = 50


@dataclass(frozen=True)
class Line:
    """An edition in the history, with what the desk calls its state."""

    edition: Edition
    state: str
    planned: bool


def history_of(standing: Standing) -> dict[str, Any]:
    article = standing.article
    approvals = Prefetch("approvals", Approval.objects.select_related("by").order_by("pk"))
    revisions = article.revisions.defer("content").select_related("saved_by").prefetch_related(approvals)
    log = article.log.select_related("by", "revision").defer("revision__content")
    return {
        "editions": [_line(each, standing) for each in reversed(standing.line.editions)],
        "revisions": [_told(each) for each in revisions.order_by("-number")[:SHOWN]],
        "log": [_told(each) for each in log.order_by("-pk")[:SHOWN]],
        "may_move": standing.may("move"),
        "may_cancel": standing.may("cancel"),
        "older_revisions": max(article.revisions_made - SHOWN, 0),
    }


def _line(edition: Edition, standing: Standing) -> Line:
    if edition.live_from > standing.line.now:
        return Line(edition, "scheduled", planned=True)
    if edition == standing.line.present:
        names = {Edition.Kind.TOMBSTONE: "killed", Edition.Kind.EXPIRED: "expired"}
        return Line(edition, names.get(Edition.Kind(edition.kind), "live"), planned=False)
    return Line(edition, "superseded", planned=False)


def _told(row: Any) -> Any:
    """With its step in words."""
    row.told_step = row.step.replace("_", " ")
    return row
