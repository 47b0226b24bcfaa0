"""Lets in again who lost telephone, passkeys and recovery codes, where nobody at the desk can do it."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.people.leaving import remove_factors


class Command(BaseCommand):
    help = (
        "Remove authenticator app, passkeys and recovery codes of one login, so that the password alone lets "
        "in again. Ends all its sessions, and tells the person by mail."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name that the person logs in with")

    def handle(self, *, name: str, **options: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"Nobody logs in as {name}. Nothing was changed.")
        remove_factors(user)
        self.stdout.write(f"The password alone lets {name} in now. Let them add a new second step at once.")
