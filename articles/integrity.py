"""What must hold of all stories, asked of the database: every fault is told in a sentence.

Safe while people write: each check is one statement, which sees one moment; what takes more is read twice.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    Max,
    Min,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import Lead

from articles.checks import missing_guards
from articles.models import Approval, Article, Edition, EditionByline, EditionTag, LogEntry, Revision
from articles.search import index
from articles.story import Story, digest_of
from articles.timeline import REMOVALS

CHUNK = 500


def faults(alias: str = "default") -> Iterator[str]:
    """Every fault in the stories of a database; nothing when all is well."""
    for table, name in missing_guards(alias):
        yield f"The table {table} has lost its guard {name}."
    yield from _broken_lines(alias)
    yield from _lost_numbers(alias)
    yield from _lost_revisions(alias)
    yield from _unlogged(alias)
    yield from _wrong_dates(alias)
    yield from _foreign_rows(alias)
    yield from _altered_revisions(alias)
    yield from _altered_editions(alias)
    yield from _unsigned(alias)
    yield from _not_found(alias)


def _broken_lines(alias: str) -> Iterator[str]:
    """Each edition ends where the next begins; the last is open."""
    rows = (
        _all(Edition, alias)
        .annotate(next_from=_following("live_from"), next=_following("number"))
        .order_by("article", "live_from")
        .values_list("article", "number", "live_until", "next", "next_from")
    )
    for article, number, until, next_number, next_from in rows.iterator(CHUNK):
        if until == next_from:
            continue
        if next_from is None:
            yield f"Story {article}: edition {number} ends and none follows."
        elif until is None or until > next_from:
            yield f"Story {article}: editions {number} and {next_number} overlap."
        else:
            yield f"Story {article}: there is a hole between editions {number} and {next_number}."


def _following(column: str) -> Window:
    return Window(Lead(column), partition_by=F("article"), order_by=F("live_from").asc())


def _lost_numbers(alias: str) -> Iterator[str]:
    """Every number that was given is an edition, or the log says how it was taken back."""
    made = _all(Article, alias).annotate(story=F("pk"), mark=Value(0), total=F("editions_made"))
    kept = _all(Edition, alias).annotate(story=F("article"), mark=F("number"), total=Value(0))
    gone = _all(LogEntry, alias).filter(step__in=REMOVALS)
    gone = gone.annotate(story=F("article"), mark=F("edition_number"), total=Value(0))
    columns = ("story", "mark", "total")
    rows = made.values_list(*columns).union(kept.values_list(*columns), gone.values_list(*columns))
    for article, found in groupby(rows.order_by("story", "mark").iterator(CHUNK), key=lambda row: row[0]):
        (_, _, total), *numbers = found
        known = {mark for _, mark, _ in numbers}
        for number in sorted(set(range(1, total + 1)) - known):
            yield f"Story {article}: edition {number} is gone, and the log does not say how."
        for number in sorted(known - set(range(1, total + 1))):
            yield f"Story {article}: edition {number} has a number that was never given."


def _lost_revisions(alias: str) -> Iterator[str]:
    revisions = Count("revisions"), Max("revisions__number")
    rows = _all(Article, alias).annotate(found=revisions[0], last=revisions[1])
    rows = rows.values_list("pk", "revisions_made", "found", "last")
    for article, made, found, last in rows.order_by("pk").iterator(CHUNK):
        if not made == found == (last or 0):
            yield f"Story {article}: it was saved {made} times and holds {found} revisions."


def _unlogged(alias: str) -> Iterator[str]:
    entries = _all(LogEntry, alias).filter(
        article=OuterRef("article"), edition_number=OuterRef("number"), kind=OuterRef("kind")
    )
    for article, number in _named(_all(Edition, alias).filter(~Exists(entries))):
        yield f"Story {article}: edition {number} has no entry in the log."


def _wrong_dates(alias: str) -> Iterator[str]:
    rows = _all(Edition, alias).values("article")
    rows = rows.annotate(least=Min("first_published_at"), most=Max("first_published_at"))
    for row in rows.filter(least__lt=F("most")).order_by("article").iterator(CHUNK):
        yield f"Story {row['article']}: its editions name different dates of first publication."
    for model, what in ((EditionByline, "byline"), (EditionTag, "tags")):
        wrong = _all(model, alias).exclude(first_published_at=F("edition__first_published_at"))
        found = wrong.order_by("edition__article", "edition__number").distinct()
        for article, number in found.values_list("edition__article", "edition__number").iterator(CHUNK):
            yield f"Story {article}: edition {number} and its {what} bear different dates."


def _foreign_rows(alias: str) -> Iterator[str]:
    editions = _all(Edition, alias)
    for article, number in _named(editions.exclude(address__article=F("article"))):
        yield f"Story {article}: edition {number} stands at the address of another story."
    for article, number in _named(editions.exclude(revision=None).exclude(revision__article=F("article"))):
        yield f"Story {article}: edition {number} was made from a revision of another story."


def _altered_revisions(alias: str) -> Iterator[str]:
    rows = _all(Revision, alias).order_by("article", "number")
    for revision in rows.iterator(CHUNK):
        if not _holds(revision):
            yield f"Story {revision.article_id}: revision {revision.number} is not what was saved."


def _holds(revision: Revision) -> bool:
    try:
        return digest_of(revision.content) == revision.digest
    except (AttributeError, KeyError, TypeError):  # not even the shape of a story is left
        return False


def _altered_editions(alias: str) -> Iterator[str]:
    editions = Edition.objects.using(alias)
    rows = editions.for_page().prefetch_related("tags").order_by("article", "live_from")
    for edition in rows.iterator(CHUNK):
        if _is_altered(edition):
            # A plan cancelled between the statements would lack its byline: look again.
            again = rows.filter(pk=edition.pk).first()
            if again and _is_altered(again):
                yield f"Story {edition.article_id}: edition {edition.number} is not what was published."
    for article, number in _named(editions.exclude(revision=None).exclude(digest=F("revision__digest"))):
        yield f"Story {article}: edition {number} and its revision are different texts."


def _is_altered(edition: Edition) -> bool:
    return Story.from_edition(edition).digest() != edition.digest


def _unsigned(alias: str) -> Iterator[str]:
    approvals = _all(Approval, alias)
    wrong = approvals.exclude(digest=F("revision__digest")).order_by("revision__article", "revision__number")
    for article, number in wrong.values_list("revision__article", "revision__number").iterator(CHUNK):
        yield f"Story {article}: the approval of revision {number} is of another text."
    made = _all(Edition, alias).filter(revision=OuterRef("revision"))
    waiting = approvals.filter(Exists(made), withdrawn_at=None, used=False).order_by(
        "revision__article", "revision__number"
    )
    for article, number in waiting.values_list("revision__article", "revision__number").iterator(CHUNK):
        yield f"Story {article}: revision {number} counts as waiting, and an edition was made of it."
    signed = approvals.filter(revision=OuterRef("revision"))
    for article, number in _named(_all(Edition, alias).exclude(revision=None).filter(~Exists(signed))):
        yield f"Story {article}: edition {number} was never approved."
    latest = _all(Revision, alias).filter(article=OuterRef("pk")).order_by("-number").values("pk")[:1]
    standing = approvals.filter(withdrawn_at=None, revision=OuterRef("latest"))
    rows = _all(Article, alias).filter(status=Article.Status.APPROVED).annotate(latest=Subquery(latest))
    for article in rows.filter(~Exists(standing)).order_by("pk").values_list("pk", flat=True).iterator(CHUNK):
        yield f"Story {article}: it counts as approved, and no approval of its text stands."


def _not_found(alias: str) -> Iterator[str]:
    """Every text is known to search as it is, planned ones too."""
    for article, number in _named(index.stale(alias)):
        yield (
            f"Story {article}: search does not know edition {number} as it is. "
            "`manage.py reindex` mends that."
        )


def _all(model: type[Model], alias: str) -> QuerySet[Any]:
    return model._default_manager.using(alias).order_by()


def _named(editions: QuerySet[Edition]) -> Iterator[tuple[int, int]]:
    """Story and number of each edition."""
    return editions.order_by("article", "number").values_list("article", "number").iterator(CHUNK)
