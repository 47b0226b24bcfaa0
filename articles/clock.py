"""The two clocks of the site, and nothing else may tell the time of a story.

Call them through the module (`clock.reading_time()`), so that `at()` governs every caller.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

_fixed: datetime | None = None


def reading_time() -> datetime:
    """The web machine's time: taken once per request, for what readers see."""
    return _fixed or timezone.now()


def step_time(connection: BaseDatabaseWrapper | None = None) -> datetime:
    """The database's time, for what is written. Ask after taking the lock, in a statement of its own:
    PostgreSQL's `now()` and a clock read inside the locking statement are as old as the wait was long.
    """
    if _fixed:
        return _fixed
    connection = connection or default_connection
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Stop both clocks at a moment, in this process: for the demo, the import and the tests."""
    global _fixed
    before, _fixed = _fixed, moment
    try:
        yield
    finally:
        _fixed = before
