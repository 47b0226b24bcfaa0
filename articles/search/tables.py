"""The table of words, as each database can search it. The row of an edition has the edition's key.

It is no model: FTS5 has its own kind of table, and only PostgreSQL knows a tsvector. Both are given our stems
and keep them as they are. A row whose edition is gone matches nothing, since search joins with the editions.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from articles.search.words import BREAK

TABLE = "articles_search"

Unit = tuple[str, ...]
"""A word, or the words of a phrase."""


class SearchTable(Protocol):
    made_by: tuple[str, ...]
    insertion: str
    removal: str
    orphans: str
    selection: str
    keys: str

    def document(self, stems: list[str]) -> str:
        """The words of an edition in their order, as the table takes them."""

    def any_of(self, units: Sequence[Unit]) -> str:
        """What asks the table for the editions that hold one of these or more."""

    def all_of(self, units: Sequence[Unit], none_of: Sequence[Unit]) -> str:
        """What asks for the editions that hold all of these, and none of those."""


class Fts5(SearchTable):
    made_by = (f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, tokenize = \"ascii tokenchars '{BREAK}'\")",)
    insertion = f"INSERT INTO {TABLE} (rowid, words) VALUES (%s, %s)"  # noqa: S608 - our own name
    removal = f"DELETE FROM {TABLE} WHERE rowid = %s"  # noqa: S608
    orphans = f"DELETE FROM {TABLE} WHERE rowid NOT IN (SELECT edition_id FROM articles_searchentry)"  # noqa: S608
    selection = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608

    # Of FTS5's own tables the smallest that has every key.
    keys = f"SELECT id FROM {TABLE}_docsize"  # noqa: S608

    def document(self, stems: list[str]) -> str:
        return " ".join(stems)

    def any_of(self, units: Sequence[Unit]) -> str:
        return " OR ".join(map(_quoted, units))

    def all_of(self, units: Sequence[Unit], none_of: Sequence[Unit]) -> str:
        wanted = " AND ".join(map(_quoted, units))
        return f"({wanted}) NOT ({self.any_of(none_of)})" if none_of else wanted


class Tsvector(SearchTable):
    made_by = (
        f"CREATE TABLE {TABLE} (edition_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_words ON {TABLE} USING gin (words)",
    )
    insertion = f"INSERT INTO {TABLE} (edition_id, words) VALUES (%s, %s::tsvector)"  # noqa: S608
    removal = f"DELETE FROM {TABLE} WHERE edition_id = %s"  # noqa: S608
    orphans = f"DELETE FROM {TABLE} WHERE edition_id NOT IN (SELECT edition_id FROM articles_searchentry)"  # noqa: S608
    selection = f"SELECT edition_id FROM {TABLE} WHERE words @@ %s::tsquery"  # noqa: S608

    keys = f"SELECT edition_id FROM {TABLE}"  # noqa: S608

    def document(self, stems: list[str]) -> str:
        places = defaultdict(list)
        for place, stem in enumerate(stems, start=1):
            if stem != BREAK:
                places[stem].append(str(place))
        return " ".join(f"{_lexeme(stem)}:{','.join(found)}" for stem, found in places.items())

    def any_of(self, units: Sequence[Unit]) -> str:
        return " | ".join(map(_phrase, units))

    def all_of(self, units: Sequence[Unit], none_of: Sequence[Unit]) -> str:
        return " & ".join([*map(_phrase, units), *(f"!{_phrase(unit)}" for unit in none_of)])


def _quoted(unit: Unit) -> str:
    """Between quotes everything is a word to FTS5, but for the quote itself."""
    return '"' + " ".join(unit).replace('"', '""') + '"'


def _phrase(unit: Unit) -> str:
    return f"({' <-> '.join(map(_lexeme, unit))})"


def _lexeme(stem: str) -> str:
    return "'" + stem.replace("\\", "\\\\").replace("'", "''") + "'"


def search_table(connection: BaseDatabaseWrapper) -> SearchTable:
    return Tsvector() if connection.vendor == "postgresql" else Fts5()
