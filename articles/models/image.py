import secrets
from typing import Any, TypedDict

from django.conf import settings
from django.core.files.storage import Storage, default_storage, storages
from django.db import models


class Rendition(TypedDict):
    """One public file made from a picture, as it is kept in the database."""

    name: str
    width: int
    height: int
    type: str


class Shown(TypedDict):
    """What an img or source element needs."""

    url: str
    width: int
    height: int
    type: str
    srcset: str


def private_storage() -> Storage:
    return storages["private"]


def random_name(image: "Image", filename: str) -> str:
    """A name that tells nothing: neither what the file was called nor which came before it."""
    return f"originals/{secrets.token_hex(20)}"


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
    def sources(self) -> list[Shown]:
        """One entry for each type a browser may prefer over the fallback's."""
        types = dict.fromkeys(each["type"] for each in self.renditions)
        return [self._shown(preferred) for preferred in types if preferred != self._fallback_type]

    @property
    def fallback(self) -> Shown | None:
        """What the img element itself names, or None while no rendition exists."""
        return self._shown(self._fallback_type) if self.renditions else None

    @property
    def social(self) -> Shown | None:
        """What other sites show beside a link: at least 1200 wide where the picture is."""
        return self._shown(self._fallback_type, 1200) if self.renditions else None

    def srcset(self, type: str) -> str:
        """The renditions of one type as srcset wants them, the narrowest first."""
        return ", ".join(f"{default_storage.url(each['name'])} {each['width']}w" for each in self._of(type))

    def rendition_url(self, width: int) -> str:
        """The narrowest file that fills this width, or "" while there is none."""
        return self._shown(self._fallback_type, width)["url"] if self.renditions else ""

    @property
    def _fallback_type(self) -> str:
        """JPEG, or PNG where the picture is see-through: the type listed last."""
        return self.renditions[-1]["type"] if self.renditions else ""

    def _of(self, type: str) -> list[Rendition]:
        return sorted(
            (each for each in self.renditions if each["type"] == type),
            key=lambda each: each["width"],
        )

    def _shown(self, type: str, width: int = 960) -> Shown:
        candidates = self._of(type)
        wide_enough = [each for each in candidates if each["width"] >= width]
        chosen = wide_enough[0] if wide_enough else candidates[-1]
        return Shown(
            url=default_storage.url(chosen["name"]),
            width=chosen["width"],
            height=chosen["height"],
            type=type,
            srcset=self.srcset(type),
        )
