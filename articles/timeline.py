"""The line of a story's editions: one after the other, without holes or overlaps.

Every step that changes the line opens it here, which locks the story first and reads the database's clock
after that. What could have been seen by readers is never removed.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from articles import clock
from articles.markup import picture_keys
from articles.models import Address, Approval, Article, Edition, Image, LogEntry, Revision
from articles.models.dress import Dress, dress, redate
from articles.search import index
from articles.story import Story
from articles.tasks import make_renditions

# The longest step there may be plus the skew of the machines' clocks. Without it, readers see an edition
# go live that a step begun earlier then removes.
MARGIN = timedelta(seconds=5)

# The steps of the log that say how a planned edition was taken off a line.
REMOVALS = ("cancel", "superseded", "killed")


class Refused(Exception):
    """A step that cannot be taken; `message` says why and how to go on, `field` where it belongs."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class TookTooLong(Refused):
    """Nothing was changed; the step may be tried again."""


@dataclass
class Timeline:
    article: Article
    editions: list[Edition]
    now: datetime
    by: User

    @classmethod
    @contextmanager
    def open(cls, article_id: int, by: User) -> Iterator["Timeline"]:
        """Lock a story for one step. Raises `TookTooLong` when the step outlasts half of the margin."""
        with transaction.atomic(durable=True):
            article = Article.objects.select_for_update(no_key=True).get(pk=article_id)
            now = clock.step_time(connection)
            editions = list(article.editions.select_related("address").order_by("live_from"))
            line = cls(article, editions, now, by)
            yield line
            line.tidy()
            if clock.step_time(connection) - now > MARGIN / 2:
                raise TookTooLong("That took too long, and nothing was changed. Try again.")

    @property
    def present(self) -> Edition | None:
        """What answers at the story's address now."""
        return self.at(self.now)

    @property
    def waiting(self) -> list[Edition]:
        """The texts that are planned; a planned expiry is none."""
        return [each for each in self.ahead(self.now) if each.kind != Edition.Kind.EXPIRED]

    @property
    def public(self) -> bool:
        """Whether readers can have seen anything of the story."""
        return bool(self.editions) and self.editions[0].live_from <= self.now

    def at(self, moment: datetime) -> Edition | None:
        return next((each for each in reversed(self.editions) if each.live_from <= moment), None)

    def ahead(self, moment: datetime) -> list[Edition]:
        return [each for each in self.editions if each.live_from > moment]

    def numbered(self, number: int) -> Edition:
        """The planned edition of this number. Raises `Refused` when there is none."""
        for each in self.ahead(self.now):
            if each.number == number:
                return each
        raise Refused("That plan is no longer there: it went live or was cancelled. Look at the story again.")

    def log(self, step: str, edition: Edition | None = None, note: str = "", **columns: Any) -> None:
        if edition:
            columns = {
                "effective": edition.live_from,
                "edition_number": edition.number,
                "kind": edition.kind,
                "revision_id": edition.revision_id,
                "note": note or edition.note,
            } | columns
        LogEntry.objects.create(
            article=self.article, step=step, by=self.by, at=self.now, **{"note": note} | columns
        )

    def remove(self, gone: list[Edition], step: str) -> None:
        """Take planned editions off the line, each leaving an entry in the log. A kill ignores the margin."""
        for each in gone:
            if step != "killed" and each.live_from <= self.now + MARGIN:
                raise Refused("Too late: it goes live this moment.")
            self.log(step, each)
            index.remove(each.pk)
            each.delete()
            self.editions.remove(each)
        if gone:
            self.settle()

    def tidy(self) -> None:
        """At the end of a step: no notice begins a line, since there is nothing to end, and a path that only
        a removed plan held is free again. Freed last, so that no two stories wait for each other's paths."""
        while self.editions and self.editions[0].absent and not self.public:
            self.remove(self.editions[:1], "cancel")
        self.article.addresses.filter(editions=None).delete()

    def put(
        self,
        at: datetime,
        kind: str,
        *,
        step: str,
        revision: Revision | None = None,
        story: Story | None = None,
        note: str = "",
        first: datetime | None = None,
    ) -> Edition:
        """Begin an edition at a moment: of a story's text, or without one a notice in its place."""
        before, starts = self.at(at), [each.live_from for each in self.editions]
        if at in starts:
            raise Refused("Another edition begins at that very moment. Choose another time.", "at")
        edition = Edition(
            article=self.article,
            number=self._next_number(),
            revision=revision,
            kind=kind,
            note=note,
            live_from=at,
            live_until=next((start for start in starts if start > at), None),
            first_published_at=self._first() or first or min([at, *starts]),
            embargo_until=self.article.embargo_until,
            **(columns_of(story) if story else _notice(before)),
        )
        if story:
            edition.address = self._claim(edition.first_published_at, edition.slug)
        edition.updated_at = self._updated(edition)
        if before:  # Shorten first, then insert: the database allows no overlap even for a statement.
            before.live_until = at
            before.save(update_fields=["live_until"])
        edition.save(force_insert=True)
        if story:
            dress_as([(edition, story)])
        self.editions = sorted([*self.editions, edition], key=lambda each: each.live_from)
        self.log(step, edition)
        self.settle()
        return edition

    def _first(self) -> datetime | None:
        """When the story was first public, once it was."""
        return self.editions[0].first_published_at if self.public else None

    def _next_number(self) -> int:
        """A number that never comes back, whatever becomes of its edition."""
        self.article.editions_made += 1
        self.article.save(update_fields=["editions_made"])
        return self.article.editions_made

    def settle(self) -> None:
        """Each edition ends where the next begins. While nothing is public, a plan's first date is its
        earliest start, and its address carries that date. A planned notice answers where the story before it
        does."""
        first = self.editions[0] if self.editions else None
        for each, before, after in zip(
            self.editions, [None, *self.editions], [*self.editions[1:], None], strict=False
        ):
            assert first is not None
            columns: dict[str, Any] = {"live_until": after and after.live_from}
            if each.live_from > self.now:
                columns["embargo_until"] = self.article.embargo_until
                columns["first_published_at"] = self._first() or first.live_from
                columns["updated_at"] = self._updated(each)
                if each.absent:
                    columns["address"] = before.address if before else each.address
                elif each.first_published_at != columns["first_published_at"]:
                    columns["address"] = self._claim(columns["first_published_at"], each.slug)
            changed = [name for name, value in columns.items() if getattr(each, name) != value]
            if changed:
                for name in changed:
                    setattr(each, name, columns[name])
                each.save(update_fields=changed)
            if "first_published_at" in changed:
                redate(each)

    def _updated(self, edition: Edition) -> datetime | None:
        """Readers are told of an update only when the text they read has changed."""
        before = [each for each in self.editions if each.live_from < edition.live_from]
        read = [each for each in before if not each.absent]
        if not read:
            return None
        same = read[-1].digest == edition.digest and not edition.note
        if edition.absent or edition.kind in (Edition.Kind.MINOR, Edition.Kind.RESTORED) or same:
            return before[-1].updated_at
        return edition.live_from

    def _claim(self, first: datetime, slug: str) -> Address:
        """The story's path for this date and slug: its own of before, or the next that is free."""
        day = path_of(first, "")
        for each in self.editions:
            if not each.absent and each.slug == slug and each.address.path.startswith(day):
                return each.address
        return claim({self.article.pk: path_of(first, slug)})[self.article.pk]


