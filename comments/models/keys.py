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


def next_keys(model: type[models.Model], connection: BaseDatabaseWrapper, count: int) -> list[int]:
    """The keys of so many rows, drawn before they are written. In a transaction."""
    if connection.vendor != "postgresql":
        first = next_key(model, connection)
        return list(range(first, first + count))
    sql = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
    with connection.cursor() as cursor:
        cursor.execute(sql, [model._meta.db_table, count])
        return [int(key) for (key,) in cursor.fetchall()]


def pass_key(model: type[models.Model], connection: BaseDatabaseWrapper, key: int) -> None:
    """Give no later row this key or a lesser one. In a transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            ahead = next_key(model, connection)
            sql = "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)"
            cursor.execute(sql, [table, max(key, ahead)])
            return
        cursor.execute("UPDATE sqlite_sequence SET seq = max(seq, %s) WHERE name = %s", [key, table])
        if not cursor.rowcount:
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, key])
