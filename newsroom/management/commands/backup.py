"""Writes all of a site, its database and its pictures, to one file, while it is in use."""

import logging
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from newsroom.backup.archive import Contents, Unfit, told
from newsroom.backup.taking import take_backup, verify
from newsroom.beginning import has_tables

logger = logging.getLogger(__name__)
ENDING = ".newsroom.tar"


class Command(BaseCommand):
    help = (
        "Write the database and the files of all pictures to one file, of one moment, while the site is in "
        "use; then read it back. It holds everything but the settings: keep those elsewhere."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, help="a new file; or a folder, in which a file named after the moment is made"
        )
        parser.add_argument(
            "--verify", action="store_true", help="write nothing; look at a backup that is there"
        )
        parser.add_argument(
            "--keep",
            type=int,
            metavar="N",
            help="in a folder: afterwards remove all backups that this command made there but the newest N",
        )

    def handle(self, *, file: Path, **options: Any) -> None:
        if options["keep"] is not None and (options["keep"] < 1 or not file.is_dir()):
            raise CommandError("--keep goes with a folder that is there, and with a number from 1 on.")
        try:
            if options["verify"]:
                self.stdout.write(f"{file} is whole. {verify(file)}.")
            else:
                self.take(file)
        except (Unfit, OSError, DatabaseError) as error:
            # For whoever is not there to read it: a timer runs this at night.
            logger.error("The backup failed: %s", told(error))
            raise CommandError(
                told(error) if options["verify"] else f"{told(error)} No backup was made."
            ) from error
        if options["keep"]:
            self.remove_old(file, options["keep"])

    def take(self, file: Path) -> None:
        path = file / f"{timezone.now():%Y-%m-%dT%H%M%SZ}{ENDING}" if file.is_dir() else file
        if path.exists():
            raise Unfit(f"{path} is there already, and a backup never takes the place of another.")
        if not path.parent.is_dir():
            raise Unfit(f"There is no folder {path.parent}. Make it first.")
        if not has_tables():
            raise Unfit("The database has no tables, so there is nothing to back up.")
        contents = take_backup(path)
        self.stdout.write(f"{path} was written and read back. {contents}.")
        self.tell_missing(contents)
        self.stdout.write(
            "Not in it: the settings. Keep a copy of them and of SECRET_KEY apart from it, and of this file "
            f"on another machine. `manage.py restore {path}` brings it back."
        )

    def tell_missing(self, contents: Contents) -> None:
        if contents.missing:
            few = ", ".join(contents.missing[:5])
            logger.error("The site names %s files of pictures that are not there.", len(contents.missing))
            self.stderr.write(f"{len(contents.missing)} files that pictures name are not there: {few} ...")

    def remove_old(self, folder: Path, keep: int) -> None:
        made = sorted(folder.glob(f"20??-??-??T??????Z{ENDING}"))
        for old in made[:-keep]:
            old.unlink()
            self.stdout.write(f"{old} was removed.")