def path_of(first: datetime, slug: str) -> str:
    day = timezone.localdate(first, timezone.get_default_timezone())
    return f"{day:%Y/%m/%d}/{slug}"


def claim(wanted: dict[int, str]) -> dict[int, Address]:
    """The path that each of these stories wants, or the next that is free: of two that want the same the
    former has it."""
    found: dict[int, Address] = {}
    for number in count(1):
        paths: dict[str, int] = {}
        for story, path in wanted.items():
            if story not in found:
                paths.setdefault(path if number == 1 else f"{path}-{number}", story)
        if not paths:
            break
        rows = [Address(path=path, article_id=story) for path, story in paths.items()]
        Address.objects.bulk_create(rows, ignore_conflicts=True)
        for address in Address.objects.filter(path__in=paths):
            if address.article_id == paths[address.path]:
                found[address.article_id] = address
    return found


def dress_as(many: Sequence[tuple[Edition, Story]]) -> None:
    """Write what of a story stands in rows beside its edition. Its pictures stay locked until the step ends,
    so that a kill that removes their files waits or has ended; then they get files again."""
    keys = {key for _, story in many for key in _pictures(story)}
    rows = Image.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    pictures = {image.pk: image for image in rows} if keys else {}
    dress(
        Dress(
            edition,
            story.authors,
            story.tags,
            [pictures[key] for key in sorted(picture_keys(story.body)) if key in pictures],
        )
        for edition, story in many
    )
    for image in pictures.values():
        if not image.renditions:
            make_renditions.enqueue(image.pk)
    index.write(many)
    signed = [edition.revision_id for edition, _ in many]
    Approval.objects.standing().filter(revision__in=signed).update(used=True)


def _pictures(story: Story) -> list[int]:
    return [*picture_keys(story.body), *([story.lead_image.image.pk] if story.lead_image else [])]


def columns_of(story: Story) -> dict[str, Any]:
    use = story.lead_image
    return {
        "headline": story.headline,
        "slug": story.slug,
        "standfirst": story.standfirst,
        "body": story.body,
        "section": story.section,
        "lead_image": use and use.image,
        "lead_alt": use.alt if use else "",
        "lead_caption": use.caption if use else "",
        "lead_credit": use.credit if use else "",
        "digest": story.digest(),
    }


def _notice(before: Edition | None) -> dict[str, Any]:
    """A notice copies neither headline nor picture nor section: they may be what must go."""
    assert before is not None, "a notice stands where a story stood"
    digest = Story(slug=before.slug).digest()
    return {"headline": "", "slug": before.slug, "address": before.address, "digest": digest}
