"""Questions that are compiled once. For what a page asks each time, Django takes longer to write the SQL than
the database to answer it, and the SQL is the same but for a few values.
"""

from collections.abc import Callable
from threading import local
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")


class Blank(Expression):
    """A value that is still to be given; it stands for itself among the parameters of a statement."""

    def __init__(self, name: str, output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        return "%s", [self]


class Prepared(Generic[Row]):
    """A queryset with blanks: `Prepared(lambda at: stories.live(at), at=DateTimeField())`. Called with values
    for them, it answers with the rows that the queryset would find.

    Nothing but the blanks may differ from one time to the next: it is built once for each thread, as each has
    its own connection, and once for each length of a value that is a list.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], **blanks: Field) -> None:
        self.build, self.blanks = build, blanks
        self.kept = local()

    def __call__(self, **values: Any) -> list[Row]:
        connection = connections[DEFAULT_DB_ALIAS]
        queryset, compiler, sql, parameters = self._compiled(connection, values)
        given = {
            name: field.get_db_prep_value(value, connection)
            for blank, field in self.blanks.items()
            for name, value in _one_by_one(blank, values[blank])
        }
        filled = tuple(given[each.name] if isinstance(each, Blank) else each for each in parameters)
        with connection.cursor() as cursor:
            cursor.execute(sql, filled)
            rows = cursor.fetchall()
        asked = queryset.all()
        # A compiler writes and asks its statement whenever rows are wanted: this one has them already.
        compiler.execute_sql = lambda *args, **kwargs: [rows]
        asked.query.get_compiler = lambda *args, **kwargs: compiler
        return list(asked)

    def _compiled(
        self, connection: BaseDatabaseWrapper, values: dict[str, Any]
    ) -> tuple[Any, Any, str, tuple[Any, ...]]:
        shape = tuple(len(each) if isinstance(each, list) else None for each in values.values())
        of_thread: dict[Any, Any] = self.kept.__dict__
        kept = of_thread.get(shape)
        if kept is None or kept[1].connection is not connection:
            queryset = self.build(**{name: self._blank(name, value) for name, value in values.items()})
            compiler = queryset.query.get_compiler(connection=connection)
            sql, parameters = compiler.as_sql()
            # How the values of each column are to be read does not change either.
            converters = compiler.get_converters([column for column, *_ in compiler.select])
            compiler.get_converters = lambda expressions: converters
            kept = of_thread[shape] = (queryset, compiler, sql, parameters)
        return kept

    def _blank(self, name: str, value: Any) -> Any:
        blanks = [Blank(each, self.blanks[name]) for each, _ in _one_by_one(name, value)]
        return blanks if isinstance(value, list) else blanks[0]


def _one_by_one(name: str, value: Any) -> list[tuple[str, Any]]:
    if not isinstance(value, list):
        return [(name, value)]
    return [(f"{name}_{place}", each) for place, each in enumerate(value)]
