"""How a picture comes in: looked at, kept as it is, and its public files ordered."""

import hashlib
from collections.abc import Collection
from functools import partial
from pathlib import PurePath
from typing import Any, NamedTuple

import PIL.Image
from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage, storages
from django.db import transaction

from articles.models import Image
from articles.renditions import FORMATS, is_turned
from articles.tasks import make_renditions

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
# A progressive JPEG is walked over once for each of its scans, of which a few bytes can order thousands.
MAX_PIXELS_SCANNED = 1_000_000_000
ALLOWED_EXTENSIONS = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "image/gif": (".gif",),
    "image/avif": (".avif",),
}
# A camera that keeps several views in one file writes JPEG that Pillow calls MPO.
TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "AVIF": "image/avif",
}
KIND_NAMES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "image/gif": "GIF",
    "image/avif": "AVIF",
}


FOCAL = ("focal_x", "focal_y")


class Facts(NamedTuple):
    """What a look at the file told; width and height as it will be shown."""

    width: int
    height: int
    type: str
    sha256: str


def inspect(file: File) -> Facts:
    """Look at an upload as a whole and refuse what cannot become a picture on a page."""
    if not file.size:
        raise ValidationError("This file is empty. Choose the picture again.", code="empty")
    if file.size > MAX_BYTES:
        raise ValidationError(
            f"This file has {file.size / 1024 / 1024:.0f} MB; a picture may have 20 MB. "
            "Save it with a lower quality or at a smaller size.",
            code="too_big",
        )
    file.seek(0)
    head = file.read(512)
    file.seek(0)
    width, height, content_type = decoded(file, head)
    check_extension(file.name or "", content_type)
    sha256 = hashlib.sha256()
    for chunk in file.chunks():
        sha256.update(chunk)
    file.seek(0)
    return Facts(width, height, content_type, sha256.hexdigest())


def decoded(file: File, head: bytes) -> tuple[int, int, str]:
    """Width, height and type, after every pixel of the first frame has been read."""
    try:
        picture = PIL.Image.open(file, formats=FORMATS)
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning):
        raise too_many_pixels() from None
    except Exception:  # decoders raise anything on hostile bytes
        raise ValidationError(unreadable(head), code="type") from None
    with picture:
        width, height = picture.size
        if width * height > MAX_PIXELS:
            raise too_many_pixels()
        if picture.format in ("JPEG", "MPO"):
            if scans(file) * width * height > MAX_PIXELS_SCANNED:
                raise damaged()
            # Every byte is read all the same, in a third of the time.
            picture.draft(None, (1, 1))
        try:
            picture.load()
        except Exception:
            raise damaged() from None
        if is_turned(picture):
            width, height = height, width
        return width, height, TYPES[picture.format or ""]


def scans(file: File) -> int:
    """How often the pixels of a JPEG are gone over."""
    place = file.tell()
    file.seek(0)
    count = file.read().count(b"\xff\xda")
    file.seek(place)
    return count


def damaged() -> ValidationError:
    return ValidationError(
        "This picture is damaged or was cut off on its way. "
        "Open it in an image program, save it anew and upload that file.",
        code="damaged",
    )


def too_many_pixels() -> ValidationError:
    return ValidationError(
        f"This picture has more than {MAX_PIXELS // 1_000_000} million pixels. "
        "Make it smaller, for example 4,000 pixels wide, and upload it again.",
        code="too_many_pixels",
    )


