"""What stands below the form of a story: what readers see of it and will, and what was done last."""

from dataclasses import dataclass
from typing import Any

from articles.admin.past import entries_of
from articles.admin.standing import Standing
from articles.models import Edition

SHOWN = 5


@dataclass(frozen=True)
class Line:
    """An edition in the history, with what the desk calls its state."""

    edition: Edition
    state: str
    what: str
    planned: bool


def history_of(standing: Standing) -> dict[str, Any]:
    return {
        "editions": [_line(each, standing) for each in reversed(standing.line.editions)],
        "latest": entries_of(standing.article)[:SHOWN],
        "may_move": standing.may("move"),
        "may_cancel": standing.may("cancel"),
    }


def _line(edition: Edition, standing: Standing) -> Line:
    line = standing.line
    what = "First publication" if edition == line.editions[0] else edition.get_kind_display()
    if edition.live_from > line.now:
        return Line(edition, "scheduled", what, planned=True)
    if edition == line.present:
        names = {Edition.Kind.TOMBSTONE: "killed", Edition.Kind.EXPIRED: "expired"}
        return Line(edition, names.get(Edition.Kind(edition.kind), "live"), what, planned=False)
    return Line(edition, "superseded", what, planned=False)
