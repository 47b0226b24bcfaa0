"""Moves a WordPress site in: stories, authors, sections, tags, pictures, comments and addresses."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsroom.progress import Bar
from newsroom.wordpress.reading import Unreadable
from newsroom.wordpress.report import Report
from newsroom.wordpress.run import Options, run

MOST_IN_TERMINAL = 20


class Command(BaseCommand):
    help = (
        "Import a WordPress export (Tools > Export > All content). Run it again with a newer export at any "
        "time: only what is new or changed there comes. See docs/moving.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the export, an .xml file")
        parser.add_argument("--media", type=Path, help="a copy of the folder wp-content/uploads")
        parser.add_argument("--dry-run", action="store_true", help="report the same, and write nothing")
        parser.add_argument("--report", type=Path, help="write the whole report to this file")
        parser.add_argument("--quiet", action="store_true", help="no progress, and no report in the terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        file, media = options["file"], options["media"]
        if not file.is_file():
            raise CommandError(f"There is no file {file}. Give the .xml that WordPress exported.")
        if media and not media.is_dir():
            raise CommandError(
                f"There is no folder {media}. Give the copy of wp-content/uploads, or leave it out."
            )
        bar = Bar(file.stat().st_size) if not options["quiet"] and sys.stderr.isatty() else None
        asked = Options(
            file, ZoneInfo(settings.TIME_ZONE), media, options["dry_run"], bar.show if bar else None
        )
        try:
            report = run(asked)
        except Unreadable as error:
            raise CommandError(f"{error} Nothing was written.") from None
        if bar:
            bar.end()
        self._tell(report, options)

    def _tell(self, report: Report, options: dict[str, Any]) -> None:
        if options["report"]:
            options["report"].write_text("\n".join(report.text()) + "\n", encoding="utf-8")
        if options["quiet"]:
            return
        for line in report.text(MOST_IN_TERMINAL):
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write("\nThis was a dry run: nothing was written.")
        else:
            self.stdout.write(f"\nThe whole report: {settings.SITE_URL}/admin/newsroom/importreport/")
