"""Looks for what should be impossible in the stories and comments of a database."""

from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS

from articles import integrity as articles
from comments import integrity as comments


class Command(BaseCommand):
    help = (
        "Walks lines of editions, digests, trees and counts; names each fault and exits 1 when there is one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS, help="the database to look at")

    def handle(self, *, database: str, **options: Any) -> None:
        found = 0
        for fault in chain(articles.faults(database), comments.faults(database)):
            found += 1
            self.stdout.write(fault)
        if found:
            raise CommandError(f"{found} fault{'s' if found > 1 else ''} found.")
        self.stdout.write("No faults found.")
