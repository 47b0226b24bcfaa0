"""Puts a backup in the place of what a site holds."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from newsroom.backup.archive import Unfit, told
from newsroom.backup.restoring import bring_up_to_date, faults, restore_backup
from newsroom.beginning import has_begun


class Command(BaseCommand):
    help = (
        "Bring back a site from a file that `manage.py backup` made: its database and the files of its "
        "pictures. End the web server and the worker first, and start them again afterwards."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="throw away what this site holds now; there is no way back"
        )

    def handle(self, *, file: Path, replace: bool, **options: Any) -> None:
        try:
            if has_begun() and not replace:
                raise CommandError(
                    "This site holds logins, stories or comments, which a restore would throw away. Nothing "
                    "was changed. Make a backup of it, then say --replace."
                )
            contents, left_over = restore_backup(file)
        except (Unfit, OSError, DatabaseError) as error:
            raise CommandError(f"{told(error)} The site is as it was.") from error
        self.stdout.write(f"Restored: {contents}.")
        if left_over:
            self.stderr.write(f"These files of the old site could not be removed: {', '.join(left_over)}.")
        self.bring_up_to_date()
        self.look_for_faults()

    def bring_up_to_date(self) -> None:
        try:
            if bring_up_to_date():
                self.stdout.write("It was of an earlier version; its tables are those of this version now.")
        except DatabaseError as error:
            raise CommandError(
                f"The backup is in place, but its tables could not be brought up to date ({error}). "
                "Run `manage.py migrate`, then `manage.py check_integrity`."
            ) from error

    def look_for_faults(self) -> None:
        found = 0
        for fault in faults():
            found += 1
            self.stdout.write(fault)
        if found:
            raise CommandError(
                f"The backup is in place, and {found} faults were found in it: they stand above. They were "
                "in the site that was backed up; an earlier backup may be without them."
            )
        self.stdout.write("No faults found. Start the web server and the worker again.")
