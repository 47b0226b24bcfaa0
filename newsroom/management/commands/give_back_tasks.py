"""Lets a worker that starts take again what an earlier one was at when it was killed."""

from typing import Any

from django.core.management.base import BaseCommand

from newsroom.management.commands.serve import give_back_tasks


class Command(BaseCommand):
    help = "Before the only worker starts: let tasks be taken again that a killed one had taken."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{give_back_tasks()} tasks were given back.")
