"""Writes the site as an export that WordPress imports."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import clock
from newsroom.wordpress.writing import export


class Command(BaseCommand):
    help = (
        "Write what readers can see, and all comments, as a WordPress export (WXR 1.2). In WordPress: "
        "Tools > Import > WordPress. Drafts, plans and network addresses are not in it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file to write; it must not be there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        if file.exists():
            raise CommandError(f"{file} is there already. Give another name, or remove it first.")
        unfinished = file.with_name(f"{file.name}.unfinished")
        try:
            with unfinished.open("w", encoding="utf-8", newline="\n") as opened:
                opened.writelines(export(clock.reading_time()))
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise CommandError(f"{file} could not be written: {error.strerror}.") from None
        unfinished.rename(file)
        self.stdout.write(f"The export is in {file}.")
