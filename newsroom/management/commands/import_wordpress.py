"""Moves a WordPress site in: stories, authors, sections, tags, pictures, comments and addresses."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import CommandError

from newsroom.management.importing import ImportCommand
from newsroom.progress import Bar
from newsroom.wordpress.report import Report
from newsroom.wordpress.run import Options, run


class Command(ImportCommand):
    WHAT = "WordPress"
    help = (
        "Import a WordPress export (Tools > Export > All content). Run it again with a newer export at any "
        "time: only what is new or changed there comes. See docs/moving.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--media", type=Path, help="a copy of the folder wp-content/uploads")

    def bring(self, options: dict[str, Any], bar: Bar | None) -> Report:
        media = options["media"]
        if media and not media.is_dir():
            raise CommandError(
                f"There is no folder {media}. Give the copy of wp-content/uploads, or leave it out."
            )
        zone = ZoneInfo(settings.TIME_ZONE)
        return run(Options(options["file"], zone, media, options["dry_run"], bar.show if bar else None))
