"""The table of words, as each database can search it. The row of an edition has the edition's key.

It is no model: FTS5 has its own kind of table, and only PostgreSQL knows a tsvector. Both are given our stems
and keep them as they are. A row whose edition is gone matches nothing, since search joins with the editions.
"""

from collections import defaultdict
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

    def expression(self, units: list[Unit], *, together: bool) -> str:
        """What the table is asked for: editions with all of these, or with any."""


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

    def expression(self, units: list[Unit], *, together: bool) -> str:
        # Between quotes everything is a word to FTS5, but for the quote itself.
        quoted = ['"' + " ".join(unit).replace('"', '""') + '"' for unit in units]
        return (" AND " if together else " OR ").join(quoted)


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

    def expression(self, units: list[Unit], *, together: bool) -> str:
        phrases = [" <-> ".join(map(_lexeme, unit)) for unit in units]
        return (" & " if together else " | ").join(f"({phrase})" for phrase in phrases)


def _lexeme(stem: str) -> str:
    return "'" + stem.replace("\\", "\\\\").replace("'", "''") + "'"


def search_table(connection: BaseDatabaseWrapper) -> SearchTable:
    return Tsvector() if connection.vendor == "postgresql" else Fts5()