def unreadable(head: bytes) -> str:
    """Why a file is no picture that can be used, and what to do about it."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start or start.startswith(b"<?xml"):
        return "SVG drawings can carry scripts and are not taken. Export the drawing as PNG."
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc"):
        return "This is a HEIC photo, which many browsers cannot show. Export it as JPEG."
    return "This file is not a picture that can be used. Save it as JPEG, PNG, WebP, AVIF or GIF."


def check_extension(name: str, type: str) -> None:
    extension = PurePath(name).suffix.lower()
    if extension not in ALLOWED_EXTENSIONS[type]:
        ending = f"ends in “{extension}”" if extension else "has no ending"
        raise ValidationError(
            f"The file's name {ending}, but what it holds is {KIND_NAMES[type]}. "
            f"Rename it so that it ends in “{ALLOWED_EXTENSIONS[type][0]}”.",
            code="extension",
        )


def save_new(image: Image, *, by: User | None) -> Image:
    """Keep a new picture, and order its public files in the same transaction."""
    image.uploaded_by = by
    try:
        with transaction.atomic():
            image.save(force_insert=True)
            make_renditions.enqueue(image.pk)
    except BaseException:
        # The row is taken back by the database; the file would stay behind for good.
        if image.original.name and image.is_kept:
            image.original.storage.delete(image.original.name)
        raise
    return image


def save_changed(image: Image, changed: Collection[str]) -> None:
    """Keep new texts; with another focal point the crops are ordered anew, in the same transaction."""
    with transaction.atomic():
        image.save(update_fields=changed)
        if image.renditions and not set(FOCAL).isdisjoint(changed):
            make_renditions.enqueue(image.pk)


def delete(image: Image) -> None:
    """Delete a picture that no story uses, and all its files once that is certain."""
    names, original = [each["name"] for each in image.renditions], image.original.name
    with transaction.atomic():
        image.delete()
        transaction.on_commit(partial(remove_files, original or "", names))


def remove_files(original: str, public: list[str]) -> None:
    for name in public:
        default_storage.delete(name)
    if original:
        storages["private"].delete(original)


def add_picture(
    content: bytes | File,
    *,
    alt: str,
    caption: str = "",
    credit: str = "",
    focal: tuple[int, int] = (50, 50),
    by: User | None = None,
) -> Image:
    """Add a picture from bytes, whose type is taken from what they hold, or from an upload."""
    if isinstance(content, bytes):
        content = named_by_content(content)
    texts = {"alt": alt, "caption": caption, "credit": credit}
    form = ImageForm(texts | {"focal_x": focal[0], "focal_y": focal[1]}, {"original": content})
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return save_new(form.save(commit=False), by=by)


def named_by_content(content: bytes) -> ContentFile:
    file = ContentFile(content, name="picture")
    _, _, content_type = decoded(file, content[:512])
    file.name = f"picture{ALLOWED_EXTENSIONS[content_type][0]}"
    return file


class FocalForm(forms.ModelForm):
    """Where the heart of a picture is. Left empty, the point stays where it was: at first in the middle."""

    class Meta:
        model = Image
        fields = ["focal_x", "focal_y"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FOCAL:
            if name in self.fields:
                self.fields[name].required = False

    def clean_focal_x(self) -> int:
        return self._focal("focal_x")

    def clean_focal_y(self) -> int:
        return self._focal("focal_y")

    def _focal(self, name: str) -> int:
        given = self.cleaned_data[name]
        return int(self.initial.get(name, 50) if given is None else given)


class ImageForm(FocalForm):
    """A picture with its texts. Once kept, the file stays: a new file is a new picture."""

    original = forms.FileField(
        label="File",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp,.avif,.gif"}),
        help_text="JPEG, PNG, WebP, AVIF or GIF, at most 20 MB. The file cannot be changed later.",
    )

    class Meta:
        model = Image
        fields = ["original", "alt", "caption", "credit", "focal_x", "focal_y"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "original" in self.fields:
            self.fields["original"].disabled = True
            self.fields["original"].required = False
            self.fields["original"].help_text = "To use another file, add it as a new picture."

    def clean_original(self) -> File:
        file: File = self.cleaned_data["original"]
        if not self.instance.pk:
            facts = inspect(file)
            self.instance.width, self.instance.height = facts.width, facts.height
            self.instance.sha256 = facts.sha256
        return file
