"""What the commands that import have in common: their options, and how the report is told."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from newsroom.beginning import has_tables
from newsroom.models import DemoRecord
from newsroom.progress import Bar
from newsroom.wordpress.reading import Unreadable
from newsroom.wordpress.report import Report

MOST_IN_TERMINAL = 20


class ImportCommand(BaseCommand):
    WHAT = ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the export, an .xml file")
        parser.add_argument("--dry-run", action="store_true", help="report the same, and write nothing")
        parser.add_argument("--report", type=Path, help="write the whole report to this file")
        parser.add_argument("--quiet", action="store_true", help="no progress, and no report in the terminal")

    def bring(self, options: dict[str, Any], bar: Bar | None) -> Report:
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"]
        if not file.is_file():
            raise CommandError(f"There is no file {file}. Give the .xml that {self.WHAT} exported.")
        if not has_tables():
            raise CommandError("The database is empty. Give `manage.py migrate` first, then this again.")
        if options["report"]:
            refuse_unwritable(options["report"])
        bar = Bar(file.stat().st_size) if not options["quiet"] and sys.stderr.isatty() else None
        try:
            report = self.bring(options, bar)
        except Unreadable as error:
            raise CommandError(f"{error} Nothing was written.") from None
        except KeyboardInterrupt:
            raise CommandError("\nInterrupted. Give the same command again, and it goes on.") from None
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
            if not User.objects.filter(is_active=True, is_staff=True).exists():
                self.stdout.write("Nobody can log in there yet: `manage.py createsuperuser` makes a login.")
        if DemoRecord.objects.exists():
            self.stdout.write("The demo is in this site: `manage.py remove_demo` takes it out, and it alone.")


def refuse_unwritable(report: Path) -> None:
    """Before the import, which may take long."""
    was_there = report.exists()
    try:
        report.open("a").close()
    except OSError as error:
        raise CommandError(
            f"The report {report} could not be written: {error.strerror}. Give --report another place. "
            "Nothing was imported."
        ) from None
    if not was_there:
        report.unlink()
