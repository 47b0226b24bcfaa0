"""Makes the public files that pictures lack: crops and types that came with a later version."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models import Image
from articles.tasks import is_complete, write_renditions


class Command(BaseCommand):
    help = (
        "Make the public files that pictures lack. What is there stays, so this may be stopped at any time "
        "and begun again; pictures that were withdrawn with a killed story stay withdrawn."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        keys = [image.pk for image in Image.objects.order_by("pk").iterator(500) if not is_complete(image)]
        failed = []
        for number, key in enumerate(keys, 1):
            try:
                made = write_renditions(key)
            except Exception as error:  # one damaged file must not keep the others waiting
                failed.append(key)
                self.stderr.write(f"Picture {key}: {error}")
            else:
                self.stdout.write(f"{number} of {len(keys)}: picture {key}, {made} files made")
        if failed:
            raise CommandError(f"{len(failed)} of {len(keys)} pictures could not be made.")
        self.stdout.write("Every picture has its files.")
