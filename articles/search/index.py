"""Each edition's rows in the search tables, written in the transaction that writes the edition.

Names of authors and tags are living, so an author's new name is found once the author's editions have been
written again; `articles/tasks.py` does that after a name has changed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import connections, transaction
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from articles.markup import plain
from articles.models import Edition, SearchEntry
from articles.search.tables import search_table
from articles.search.words import BREAK, scheme, stems
from articles.story import Story

# PostgreSQL counts places to 16,383, keeps 256 of a word, and takes a megabyte a row. What it would lose
# silently is left out of both databases.
MOST_PLACES = 16_000
MOST_OF_A_WORD = 255
MOST_BYTES = 500_000

COLUMNS = ["digest", "scheme", "headline", "standfirst", "names", "often"]
OFTEN = 3
CHUNK = 100


def write(many: Iterable[tuple[Edition, Story]], alias: str = "default") -> None:
    """Make the rows of editions, or make them anew. Words that a lost edition left under a key go in any
    case: they must not stop a new one."""
    entries, documents = [], []
    connection = connections[alias]
    table = search_table(connection)
    for edition, story in many:
        entry, words = _rows(edition, story)
        entries.append(entry)
        documents.append((edition.pk, table.document(words)))
    with transaction.atomic(using=alias, savepoint=False), connection.cursor() as cursor:
        SearchEntry.objects.using(alias).bulk_create(
            entries, update_conflicts=True, unique_fields=["edition"], update_fields=COLUMNS
        )
        cursor.executemany(table.removal, [(key,) for key, _ in documents])
        cursor.executemany(table.insertion, documents)


def _rows(edition: Edition, story: Story) -> tuple[SearchEntry, list[str]]:
    """What search knows of an edition, and its words in their order."""
    headline, standfirst = stems([story.headline]), stems(story.standfirst.split("\n"))
    names = stems([*(author.name for author in story.authors), *(tag.name for tag in story.tags)])
    body = stems(plain(story.body).split("\n"), MOST_PLACES)
    entry = SearchEntry(
        edition_id=edition.pk,
        digest=edition.digest,
        scheme=scheme(),
        headline=" ".join(headline),
        standfirst=" ".join(standfirst),
        names=" ".join(names),
        often=" ".join(stem for stem, times in Counter(body).items() if times >= OFTEN and stem != BREAK),
    )
    return entry, bounded([*headline, BREAK, *standfirst, BREAK, *names, BREAK, *body])


def bounded(stems: list[str]) -> list[str]:
    """As many of these as both databases keep in their places."""
    times = Counter(stems)
    if (
        len(stems) <= MOST_PLACES
        and max(times.values(), default=0) <= MOST_OF_A_WORD
        and sum(map(len, map(str.encode, stems))) + len(stems) <= MOST_BYTES
    ):
        return stems
    times.clear()
    kept: list[str] = []
    size = 0
    for stem in stems:
        size += len(stem.encode()) + 1
        if len(kept) == MOST_PLACES or size > MOST_BYTES:
            break
        times[stem] += 1
        kept.append(stem if times[stem] <= MOST_OF_A_WORD else BREAK)
    return kept


def remove(edition_id: int, alias: str = "default") -> None:
    """Forget an edition that is taken off its line."""
    connection = connections[alias]
    SearchEntry.objects.using(alias).filter(edition=edition_id).delete()
    with connection.cursor() as cursor:
        cursor.execute(search_table(connection).removal, [edition_id])


def remove_orphans(alias: str = "default") -> None:
    """Words of editions that are no longer there."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute(search_table(connection).orphans)


def texts(alias: str = "default") -> QuerySet[Edition]:
    """All editions that have a text, past and planned ones too."""
    return Edition.objects.using(alias).exclude(kind__in=Edition.ABSENT).order_by("pk")


def stale(alias: str = "default") -> QuerySet[Edition]:
    """The texts that search does not know, or knows otherwise than they are."""
    known = SearchEntry.objects.using(alias).filter(scheme=scheme(), digest=F("edition__digest"))
    held = RawSQL(search_table(connections[alias]).keys, [])  # noqa: S611 - our own
    return texts(alias).exclude(pk__in=known.filter(edition__in=held).values("edition"))


def write_again(editions: QuerySet[Edition], alias: str = "default") -> Iterator[int]:
    """Write the rows of these editions, a hundred in each transaction; yields how many so far.

    May be stopped and begun again at any time: what is written stays right.
    """
    done, last = 0, 0
    while True:
        with transaction.atomic(using=alias):
            chunk = list(_held(editions.filter(pk__gt=last).order_by("pk")[:CHUNK], alias))
            write(((edition, Story.from_edition(edition)) for edition in chunk), alias)
        if not chunk:
            return
        done, last = done + len(chunk), chunk[-1].pk
        yield done


def _held(editions: QuerySet[Edition], alias: str) -> QuerySet[Edition]:
    """These editions, and none of them can be taken off its line meanwhile."""
    keys = list(editions.select_for_update(no_key=True).values_list("pk", flat=True))
    return Edition.objects.using(alias).filter(pk__in=keys).for_page().prefetch_related("tags").order_by("pk")
