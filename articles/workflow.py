"""The steps of the desk. Each is one function and one transaction; buttons, bulk actions and the demo all
come through here.

`seen` is the digest of the text that the person had before them: a step is refused when the story has been
saved since. Every step raises `Refused` with a sentence for the person, and then has changed nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.text import slugify

from articles import approval, clock, conditions, usage
from articles.conditions import Incomplete
from articles.models import Approval, Article, Edition, LogEntry, Revision
from articles.story import Story
from articles.tasks import withdraw_renditions
from articles.timeline import Refused, Timeline, TookTooLong

__all__ = ["Incomplete", "Refused", "TookTooLong"]

Kind = Edition.Kind
Status = Article.Status


@contextmanager
def _step(article_id: int, by: User, step: str) -> Iterator[Timeline]:
    with Timeline.open(article_id, by) as line:
        conditions.check_permission(by, step, line.article)
        yield line


def save(article: Article, *, by: User | None, step: str = "save") -> Revision:
    """Keep what the working copy now holds. Call it in the transaction that changed and locked the article.

    Without a change of substance nothing is written and an approval stands; with one, it is withdrawn.
    """
    story = Story.from_article(article)
    latest = article.revisions.order_by("number").last()
    if latest and latest.digest == story.digest():
        return latest
    now = clock.step_time()
    revision = _revise(article, story, step, by, now)
    approval.withdraw(article, now)
    if article.status == Status.APPROVED:
        article.status = Status.DRAFT
    article.save(update_fields=["revisions_made", "status", "changed_at"])
    LogEntry.objects.create(article=article, step=step, by=by, at=now, revision=revision)
    return revision


def submit(article_id: int, *, by: User, seen: str, note: str = "") -> None:
    """Hand a draft to the desk."""
    with _step(article_id, by, "submit") as line:
        revision = conditions.latest(line, seen)
        conditions.require_status(line, Status.DRAFT)
        conditions.require_complete(revision)
        _set_status(line, Status.IN_REVIEW)
        line.log("submit", revision=revision, note=note)


def send_back(article_id: int, *, by: User, note: str) -> None:
    """Return a story to its writer, saying what it needs."""
    with _step(article_id, by, "send_back") as line:
        conditions.require_status(line, Status.IN_REVIEW, Status.APPROVED)
        conditions.require_note(note, "Say what the story needs, for its writer.")
        approval.withdraw(line.article, line.now)
        _set_status(line, Status.DRAFT)
        line.log("send_back", note=note)


def approve(article_id: int, *, by: User, seen: str) -> Approval:
    """Sign this very text. Approving it twice is one approval."""
    with _step(article_id, by, "approve") as line:
        return approval.approve(line, conditions.latest(line, seen))


def publish(
    article_id: int,
    *,
    by: User,
    seen: str,
    kind: str = "",
    note: str = "",
    waiting: str = "",
    first_published_at: datetime | None = None,
) -> Edition:
    """Put the text before readers now; publishing the same text twice is publishing it once.

    `kind` and `note` say what a change to a published story is. `waiting` is "keep" or "drop", asked for when
    a change is planned. `first_published_at` dates an old story back, and only at its first publication.
    """
    with _step(article_id, by, "publish") as line:
        revision, present = conditions.latest(line, seen), line.present
        if present and present.digest == revision.digest and kind not in Edition.NOTED:
            return present
        kind = conditions.kind_of_change(line, line.now, kind, note)
        first = conditions.back_date(line, first_published_at)
        approval.require_signed(line, revision)
        conditions.resolve_waiting(line, revision.digest, waiting)
        return _put(line, line.now, revision, kind, note, "publish", first)


def schedule(
    article_id: int, *, by: User, seen: str, at: datetime, kind: str = "", note: str = ""
) -> Edition:
    """Plan the text for a moment. What is live stays until then, when every field changes at once."""
    with _step(article_id, by, "schedule") as line:
        revision = conditions.latest(line, seen)
        conditions.require_future(line, at)
        kind = conditions.kind_of_change(line, at, kind, note)
        approval.require_signed(line, revision)
        return _put(line, at, revision, kind, note, "schedule")


def cancel(article_id: int, *, by: User, number: int) -> None:
    """Take a plan back. The working copy becomes a draft again; a cancelled expiry leaves it as it is."""
    with _step(article_id, by, "cancel") as line:
        planned = line.numbered(number)
        line.remove([planned], "cancel")
        if planned.kind != Kind.EXPIRED and line.article.status == Status.APPROVED:
            approval.withdraw(line.article, line.now)
            _set_status(line, Status.DRAFT)


def move(article_id: int, *, by: User, number: int, at: datetime) -> Edition:
    """Give a plan another time: the same approved text, as an edition with a number of its own."""
    with _step(article_id, by, "move") as line:
        planned = line.numbered(number)
        conditions.require_future(line, at)
        story = None if planned.absent else Story.from_edition(planned)
        line.remove([planned], "cancel")
        if planned.absent and not line.at(at):
            raise Refused("Nothing is public at that time. Choose a later one.", "at")
        conditions.check_embargo(line, at)
        return line.put(
            at, planned.kind, step="schedule", revision=planned.revision, story=story, note=planned.note
        )


def expire(article_id: int, *, by: User, note: str, at: datetime | None = None) -> Edition:
    """End a story's time, now or at a moment: it leaves every list, and its address gives the notice."""
    with _step(article_id, by, "expire") as line:
        if at is not None:
            conditions.require_future(line, at)
        conditions.require_note(note, "Write the notice that stands at the story's address.")
        return _leave(line, at or line.now, Kind.EXPIRED, note)


