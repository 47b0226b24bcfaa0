"""What is asked of a database by `manage.py check --database default`, and before each migration."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.db import connections

from articles.constraints import NeverTwoLive


def missing_guards(alias: str) -> Iterator[tuple[str, str]]:
    """Table and name of each rule of this app that a database should keep by itself and no longer does."""
    connection = connections[alias]
    tables = connection.introspection.table_names()
    for model in apps.get_app_config("articles").get_models():
        table = model._meta.db_table
        if table not in tables:
            continue
        with connection.cursor() as cursor:
            there = connection.introspection.get_constraints(cursor, table)
        for constraint in model._meta.constraints:
            if isinstance(constraint, NeverTwoLive):
                stands = constraint.stands(connection, model)
            else:
                stands = constraint.name in there
            if not stands:
                yield table, constraint.name


def check_guards(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[CheckMessage]:
    return [
        Error(
            f"The table {table} has lost its guard {name}.",
            hint="Apply the lines of `manage.py sqlmigrate articles 0001` that name it, "
            "then run `manage.py check_integrity`.",
            id="articles.E001",
        )
        for alias in databases or ()
        for table, name in missing_guards(alias)
    ]
