"""Fills the database of the settings with a large newspaper, and says where its pages are.

The rows are written in bulk, and yet are those that the desk and the form would have left: `check_integrity`
finds no fault in them. Story 0 is the newest one; the same number is the same text on a site of any size.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from articles.models import Address, Approval, Article, ArticleByline, Edition, LogEntry, Revision
from articles.models.edition import EditionByline, EditionTag
from articles.search import index
from articles.story import ImageUse, Story
from benchmarks.cast import Cast
from benchmarks.rows import Rows, reset_sequences
from benchmarks.talk import FIFTY, LONG, SILENT, Talk, sizes
from benchmarks.texts import Texts

APART = timedelta(hours=2)
CORRECTED = 20  # every so many stories one is corrected an hour after it was published
AT_ONCE = 500


def build(stories: int, comments: int) -> dict[str, str]:
    """A site of so many stories and comments; what stands for a place in benchmarks/pages.py."""
    texts, rows = Texts(), Rows()
    desk = Desk(Cast(texts), rows, stories, timezone.now().replace(microsecond=0) - timedelta(hours=1))
    talk, said = Talk(texts, rows), sizes(stories, comments)
    for number in reversed(range(stories)):
        desk.write(number)
        talk.hold(desk.key(number), Random(number), said[number], desk.moment(number))
        if number % AT_ONCE == 0:
            rows.write()
    reset_sequences()
    for _ in index.write_again(index.texts()):
        pass
    month = timezone.localtime(desk.moment(min(500, stories - 1)))
    return {
        "fifty": f"/{desk.path(FIFTY)}/",
        "silent": f"/{desk.path(SILENT)}/",
        "long": f"/{desk.path(LONG)}/",
        "month": f"{month:%Y/%m}",
        "dashed_month": f"{month:%Y-%m}",
        "word": texts.words[1000],
    }


@dataclass
class Desk:
    """Writes stories as the workflow would have done: saved, approved, published, now and then corrected."""

    cast: Cast
    rows: Rows
    stories: int
    newest: datetime
    editions: int = 0

    def key(self, number: int) -> int:
        return self.stories - number

    def moment(self, number: int) -> datetime:
        return self.newest - number * APART

    def path(self, number: int) -> str:
        return f"{timezone.localtime(self.moment(number)):%Y/%m/%d}/{self._slug(number)}"

    def write(self, number: int) -> None:
        key, at, story = self.key(number), self.moment(number), self._story(number)
        first, corrected = story, number % CORRECTED == CORRECTED - 1
        if corrected:
            story = replace(first, standfirst=f"{first.standfirst} It was otherwise.")
        self._working_copy(key, story, 1 + corrected)
        self.rows.add(Address(pk=key, article_id=key, path=self.path(number)))
        self._publish(key, first, 1, at, at + timedelta(hours=1) if corrected else None)
        if corrected:
            note = self.cast.texts.sentence(Random(number), 20)
            self._publish(key, story, 2, at + timedelta(hours=1), None, first=at, note=note)

    def _slug(self, number: int) -> str:
        headline = self.cast.texts.headlines[number % len(self.cast.texts.headlines)]
        return f"{slugify(headline)[:80]}-{number}"

    def _story(self, number: int) -> Story:
        dice, texts = Random(number), self.cast.texts
        image = dice.choice(self.cast.images)
        return Story(
            headline=texts.headlines[number % len(texts.headlines)],
            slug=self._slug(number),
            standfirst=texts.sentence(dice, 20),
            body=texts.body(dice),
            section=dice.choice(self.cast.sections),
            lead_image=ImageUse(image, image.alt, texts.sentence(dice, 12), image.credit),
            authors=tuple(dice.sample(self.cast.authors, dice.choice((1, 1, 1, 2)))),
            tags=tuple(dice.sample(self.cast.tags, 3)),
        )

    def _working_copy(self, key: int, story: Story, saves: int) -> None:
        article = Article(
            pk=key,
            status=Article.Status.APPROVED,
            created_by=self.cast.editor,
            editions_made=saves,
            revisions_made=saves,
            **_columns(story),
        )
        authors = enumerate(story.authors)
        self.rows.add(article)
        self.rows.extend(ArticleByline(article_id=key, author=who, position=place) for place, who in authors)
        self.rows.extend(Article.tags.through(article_id=key, tag_id=tag.pk) for tag in story.tags)

    def _publish(
        self,
        key: int,
        story: Story,
        number: int,
        at: datetime,
        until: datetime | None,
        first: datetime | None = None,
        note: str = "",
    ) -> None:
        """Save, approve and publish one text. Revision, approval and edition share a key."""
        self.editions += 1
        pk, by, digest = self.editions, self.cast.editor, story.digest()
        kind = Edition.Kind.CORRECTION if note else Edition.Kind.UPDATE
        revision = Revision(pk=pk, article_id=key, number=number, saved_by=by, saved_at=at, digest=digest)
        revision.content = story.content()
        edition = Edition(
            pk=pk,
            article_id=key,
            revision_id=pk,
            number=number,
            kind=kind,
            note=note,
            live_from=at,
            live_until=until,
            first_published_at=first or at,
            updated_at=at if first else None,
            address_id=key,
            digest=digest,
            **_columns(story),
        )
        approval = Approval(pk=pk, revision_id=pk, digest=digest, by=by, at=at, withdrawn_at=until, used=True)
        entry = LogEntry(article_id=key, step="publish", by=by, at=at, effective=at, edition_number=number)
        entry.kind, entry.revision_id, entry.note = kind, pk, note
        self.rows.add(revision, approval, edition, entry)
        self._dress(edition, story)

    def _dress(self, edition: Edition, story: Story) -> None:
        """The byline and the tags, which bear the edition's date."""
        beside = {"edition_id": edition.pk, "first_published_at": edition.first_published_at}
        authors = enumerate(story.authors)
        self.rows.extend(EditionByline(author=who, position=place, **beside) for place, who in authors)
        self.rows.extend(EditionTag(tag=tag, **beside) for tag in story.tags)


def _columns(story: Story) -> dict[str, Any]:
    """What a working copy and an edition keep in columns of the same names."""
    use = story.lead_image
    assert use is not None
    names = ("headline", "slug", "standfirst", "body", "section")
    words = {"lead_alt": use.alt, "lead_caption": use.caption, "lead_credit": use.credit}
    return {name: getattr(story, name) for name in names} | {"lead_image": use.image} | words
