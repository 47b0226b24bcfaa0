from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


def next_key(model: type[models.Model], connection: BaseDatabaseWrapper) -> int:
    """The primary key that the next row will have, drawn before the row is written. In a transaction."""
    sql = (
        "SELECT nextval(pg_get_serial_sequence(%s, 'id'))"
        if connection.vendor == "postgresql"
        # Safe on SQLite, where this transaction is the only writer.
        else "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = %s), 0) + 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [model._meta.db_table])
        return int(cursor.fetchone()[0])