def kill(article_id: int, *, by: User, note: str) -> Edition:
    """Withdraw a published story at once, with all that is planned and its approval. Retried when slow."""
    for attempt in range(3):
        try:
            with _step(article_id, by, "kill") as line:
                conditions.require_note(note, "Write the notice that readers will find in the story's place.")
                if not line.public:
                    raise Refused("No reader has seen this story: cancel its plan or spike it.")
                approval.withdraw(line.article, line.now)
                if line.article.status == Status.APPROVED:
                    _set_status(line, Status.DRAFT)
                tombstone = _leave(line, line.now, Kind.TOMBSTONE, note)
                for image_id in usage.pictures_of(line.article):
                    withdraw_renditions.enqueue(image_id)
                return tombstone
        except TookTooLong:
            if attempt == 2:
                raise
    raise AssertionError("unreachable: the last attempt returns or raises")


def restore(article_id: int, *, by: User, note: str = "") -> Edition:
    """Bring a killed story back as it was last public."""
    with _step(article_id, by, "restore") as line:
        if not line.present or line.present.kind != Kind.TOMBSTONE:
            raise Refused("This story is not withdrawn.")
        last = [each for each in line.editions if not each.absent and each.live_from <= line.now][-1]
        story = Story.from_edition(last)
        return line.put(
            line.now, Kind.RESTORED, step="restore", revision=last.revision, story=story, note=note
        )


def change_address(article_id: int, *, by: User, slug: str) -> Edition:
    """Move a readable story to another address; the old one leads there. Its text and any draft stay."""
    with _step(article_id, by, "change_address") as line:
        slug, present, article, step = slugify(slug), line.present, line.article, "change_address"
        if not slug:
            raise Refused("Write the new end of the address in letters, digits and hyphens.", "slug")
        if present is None or present.absent:
            raise Refused("Only a story that can be read now can change its address.")
        if line.waiting:
            raise Refused("A change is planned: cancel it, or change the address in its text.")
        if present.slug == slug:
            return present
        draft = Story.from_article(article)
        article.slug = slug
        moved = _revise(article, replace(Story.from_edition(present), slug=slug), step, by, line.now)
        approval.sign(line, moved)
        if draft.digest() != present.digest:
            _revise(article, replace(draft, slug=slug), step, by, line.now)
            if article.status == Status.APPROVED:
                article.status = Status.DRAFT
        article.save(update_fields=["slug", "status", "revisions_made", "changed_at"])
        return _put(line, line.now, moved, Kind.MINOR, "", step)


def set_embargo(article_id: int, *, by: User, until: datetime) -> None:
    """Hold a story back until a moment that no publication may precede."""
    with _step(article_id, by, "set_embargo") as line:
        conditions.require_future(line, until)
        if line.public:
            raise Refused("The story is public already: an embargo would come too late.")
        if line.article.embargo_until and until < line.article.embargo_until:
            conditions.check_permission(by, "lift_embargo", line.article)
        early = [each for each in line.waiting if each.live_from < until]
        if early:
            raise Refused(
                f"The story is planned for {conditions.told(early[0].live_from)}, before that. "
                "Move the plan first.",
                "until",
            )
        _set_embargo(line, until)


def lift_embargo(article_id: int, *, by: User) -> None:
    with _step(article_id, by, "lift_embargo") as line:
        if not line.article.embargo_until:
            raise Refused("The story is under no embargo.")
        _set_embargo(line, None)


def spike(article_id: int, *, by: User, note: str = "") -> None:
    """Lay a story aside that no reader has seen. It can be taken up again."""
    with _step(article_id, by, "spike") as line:
        if line.editions:
            raise Refused("This story is public or planned: kill it, or cancel the plan, first.")
        conditions.require_status(line, Status.DRAFT, Status.IN_REVIEW, Status.APPROVED)
        approval.withdraw(line.article, line.now)
        _set_status(line, Status.SPIKED)
        line.log("spike", note=note)


def unspike(article_id: int, *, by: User) -> None:
    with _step(article_id, by, "unspike") as line:
        conditions.require_status(line, Status.SPIKED)
        _set_status(line, Status.DRAFT)
        line.log("unspike")


def _set_status(line: Timeline, status: str) -> None:
    line.article.status = status
    line.article.save(update_fields=["status", "changed_at"])


def _put(
    line: Timeline,
    at: datetime,
    revision: Revision,
    kind: str,
    note: str,
    step: str,
    first: datetime | None = None,
) -> Edition:
    conditions.check_embargo(line, at)
    story = conditions.require_complete(revision)
    return line.put(at, kind, step=step, revision=revision, story=story, note=note.strip(), first=first)


def _leave(line: Timeline, at: datetime, kind: str, note: str) -> Edition:
    """Put a notice in the story's place from a moment on; what was planned after it is dropped."""
    last = line.at(at)
    if last is None or last.kind in (Kind.TOMBSTONE, kind):
        raise Refused("Nothing of this story can be read then.", "at")
    killed = kind == Kind.TOMBSTONE
    line.remove(line.ahead(at), "killed" if killed else "cancel")
    return line.put(at, kind, step="kill" if killed else "expire", note=note.strip())


def _set_embargo(line: Timeline, until: datetime | None) -> None:
    line.article.embargo_until = until
    line.article.save(update_fields=["embargo_until", "changed_at"])
    line.settle()
    line.log("set_embargo" if until else "lift_embargo", effective=until)


def _revise(article: Article, story: Story, step: str, by: User | None, at: datetime) -> Revision:
    article.revisions_made += 1
    return Revision.objects.create(
        article=article,
        number=article.revisions_made,
        step=step,
        saved_by=by,
        saved_at=at,
        digest=story.digest(),
        content=story.content(),
    )
