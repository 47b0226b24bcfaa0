"""What is done after the answer has been given."""

import logging
import secrets
from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles import usage
from articles.models import Image
from articles.models.image import Rendition
from articles.renditions import CUTS, EXTENSIONS, PublicFile, public_files
from articles.search import index

logger = logging.getLogger(__name__)

# A full disk or a storage that is away comes back: five tries over about three hours.
DELAYS = (
    timedelta(seconds=30),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
)
# How long a crop that was made anew can still be loaded by a page that was fetched before.
GRACE = timedelta(hours=1)


@task()
def make_renditions(image_id: int, attempt: int = 1) -> int:
    """Make the public files that a picture lacks; a failure is tried again later, five times in all."""
    return tried(make_renditions, write_renditions, image_id, attempt)


@task()
def withdraw_renditions(image_id: int, attempt: int = 1) -> int:
    """After a kill: remove the public files of a picture that nothing else shows."""
    return tried(withdraw_renditions, remove_unused, image_id, attempt)


@task()
def forget_retired(image_id: int, names: list[str], attempt: int = 1) -> int:
    """Remove crops that were made anew a while ago."""

    def forget(image_id: int) -> int:
        return remove_retired(image_id, names)

    return tried(forget_retired, forget, image_id, attempt, names)


def tried(task: Any, deed: Callable[[int], int], image_id: int, attempt: int, *arguments: Any) -> int:
    try:
        return deed(image_id)
    except Exception:
        if attempt > len(DELAYS):
            logger.exception("Picture %s: %s given up after %s tries", image_id, task.name, attempt)
            raise
        logger.warning("Picture %s: try %s of %s failed", image_id, attempt, task.name, exc_info=True)
        later = timezone.now() + DELAYS[attempt - 1]
        task.using(run_after=later).enqueue(image_id, *arguments, attempt + 1)
        return 0


@task()
def index_again(author: int | None = None, tag: int | None = None) -> int:
    """Let the stories of an author or a tag be found by its new name; how many editions were written."""
    editions = index.texts()
    editions = editions.filter(bylines__author=author) if author else editions.filter(edition_tags__tag=tag)
    return max(index.write_again(editions), default=0)


def write_renditions(image_id: int, later: Collection[str] = ()) -> int:
    """How many files were made: none if the picture is gone, has all or another worker was first.

    The types named in `later` are left for another call.
    """
    image = Image.objects.filter(pk=image_id).first()
    if image is None or is_complete(image) or is_gone(image):
        return 0
    focal, before = image.focal, kept(image)
    found = types_by_crop(before)
    skip = {crop: found.get(crop, set()).union(later) for crop in CUTS}
    written: list[Rendition] = []
    try:
        with image.original.open("rb") as original:
            for file in public_files(original, focal, skip):
                # Not in one go: a failure must find here what has been written so far.
                written.append(stored(file, focal))  # noqa: PERF401
        is_recorded = record(image, before, written)
    except BaseException:
        remove(written)
        raise
    if not is_recorded:
        remove(written)
    return len(written) if is_recorded else 0


def kept(image: Image) -> list[Rendition]:
    """The files that stay: all of the whole picture, and crops around the focal point it has now."""
    return [
        each
        for each in image.renditions
        if not each.get("retired") and ("crop" not in each or each.get("focal") == image.focal)
    ]


def types_by_crop(files: list[Rendition]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in files:
        found.setdefault(each.get("crop", ""), set()).add(each["type"])
    return found


def is_complete(image: Image) -> bool:
    """Whether every cut is there, around the present focal point, and the whole picture as AVIF too."""
    found = types_by_crop(kept(image))
    return found.keys() >= CUTS.keys() and "image/avif" in found[""]


def is_gone(image: Image) -> bool:
    """Whether the files went with a killed story; what was ordered before must not bring them back."""
    return not image.renditions and usage.is_withdrawn(image)


def stored(file: PublicFile, focal: list[int]) -> Rendition:
    """Write one public file under a name that cannot be guessed from the others'."""
    token = secrets.token_urlsafe(24)
    name = f"pictures/{token}.{EXTENSIONS[file.type]}"
    saved = default_storage.save(name, ContentFile(file.content))
    rendition = Rendition(name=saved, width=file.width, height=file.height, type=file.type)
    return rendition | Rendition(crop=file.crop, focal=focal) if file.crop else rendition  # type: ignore[typeddict-item]


def record(seen: Image, before: list[Rendition], written: list[Rendition]) -> bool:
    """Name the files in the picture's row, unless files or focal point have become others meanwhile."""
    with transaction.atomic():
        image = locked(seen.pk)
        if image is None or image.renditions != seen.renditions or image.focal != seen.focal:
            return False
        if is_gone(image):
            return False
        retired = [each | Rendition(retired=True) for each in image.renditions if each not in before]  # type: ignore[typeddict-item]
        image.renditions = [*in_order([*before, *written]), *retired]
        image.save(update_fields=["renditions"])
        if names := [each["name"] for each in retired]:
            forget_retired.using(run_after=timezone.now() + GRACE).enqueue(image.pk, names)
    return True


def in_order(files: list[Rendition]) -> list[Rendition]:
    """By cut, then by type as a browser should choose, then by width."""
    crops, types = list(CUTS), list(EXTENSIONS)
    return sorted(
        files,
        key=lambda each: (crops.index(each.get("crop", "")), types.index(each["type"]), each["width"]),
    )


def remove_unused(image_id: int) -> int:
    """How many files were removed. A publication that shows the picture waits for this, or this for it."""
    with transaction.atomic():
        image = locked(image_id)
        if image is None or usage.is_shown(image):
            return 0
        removed = image.renditions
        # Files first: should the process die here, the row still names what is left to remove.
        remove(removed)
        image.renditions = []
        image.save(update_fields=["renditions"])
    return len(removed)


def remove_retired(image_id: int, names: Collection[str]) -> int:
    with transaction.atomic():
        image = locked(image_id)
        if image is None:
            return 0
        gone = [each for each in image.renditions if each.get("retired") and each["name"] in names]
        remove(gone)
        image.renditions = [each for each in image.renditions if each not in gone]
        image.save(update_fields=["renditions"])
    return len(gone)


def locked(image_id: int) -> Image | None:
    return Image.objects.select_for_update(no_key=True).filter(pk=image_id).first()


def remove(files: list[Rendition]) -> None:
    for rendition in files:
        default_storage.delete(rendition["name"])
