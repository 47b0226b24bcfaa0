"""Takes the drawn pictures in, and takes them out again when the demo cannot be finished."""

from __future__ import annotations

from io import BytesIO

from django.contrib.auth.models import User
from django.core.files.storage import default_storage

from articles.models import Image
from articles.pictures import add_picture
from articles.tasks import write_renditions
from newsroom.demo.plan import Picture

SLOW = ("image/avif", "image/webp")


class Pictures:
    """The pictures added so far. A database takes its rows back by itself, but not these files."""

    def __init__(self) -> None:
        self.added: list[Image] = []

    def add(self, picture: Picture, by: User) -> Image:
        drawn = BytesIO()
        picture.draw().save(drawn, "PNG", compress_level=1)
        image = add_picture(
            drawn.getvalue(),
            alt=picture.alt,
            caption=picture.caption,
            credit=picture.credit,
            focal=picture.focal,
            by=by,
        )
        self.added.append(image)
        # The worker may not run yet, and a visitor should not have to wait for it. What takes long to make,
        # and loads faster, is left to it: adding the picture has ordered that already.
        write_renditions(image.pk, later=SLOW)
        image.refresh_from_db()
        return image

    def discard(self) -> None:
        for image in self.added:
            image.original.delete(save=False)
            for rendition in image.renditions:
                default_storage.delete(rendition["name"])
