"""What a step asks of a story before it is taken. Each function raises `Refused` with the way out."""

from datetime import datetime
from itertools import takewhile

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format

from articles import permissions
from articles.models import Article, Edition, Revision
from articles.story import Story, digest_of
from articles.timeline import Refused, Timeline


class Incomplete(Refused):
    """The story lacks something; `missing` maps each field to what to do about it."""

    def __init__(self, missing: dict[str, str]) -> None:
        super().__init__(" ".join(missing.values()), next(iter(missing)))
        self.missing = missing


def check_permission(person: User, step: str, article: Article) -> None:
    if not permissions.may(person, step, article):
        raise Refused("You may not do this with this story. Ask an editor.")


def require_status(line: Timeline, *allowed: str) -> None:
    if line.article.status not in allowed:
        raise Refused(f"The story is {line.article.get_status_display()} now. Look at it again.")


def require_note(note: str, message: str) -> None:
    if not note.strip():
        raise Refused(message, "note")


def require_future(line: Timeline, at: datetime) -> None:
    if at <= line.now:
        raise Refused(f"{told(at)} has passed. Choose a time to come, or publish now.", "at")


def latest(line: Timeline, seen: str) -> Revision:
    """The newest save, if it is the one the person saw."""
    revision = line.article.revisions.order_by("number").last()
    if revision is None:
        raise Refused("Save the story first.")
    if revision.digest != seen:
        raise Refused("Somebody has saved a newer text of this story. Read it, then try again.")
    if digest_of(revision.content) != revision.digest:
        raise Refused("The database holds not the text that was saved. Ask an administrator to check it.")
    return revision


def require_complete(revision: Revision) -> Story:
    story = Story.from_revision(revision)
    if missing := story.missing():
        raise Incomplete(missing)
    return story


def check_embargo(line: Timeline, at: datetime) -> None:
    until = line.article.embargo_until
    if until and at < until:
        raise Refused(f"The story is under embargo until {told(until)}.", "at")


def kind_of_change(line: Timeline, at: datetime, kind: str, note: str) -> str:
    """What a further edition is. The first is an update nobody is told about; one after an expiry may be."""
    before = line.at(at)
    if before is not None and before.kind == Edition.Kind.TOMBSTONE:
        raise Refused("The story is withdrawn: restore it first.")
    if before is None or (before.absent and not kind):
        return Edition.Kind.UPDATE
    if kind not in (Edition.Kind.UPDATE, Edition.Kind.MINOR, *Edition.NOTED):
        raise Refused("Say what this change is: an update, a minor change or a correction.", "kind")
    if kind in Edition.NOTED:
        check_permission(line.by, "correct", line.article)
        require_note(note, "Tell readers what was wrong and what is right.")
    return kind


def back_date(line: Timeline, first: datetime | None) -> datetime | None:
    """An explicit date of an old story, for its first publication alone."""
    if first is None:
        return None
    if line.public:
        raise Refused("The story has been published: its first date stays.", "first_published_at")
    if first > line.now:
        raise Refused(
            "A date back lies in the past. To publish later, schedule the story.", "first_published_at"
        )
    return first


def repeats(line: Timeline, digest: str) -> list[Edition]:
    """The next plans, as far as they hold this very text: once it is public, they change nothing."""
    return list(takewhile(lambda each: each.digest == digest, line.ahead(line.now)))


def resolve_waiting(line: Timeline, digest: str, answer: str) -> None:
    """A plan of this very text is carried out by publishing it. Another would undo it: the editor decides."""
    line.remove(repeats(line, digest), "superseded")
    if not line.waiting or answer == "keep":
        return
    if answer == "drop":
        line.remove(line.waiting, "superseded")
        return
    raise Refused(
        f"A change is planned for {told(line.waiting[0].live_from)} and would take the place of this text "
        "then. Say whether to keep it or to drop it.",
        "waiting",
    )


def told(moment: datetime) -> str:
    """A moment as the desk reads it, in the site's zone."""
    return date_format(timezone.localtime(moment, timezone.get_default_timezone()), "j F Y, H:i:s")
