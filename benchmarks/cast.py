"""The few rows that all stories share: people, sections, tags and pictures."""

from dataclasses import dataclass, field
from random import Random

from django.contrib.auth.models import User

from articles.models import Author, Image, Section, Tag
from articles.renditions import rendition_sizes
from benchmarks.texts import Texts

TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}


@dataclass
class Cast:
    texts: Texts
    dice: Random = field(default_factory=lambda: Random(0))

    def __post_init__(self) -> None:
        self.editor = User.objects.create(username="editor", is_staff=True)
        self.images = [self._image() for _ in range(60)]
        self.authors = [self._author(number) for number in range(40)]
        words = enumerate(self.texts.words[100:160])
        self.tags = [Tag.objects.create(name=word, slug=f"tag-{number}") for number, word in words]
        top = [Section.objects.create(name=f"Part {each}", slug=f"section-{each}") for each in range(6)]
        self.sections = [*top, *(self._inside(parent, side) for parent in top for side in ("north", "south"))]

    def _image(self) -> Image:
        """A picture with what pages need of it. Nobody fetches its files, so there are none."""
        name = f"{self.dice.getrandbits(160):040x}"
        renditions = [
            {"name": f"renditions/{name}-{width}.{ending}", "width": width, "height": height, "type": kind}
            for ending, kind in TYPES.items()
            for width, height in rendition_sizes(2400, 1600)
        ]
        return Image.objects.create(
            original=f"originals/{name}",
            sha256=f"{self.dice.getrandbits(256):064x}",
            alt=self.texts.sentence(self.dice, 10),
            credit=self.dice.choice(self.texts.names),
            width=2400,
            height=1600,
            renditions=renditions,
        )

    def _author(self, number: int) -> Author:
        return Author.objects.create(
            name=self.texts.names[number],
            slug=f"author-{number}",
            photo=self.images[number],
            biography=self.texts.sentence(self.dice, 30),
            link=f"https://example.org/people/{number}",
        )

    def _inside(self, parent: Section, side: str) -> Section:
        return Section.objects.create(
            name=f"{parent.name} {side}", slug=f"{parent.slug}-{side}", parent=parent
        )
