"""Brings search up to the editions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DEFAULT_DB_ALIAS

from articles.search import index


class Command(BaseCommand):
    help = (
        "Writes what search knows of each edition. Harmless at any time, also while people write and search; "
        "stopped, it goes on where it was when it is run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS, help="the database to work on")
        parser.add_argument(
            "--all",
            action="store_true",
            help="write every edition anew, not only those missing or out of date",
        )

    def handle(self, *, database: str, all: bool, **options: Any) -> None:
        editions = index.texts(database) if all else index.stale(database)
        total, done = editions.count(), 0
        for done in index.write_again(editions, database):
            # Editions may be added meanwhile.
            self.stdout.write(f"{done} of {max(done, total)} editions")
        index.remove_orphans(database)
        self.stdout.write(
            f"{done} edition{'' if done == 1 else 's'} written; search is up to date."
            if done
            else "Search is up to date."
        )
