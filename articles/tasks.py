"""What is done after the answer has been given."""

import logging
import secrets
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles.models import Image
from articles.models.image import Rendition
from articles.renditions import EXTENSIONS, PublicFile, public_files
from articles.search import index

logger = logging.getLogger(__name__)

# A full disk or a storage that is away comes back: five tries over about three hours.
DELAYS = (
    timedelta(seconds=30),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
)


@task()
def make_renditions(image_id: int, attempt: int = 1) -> int:
    """Make the public files of a picture, once; a failure is tried again later, five times in all."""
    try:
        return write_renditions(image_id)
    except Exception:
        if attempt > len(DELAYS):
            logger.exception("Picture %s has no public files: given up after %s tries", image_id, attempt)
            raise
        logger.warning("Picture %s: try %s failed", image_id, attempt, exc_info=True)
        later = timezone.now() + DELAYS[attempt - 1]
        make_renditions.using(run_after=later).enqueue(image_id, attempt + 1)
        return 0


@task()
def index_again(author: int | None = None, tag: int | None = None) -> int:
    """Let the stories of an author or a tag be found by its new name; how many editions were written."""
    editions = index.texts()
    editions = editions.filter(bylines__author=author) if author else editions.filter(edition_tags__tag=tag)
    return max(index.write_again(editions), default=0)


def write_renditions(image_id: int) -> int:
    """How many files were made: none if the picture is gone or another worker was first."""
    image = Image.objects.filter(pk=image_id).first()
    if image is None or image.renditions:
        return 0
    written: list[Rendition] = []
    try:
        with image.original.open("rb") as original:
            for file in public_files(original):
                # Not in one go: a failure must find here what has been written so far.
                written.append(stored(file))  # noqa: PERF401
        kept = record(image_id, written)
    except BaseException:
        remove(written)
        raise
    if not kept:
        remove(written)
    return len(written) if kept else 0


def stored(file: PublicFile) -> Rendition:
    """Write one public file under a name that cannot be guessed from the others'."""
    token = secrets.token_urlsafe(24)
    name = f"pictures/{token}.{EXTENSIONS[file.type]}"
    saved = default_storage.save(name, ContentFile(file.content))
    return Rendition(name=saved, width=file.width, height=file.height, type=file.type)


def record(image_id: int, written: list[Rendition]) -> bool:
    """Name the files in the picture's row, unless it has got some meanwhile."""
    with transaction.atomic():
        image = Image.objects.select_for_update(no_key=True).filter(pk=image_id).first()
        if image is None or image.renditions:
            return False
        image.renditions = written
        image.save(update_fields=["renditions"])
    return True


def remove(written: list[Rendition]) -> None:
    for rendition in written:
        default_storage.delete(rendition["name"])
