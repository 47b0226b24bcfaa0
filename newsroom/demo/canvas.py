"""Drawing at twice the size and scaling down, so that every edge is smooth."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable

from PIL import Image, ImageColor, ImageDraw, ImageFont

OVERSAMPLING = 2
Point = tuple[float, float]
Box = tuple[float, float, float, float]


def mixed(first: str, second: str, share: float) -> str:
    """The colour that lies `share` of the way from the first to the second."""
    pairs = zip(ImageColor.getrgb(first)[:3], ImageColor.getrgb(second)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def drawing_chance(seed: int) -> random.Random:
    """Chance that draws the same picture every time."""
    return random.Random(seed)  # noqa: S311


class Canvas:
    """A sheet measured in the picture's own pixels, with the shapes the pictures need."""

    def __init__(self, width: int, height: int, colour: str) -> None:
        self.width, self.height = width, height
        size = (width * OVERSAMPLING, height * OVERSAMPLING)
        self.sheet = Image.new("RGB", size, colour)
        self.pen = ImageDraw.Draw(self.sheet)

    def finished(self) -> Image.Image:
        return self.sheet.reduce(OVERSAMPLING)

    def polygon(self, points: Iterable[Point], colour: str) -> None:
        self.pen.polygon([(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points], fill=colour)

    def box(self, box: Box, colour: str, radius: float = 0) -> None:
        self.pen.rounded_rectangle(_scaled(box), radius * OVERSAMPLING, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self.oval((x - radius, y - radius, x + radius, y + radius), colour)

    def oval(self, box: Box, colour: str) -> None:
        self.pen.ellipse(_scaled(box), fill=colour)

    def line(self, points: Iterable[Point], colour: str, width: float) -> None:
        scaled = [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points]
        self.pen.line(scaled, fill=colour, width=round(width * OVERSAMPLING), joint="curve")

    def arc(self, box: Box, start: float, end: float, colour: str, width: float) -> None:
        self.pen.arc(_scaled(box), start, end, fill=colour, width=round(width * OVERSAMPLING))

    def slice(self, box: Box, start: float, end: float, colour: str) -> None:
        self.pen.pieslice(_scaled(box), start, end, fill=colour)

    def words(self, x: float, y: float, words: str, size: float, colour: str, anchor: str = "mm") -> None:
        """In the one face that Pillow brings along, so that every machine draws the same letters."""
        font = ImageFont.load_default(size * OVERSAMPLING)
        self.pen.text((x * OVERSAMPLING, y * OVERSAMPLING), words, fill=colour, font=font, anchor=anchor)

    def turned(self, points: Iterable[Point], by: float, about: Point, colour: str) -> None:
        """A polygon turned clockwise about a point by so many degrees."""
        turn, (x, y) = math.radians(by), about
        self.polygon(
            [
                (
                    x + (px - x) * math.cos(turn) - (py - y) * math.sin(turn),
                    y + (px - x) * math.sin(turn) + (py - y) * math.cos(turn),
                )
                for px, py in points
            ],
            colour,
        )

    def shade(self, top: float, bottom: float, above: str, below: str) -> None:
        """A band across the sheet that turns from one colour into the other."""
        self.shade_box((0, top, self.width, bottom), above, below)

    def shade_box(self, box: Box, above: str, below: str) -> None:
        """The same within a box."""
        left, top, right, bottom = (round(edge) for edge in _scaled(box))
        size = (right - left, bottom - top)
        mask = Image.linear_gradient("L").resize(size)
        band = Image.composite(Image.new("RGB", size, below), Image.new("RGB", size, above), mask)
        self.sheet.paste(band, (left, top))

    def hills(self, base: float, height: float, colour: str, seed: int) -> None:
        """A rolling ridge that stands on the line `base`."""
        chance = drawing_chance(seed)
        waves = [(chance.uniform(0.6, 2.4), chance.uniform(0, math.tau)) for _ in range(3)]
        ridge: list[Point] = [(0, base)]
        for x in range(0, self.width + 8, 8):
            turn = x / self.width * math.tau
            swell = sum(math.sin(turn * pace + start) for pace, start in waves) / 3
            ridge.append((x, base - height * (0.6 + 0.4 * swell)))
        self.polygon([*ridge, (self.width, base)], colour)

    def glints(self, box: Box, colour: str, count: int, seed: int) -> None:
        """Short level strokes of light on water, longer towards the bottom."""
        chance = drawing_chance(seed)
        left, top, right, bottom = box
        for _ in range(count):
            depth = chance.random() ** 1.4
            y = top + (bottom - top) * depth
            length = 14 + 90 * depth * chance.uniform(0.4, 1)
            x = chance.uniform(left, right - length)
            self.box((x, y, x + length, y + 2 + 3 * depth), colour, radius=2)


def _scaled(box: Box) -> Box:
    left, top, right, bottom = (edge * OVERSAMPLING for edge in box)
    return left, top, right, bottom
