"""Writes the public site as files that any web server can serve."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.archive.crawl import Summary
from newsroom.archive.making import Impossible, make
from newsroom.progress import Bar

MOST_IN_TERMINAL = 20


class Command(BaseCommand):
    help = (
        "Write all that a visitor can see at this second as a folder of static files, linked relatively: "
        "pages, comments, pictures, feeds, sitemaps and old addresses. See docs/moving.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", type=Path, help="a new or empty folder")
        parser.add_argument(
            "--replace", action="store_true", help="take the place of an earlier archive in that folder"
        )
        parser.add_argument("--quiet", action="store_true", help="no progress and no summary")

    def handle(self, *args: Any, **options: Any) -> None:
        directory = options["directory"].absolute()
        bar = Bar() if not options["quiet"] and sys.stderr.isatty() else None
        try:
            summary = make(directory, replace=options["replace"], progress=bar.show if bar else None)
        except Impossible as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"{error}. Nothing was written.") from error
        if bar:
            bar.end()
        if not options["quiet"]:
            self._tell(directory, summary)
        if summary.failed:
            raise CommandError(f"These pages could not be made: {', '.join(summary.failed[:20])}")

    def _tell(self, directory: Path, summary: Summary) -> None:
        self.stdout.write(f"The archive is in {directory}, made in {summary.seconds:.0f} s:")
        for name, count in sorted(summary.counts.items()):
            self.stdout.write(f"  {count:>7}  {name}")
        if summary.nowhere:
            self.stdout.write(f"Links to pages that are not there, taken out: {len(summary.nowhere)}")
            for page, address in summary.nowhere[:MOST_IN_TERMINAL]:
                self.stdout.write(f"  {page} linked to {address}")
