"""Brings comments from Disqus under the stories that they were written on."""

from typing import Any

from newsroom.disqus.run import Options, run
from newsroom.management.importing import ImportCommand
from newsroom.progress import Bar
from newsroom.wordpress.report import Report


class Command(ImportCommand):
    WHAT = "Disqus"
    help = (
        "Import the comments of a Disqus export (.xml, unpacked), with their threads, onto stories by their "
        "present or former address. Import the stories first. Run it again at any time. See docs/moving.md."
    )

    def bring(self, options: dict[str, Any], bar: Bar | None) -> Report:
        return run(Options(options["file"], options["dry_run"], bar.show if bar else None))
