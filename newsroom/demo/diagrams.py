"""Maps and drawings with words in them."""

from __future__ import annotations

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, drawing_chance

WIDTH, HEIGHT = 1600, 1000
INK, PAPER, WATER = "#2f3b3f", "#f3ecda", "#a9cbd0"


def map_of_the_crossing() -> Image.Image:
    """The river, the two sides of the town, the ferry and where a bridge would go."""
    sheet = Canvas(WIDTH, HEIGHT, "#d5dcb8")
    river = [(-40, 330), (300, 400), (620, 350), (900, 440), (1180, 400), (1660, 180)]
    below = [(1660, 760), (1180, 690), (900, 740), (620, 640), (300, 680), (-40, 590)]
    for grow, colour in ((26, "#e9dfbd"), (0, WATER)):
        sheet.polygon([(x, y - grow) for x, y in river] + [(x, y + grow) for x, y in below], colour)
    for step in range(5):
        line = [(x, y + (below[5 - i][1] - y) * (step + 1) / 6) for i, (x, y) in enumerate(river)]
        sheet.line(line, "#9bc0c6", 3)
    _roads(sheet)
    _houses(sheet)
    sheet.line([(560, 372), (560, 656)], INK, 4)
    sheet.box((526, 496, 594, 532), "#2f6b4f", radius=8)
    for y in range(414, 716, 34):
        sheet.box((1013, y, 1047, y + 20), "#b5533c", radius=4)
    sheet.disc(1030, 410, 16, "#b5533c")
    sheet.disc(1030, 722, 16, "#b5533c")
    for x, y, words, size in (
        (300, 120, "TOWNSIDE", 58),
        (300, 900, "FARSIDE", 58),
        (690, 512, "the ferry: 4 minutes", 34),
        (1210, 566, "the bridge: 212 m", 34),
        (170, 500, "RIVER WITHY", 38),
        (1440, 500, "to the sea", 34),
        (700, 232, "Customs House", 30),
        (520, 860, "Chapel Wall", 30),
    ):
        anchor = "lm" if "minutes" in words else "mm"
        sheet.words(x - (70 if anchor == "lm" else 0), y, words, size, INK, anchor)
    sheet.disc(700, 290, 14, INK)
    _compass(sheet, 1450, 850)
    return sheet.finished()


def _roads(sheet: Canvas) -> None:
    for road in (
        [(-20, 220), (340, 290), (640, 260), (1000, 330), (1300, 250), (1660, 60)],
        [(420, -20), (470, 270)],
        [(1000, 330), (1010, -20)],
        [(-20, 760), (320, 780), (660, 740), (1000, 830), (1660, 880)],
        [(660, 740), (700, 1020)],
        [(1000, 330), (1030, 410)],
        [(1030, 722), (1000, 830)],
    ):
        sheet.line(road, "#b9ae8e", 22)
        sheet.line(road, "#f7f1df", 16)


def _houses(sheet: Canvas) -> None:
    chance = drawing_chance(37)
    colours = ("#c98a6a", "#b5705a", "#d9a78a", "#a88a7c")
    for _ in range(120):
        x = chance.uniform(20, 1560)
        y = chance.choice((chance.uniform(150, 240), chance.uniform(800, 960), chance.uniform(20, 90)))
        size = chance.uniform(16, 30)
        if not 130 < x < 520 or y > 960 or 160 < y < 240:
            sheet.turned(
                [(x, y), (x + size * 1.5, y), (x + size * 1.5, y + size), (x, y + size)],
                chance.uniform(-14, 14),
                (x, y),
                chance.choice(colours),
            )


def _compass(sheet: Canvas, x: float, y: float) -> None:
    sheet.disc(x, y, 84, PAPER)
    sheet.arc((x - 84, y - 84, x + 84, y + 84), 0, 360, INK, 5)
    for turn in range(4):
        sheet.turned([(x, y - 70), (x + 16, y), (x, y)], turn * 90, (x, y), "#b5533c" if turn == 0 else INK)
        sheet.turned(
            [(x, y - 70), (x - 16, y), (x, y)], turn * 90, (x, y), "#d97b5c" if turn == 0 else "#7d878a"
        )
    sheet.words(x, y - 108, "N", 40, INK)


