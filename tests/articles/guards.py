"""The database's guard over the lines of stories, taken away and put back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from articles.constraints import NeverTwoLive
from articles.models import Edition

GUARD = next(each for each in Edition._meta.constraints if isinstance(each, NeverTwoLive))


def drop_guard() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE articles_edition DROP CONSTRAINT {GUARD.name}")
            return
        cursor.execute(f"DROP TRIGGER {GUARD.name}_ins")
        cursor.execute(f"DROP TRIGGER {GUARD.name}_upd")


@contextmanager
def guard_dropped() -> Iterator[None]:
    """For tests with real transactions, which no rollback follows. The rows that it forbids go first."""
    drop_guard()
    try:
        yield
    finally:
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        with connection.schema_editor() as editor:
            editor.add_constraint(Edition, GUARD)
