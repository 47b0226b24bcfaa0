import secrets
from functools import lru_cache
from operator import itemgetter
from typing import Any, NotRequired, TypedDict

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.core.validators import MaxValueValidator
from django.db import models

# Types that only newer readers know.
NEWER = ("image/avif", "image/webp")


class Rendition(TypedDict):
    """One public file made from a picture, as it is kept in the database."""

    name: str
    width: int
    height: int
    type: str
    # Of a file that shows a part of the picture: which one, and the focal point it was cut around.
    crop: NotRequired[str]
    focal: NotRequired[list[int]]
    # Pages name it no longer; it is still there for whoever holds such a page.
    retired: NotRequired[bool]


class Shown(TypedDict):
    """What an img or source element needs."""

    url: str
    width: int
    height: int
    type: str
    srcset: str


class Files:
    """The public files of one crop of a picture, in every type and width. Without any it is false."""

    def __init__(self, files: list[Rendition]) -> None:
        self.files = files
        self.base = public_base(storages["default"]) if files else ""
        self.by_type: dict[str, list[Rendition]] = {}
        """The files of each type, the narrowest first."""
        for each in files:
            self.by_type.setdefault(each["type"], []).append(each)
        for same in self.by_type.values():
            same.sort(key=itemgetter("width"))
        types = list(self.by_type)
        self.fallback_type = next((each for each in types if each not in NEWER), types[-1] if types else "")
        """JPEG, or PNG where the picture is see-through."""

    def __bool__(self) -> bool:
        return bool(self.files)

    @property
    def preferred(self) -> list[str]:
        """The types that a browser may prefer over the fallback's, the smallest files first."""
        return [each for each in self.by_type if each != self.fallback_type]

    @property
    def fallback(self) -> Shown | None:
        """What the img element itself names, or None while there is no file."""
        return self._shown(self.fallback_type) if self.files else None

    def srcset(self, type: str) -> str:
        """The files of one type as srcset wants them, the narrowest first."""
        return ", ".join(
            [f"{self.base}{each['name']} {each['width']}w" for each in self.by_type.get(type, ())]
        )

    def url(self, width: int) -> str:
        """The narrowest file that fills this width, or "" while there is none."""
        return self.base + self._filling(self.fallback_type, width)["name"] if self.files else ""

    def _filling(self, type: str, width: int) -> Rendition:
        for each in self.by_type[type]:
            if each["width"] >= width:
                break
        return each

    def _shown(self, type: str) -> Shown:
        chosen = self._filling(type, 960)
        return Shown(
            url=self.base + chosen["name"],
            width=chosen["width"],
            height=chosen["height"],
            type=type,
            srcset=self.srcset(type),
        )


def files_of(renditions: list[Rendition], crop: str = "") -> Files:
    """The files that pages may name, of the whole picture or of a crop: "card" (3:2), "square", "social".

    A picture whose crops have not been made yet shows as a whole.
    """
    named = [each for each in renditions if not each.get("retired")]
    cut = [each for each in named if each.get("crop", "") == crop]
    return Files(cut or [each for each in named if not each.get("crop")])


@lru_cache(maxsize=1)
def public_base(storage: Storage) -> str:
    """What stands before the name of each public file. A page names dozens, and a storage takes its time over
    each address; the names are made by us, of characters that need no quoting."""
    return storage.url("-").removesuffix("-")


def private_storage() -> Storage:
    return storages["private"]


def random_name(image: "Image", filename: str) -> str:
    """A name that tells nothing: neither what the file was called nor which came before it."""
    return f"originals/{secrets.token_hex(20)}"


def percent(label: str, help_text: str) -> Any:
    return models.PositiveSmallIntegerField(
        label, default=50, validators=[MaxValueValidator(100)], help_text=help_text
    )


class Image(models.Model):
    """A picture whose file never changes: another file is another picture."""

    original = models.FileField("file", storage=private_storage, upload_to=random_name, max_length=100)
    sha256 = models.CharField(max_length=64, editable=False)
    alt = models.CharField(
        "alternative text",
        max_length=500,
        help_text=(
            "What the picture shows, in a sentence, for everybody who cannot see it. "
            "Say what matters for the story; leave out “picture of”."
        ),
    )
    caption = models.TextField(blank=True, help_text="Stands under the picture. A story may use its own.")
    credit = models.CharField(
        max_length=200, blank=True, help_text="Who made the picture, as it is to be printed."
    )
    focal_x = percent("focal point across", "In percent, from 0 at the left to 100 at the right.")
    focal_y = percent("focal point down", "In percent, from 0 at the top to 100 at the bottom.")
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    renditions = models.JSONField(default=list, blank=True, editable=False)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = "picture"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100), name="image_focal_point_inside"
            )
        ]

    def __str__(self) -> str:
        return self.alt if len(self.alt) <= 80 else f"{self.alt[:79]}…"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and not self.is_kept:
            raise ValueError("A picture's file never changes: add the new file as a new picture.")
        super().save(*args, **kwargs)

    @property
    def is_kept(self) -> bool:
        """Whether the file has been written to the storage."""
        return bool(self.original) and self.original._committed  # type: ignore[attr-defined]

    @property
    def focal(self) -> list[int]:
        return [self.focal_x, self.focal_y]

    def files(self, crop: str = "") -> Files:
        """The files that pages may name, of the whole picture or of a crop."""
        return files_of(self.renditions, crop)

    @property
    def fallback(self) -> Shown | None:
        return self.files().fallback

    @property
    def social(self) -> Shown | None:
        """What other sites show beside a link: 1200 by 630 where the picture is large enough."""
        return self.files("social").fallback

    def rendition_url(self, width: int) -> str:
        return self.files().url(width)