def tower_out_of_true() -> Image.Image:
    """How far the tower leans: the width of a thumb, drawn larger so that it shows."""
    sheet = Canvas(WIDTH, HEIGHT, PAPER)
    for x in range(0, WIDTH, 50):
        sheet.box((x, 0, x + 2, HEIGHT), "#e3d9c0")
    for y in range(0, HEIGHT, 50):
        sheet.box((0, y, WIDTH, y + 2), "#e3d9c0")
    sheet.box((120, 850, 1480, 866), INK)
    tower = [(620, 850), (620, 260), (720, 120), (820, 260), (820, 850)]
    for (x, y), (across, down) in zip(tower, [*tower[1:], tower[0]], strict=True):
        steps = 18
        for step in range(0, steps, 2):
            ends = [
                (x + (across - x) * part / steps, y + (down - y) * part / steps) for part in (step, step + 1)
            ]
            sheet.line(ends, "#8d9699", 5)
    about = (620.0, 850.0)
    sheet.turned(tower, 6, about, "#dfcfa9")
    for y in (330, 600):
        sheet.turned([(612, y), (828, y), (828, y + 12), (612, y + 12)], 6, about, "#b9a688")
    face = (720 + 0.1045 * 410, 435.0)
    sheet.disc(*face, 76, INK)
    sheet.disc(*face, 66, "#fbf6e6")
    sheet.line([face, (face[0], face[1] - 52)], INK, 8)
    sheet.line([face, (face[0] - 36, face[1] + 4)], INK, 8)
    for step in range(4):
        sheet.box((330 + step * 72, 830 - step * 24, 624, 850), "#a9a597")
        sheet.box((330 + step * 72, 826 - step * 24, 624, 834 - step * 24), "#c4c0b2")
    sheet.line([(200, 720), (560, 720)], "#b5533c", 10)
    sheet.polygon([(600, 720), (548, 692), (548, 748)], "#b5533c")
    sheet.words(200, 612, "the Obedience,", 42, "#b5533c", "lm")
    sheet.words(200, 666, "about 4 knots", 42, "#b5533c", "lm")
    sheet.line([(800, 110), (886, 110)], INK, 5)
    for x in (800, 886):
        sheet.line([(x, 94), (x, 126)], INK, 5)
    sheet.words(930, 110, "the width of a thumb", 42, INK, "lm")
    sheet.words(1010, 420, "slow before,", 42, INK, "lm")
    sheet.words(1010, 474, "slow after", 42, INK, "lm")
    sheet.words(1380, 920, "not to scale", 34, "#8d8a82")
    return sheet.finished()


def a_day_of_tides() -> Image.Image:
    """One page of the tables as a curve: two high waters, two low."""
    sheet = Canvas(WIDTH, HEIGHT, PAPER)
    left, right, middle = 200, 1480, 500
    for hour in range(0, 25, 3):
        x = left + (right - left) * hour / 24
        sheet.box((x - 1, 130, x + 2, 850), "#ddd2b8")
        sheet.words(x, 896, f"{hour:02d}", 38, INK)
    for metres in range(7):
        y = 850 - metres * 110
        sheet.box((left, y, right, y + 2), "#ddd2b8")
        sheet.words(150, y, f"{metres} m", 34, INK, "rm")

    def place(hour: float) -> tuple[float, float]:
        height = math.cos((hour - 3.4) / 12.42 * math.tau)
        return left + (right - left) * hour / 24, middle - 270 * height

    curve = [place(step / 10) for step in range(241)]
    sheet.polygon([*curve, (right, 850), (left, 850)], WATER)
    sheet.line(curve, "#22435a", 9)
    for at, told, away in ((3.4, "3.24", -48), (9.6, "9.36", 50), (15.8, "15.49", -48), (22, "22.01", 50)):
        turn = place(at)
        sheet.disc(*turn, 15, "#b5533c")
        sheet.words(turn[0], turn[1] + away, told, 44, INK)
    sheet.words(840, 70, "Withymouth Bar, true time", 46, INK)
    return sheet.finished()


def camera_on_the_quay() -> Image.Image:
    """A film camera in front of an empty quay, as the visitors' leaflet had it."""
    sheet = Canvas(WIDTH, HEIGHT, "#e9b07a")
    sheet.shade(0, 600, "#d97b5c", "#f6dba8")
    sheet.disc(1140, 420, 130, "#fff1c9")
    sheet.hills(600, 120, "#9a6a63", seed=92)
    sheet.shade(596, 760, "#c98a63", "#6b5a63")
    sheet.glints((980, 604, 1300, 750), "#ffe6b0", 40, seed=5)
    sheet.box((0, 740, WIDTH, HEIGHT), "#4a3a3a")
    sheet.box((0, 740, WIDTH, 764), "#6b5450")
    dark = "#231c20"
    for foot in (380, 600, 820):
        sheet.line([(600, 560), (foot, 930)], dark, 22)
    sheet.box((560, 520, 640, 600), dark, radius=10)
    sheet.box((430, 340, 790, 540), dark, radius=20)
    sheet.box((790, 380, 900, 500), "#3a2f34", radius=8)
    sheet.polygon([(900, 390), (980, 350), (980, 530), (900, 490)], dark)
    for x in (500, 690):
        sheet.disc(x, 250, 112, dark)
        sheet.disc(x, 250, 84, "#3a2f34")
        for turn in range(5):
            angle = math.tau * turn / 5
            sheet.disc(x + math.cos(angle) * 50, 250 + math.sin(angle) * 50, 20, dark)
    sheet.box((340, 400, 440, 450), dark, radius=10)
    return sheet.finished()
