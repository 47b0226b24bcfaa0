"""Rows gathered for many stories at a time, and written in one statement a table."""

from collections import defaultdict
from collections.abc import Iterable

from django.core.management.color import no_style
from django.db import connection, models, transaction

from articles.models import Address, Approval, Article, ArticleByline, Edition, LogEntry, Revision
from articles.models.edition import EditionByline, EditionTag
from comments.models import Comment, Discussion

# In this order: what refers to a row comes after it.
TABLES: tuple[type[models.Model], ...] = (
    *(Article, ArticleByline, Article.tags.through, Address, Revision, Approval),
    *(Edition, EditionByline, EditionTag, LogEntry, Discussion, Comment),
)


class Rows:
    def __init__(self) -> None:
        self.waiting: dict[type[models.Model], list[models.Model]] = defaultdict(list)

    def add(self, *rows: models.Model) -> None:
        for row in rows:
            self.waiting[type(row)].append(row)

    def extend(self, rows: Iterable[models.Model]) -> None:
        self.add(*rows)

    def write(self) -> None:
        with transaction.atomic():
            for table in TABLES:
                table._base_manager.bulk_create(self.waiting.pop(table, []), batch_size=2000)


def reset_sequences() -> None:
    """The rows brought their own keys, and the next ones are given by the database again."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(TABLES)):
            cursor.execute(statement)
