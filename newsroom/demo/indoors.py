"""A stage, a back room, and the inside of a clock."""

from __future__ import annotations

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, drawing_chance, mixed

WIDTH, HEIGHT = 1600, 1000


def stage_lighthouse() -> Image.Image:
    """The second act: a cardboard lighthouse, two chairs and a spotlight."""
    sheet = Canvas(WIDTH, HEIGHT, "#2a1a26")
    sheet.shade(0, 800, "#31415f", "#6b7f9a")
    sheet.polygon([(700, 0), (960, 0), (1240, 830), (420, 830)], "#8fa0b0")
    for base, colour in ((720, "#3f6b78"), (760, "#345a68"), (800, "#2a4a58")):
        for x in range(-40, WIDTH, 120):
            sheet.slice((x, base - 50, x + 120, base + 60), 180, 360, colour)
    sheet.polygon([(980, 790), (1010, 250), (1130, 250), (1160, 790)], "#f4ead2")
    for top in (340, 520, 700):
        sheet.polygon(
            [
                (1004 - top / 22, top),
                (1136 + top / 22, top),
                (1140 + top / 22, top + 80),
                (1000 - top / 22, top + 80),
            ],
            "#b5533c",
        )
    sheet.box((1000, 170, 1140, 254), "#fde7a0")
    sheet.polygon([(980, 174), (1070, 90), (1160, 174)], "#b5533c")
    sheet.line([(1070, 794), (1230, 620)], "#8a6543", 12)
    sheet.box((0, 800, WIDTH, 880), "#9a6b43")
    for x in range(0, WIDTH, 130):
        sheet.box((x, 800, x + 4, 880), "#7c5434")
    for x, flip in ((560, 1), (820, -1)):
        sheet.box((x, 700, x + 90, 720), "#4a3226")
        sheet.box((x if flip > 0 else x + 78, 580, (x if flip > 0 else x + 78) + 12, 840), "#4a3226")
        sheet.box((x + (78 if flip > 0 else 0), 700, x + (90 if flip > 0 else 12), 840), "#4a3226")
    _curtains(sheet)
    sheet.box((0, 880, WIDTH, HEIGHT), "#1d1219")
    for seat in range(12):
        x = 20 + seat * 136
        sheet.disc(x + 50, 930, 42, mixed("#2f2130", "#120b12", seat % 3 / 3))
        sheet.box((x - 16, 956, x + 116, HEIGHT), "#0f090f", radius=30)
    return sheet.finished()


def _curtains(sheet: Canvas) -> None:
    for left in (0, 1290):
        for fold in range(6):
            x = left + fold * 54
            sheet.shade_box((x, 0, x + 54, 880), "#9c2f36", "#6b1f2b")
            sheet.shade_box((x + 36, 0, x + 54, 880), "#7a2430", "#511823")
    for x in range(0, WIDTH, 160):
        sheet.slice((x, -110, x + 160, 120), 0, 180, "#8a2a33")
        sheet.arc((x, -110, x + 160, 120), 0, 180, "#e0b64f", 10)


def quoits_bed() -> Image.Image:
    """A clay bed with a pin, three rings and a lamp over it."""
    sheet = Canvas(WIDTH, HEIGHT, "#3a2b25")
    sheet.shade(0, 520, "#2b201c", "#5a4236")
    for x in range(0, WIDTH, 130):
        sheet.box((x, 0, x + 6, 520), "#241a16")
    sheet.polygon([(600, 60), (1000, 60), (1500, 940), (100, 940)], "#6b5238")
    sheet.polygon([(720, 60), (880, 60), (940, 110), (660, 110)], "#2f5f4f")
    sheet.slice((740, 80, 860, 150), 0, 180, "#fde7a0")
    sheet.box((0, 520, WIDTH, HEIGHT), "#7d5f42")
    sheet.polygon([(330, 560), (1270, 560), (1500, 960), (100, 960)], "#5f4733")
    sheet.polygon([(370, 580), (1230, 580), (1440, 940), (160, 940)], "#9a8a78")
    sheet.oval((560, 640, 1040, 880), "#8a7a69")
    sheet.box((790, 560, 812, 770), "#c9ccc9", radius=8)
    sheet.box((804, 560, 812, 770), "#8f9492", radius=4)
    for x, y, colour in ((800, 760, "#2b2f33"), (1010, 830, "#3c4248"), (560, 850, "#4a4f52")):
        sheet.arc((x - 120, y - 46, x + 120, y + 54), 0, 360, mixed(colour, "#000000", 0.4), 34)
        sheet.arc((x - 120, y - 54, x + 120, y + 46), 0, 360, mixed(colour, "#ffffff", 0.15), 30)
    sheet.box((790, 560, 812, 720), "#c9ccc9", radius=8)
    for x, tall in ((140, 210), (1380, 190), (1480, 210)):
        sheet.box((x - 40, 520 - tall + 60, x + 40, 540), "#46586a", radius=30)
        sheet.disc(x, 520 - tall + 40, 34, "#c98f6a")
    sheet.box((1320, 470, 1600, 500), "#8a6240")
    for x in (1360, 1440, 1530):
        sheet.box((x, 406, x + 40, 470), "#c98a32", radius=6)
        sheet.box((x, 400, x + 40, 420), "#fbf3e0", radius=6)
    return sheet.finished()


def jackdaws_in_the_clock() -> Image.Image:
    """Behind the face of the clock: wheels, sticks and two lodgers."""
    sheet = Canvas(WIDTH, HEIGHT, "#2f2a28")
    sheet.shade(0, HEIGHT, "#3d3531", "#211d1c")
    sheet.disc(980, 420, 380, "#efe2bd")
    sheet.disc(980, 420, 350, "#f7eccb")
    for hour in range(12):
        turn = math.tau * hour / 12
        ends = [(980 + math.sin(turn) * away, 420 - math.cos(turn) * away) for away in (270, 330)]
        sheet.line(ends, "#b9a67c", 16)
    for x in (700, 1260):
        sheet.box((x - 10, 0, x + 10, HEIGHT), "#4a3a2e")
    for x, y, radius, colour in (
        (420, 470, 230, "#a67a32"),
        (690, 690, 140, "#8a6428"),
        (250, 760, 120, "#b88a3c"),
    ):
        for tooth in range(24):
            turn = math.tau * tooth / 24
            sheet.disc(x + math.cos(turn) * radius, y + math.sin(turn) * radius, radius * 0.09, colour)
        sheet.disc(x, y, radius, colour)
        sheet.disc(x, y, radius * 0.72, "#2f2a28")
        for spoke in range(3):
            turn = math.tau * spoke / 6 + 0.4
            reach = (math.cos(turn) * radius * 0.76, math.sin(turn) * radius * 0.76)
            sheet.line([(x - reach[0], y - reach[1]), (x + reach[0], y + reach[1])], colour, radius * 0.14)
        sheet.disc(x, y, radius * 0.2, colour)
    sheet.box((0, 860, WIDTH, HEIGHT), "#4f3d2e")
    twigs = drawing_chance(8)
    for _ in range(150):
        left, top, lean = twigs.uniform(860, 1420), twigs.uniform(760, 880), twigs.uniform(-80, 80)
        sheet.line(
            [(left - lean, top - 16), (left + lean, top + 16)],
            twigs.choice(("#7a5f42", "#5c4630", "#94774f")),
            8,
        )
    for x, flip in ((1010, 1), (1270, -1)):
        _jackdaw(sheet, x, 720, flip)
    return sheet.finished()


def _jackdaw(sheet: Canvas, x: float, y: float, flip: int) -> None:
    tail = [
        (x - 60 * flip, y + 20),
        (x - 190 * flip, y + 70),
        (x - 170 * flip, y + 100),
        (x - 30 * flip, y + 60),
    ]
    sheet.polygon(tail, "#16181d")
    sheet.oval((x - 100, y - 60, x + 100, y + 80), "#1e2128")
    sheet.disc(x + 74 * flip, y - 74, 58, "#1e2128")
    sheet.disc(x + 54 * flip, y - 64, 40, "#5f6670")
    sheet.disc(x + 88 * flip, y - 84, 36, "#1e2128")
    sheet.polygon([(x + 122 * flip, y - 90), (x + 172 * flip, y - 72), (x + 120 * flip, y - 62)], "#2b2e36")
    sheet.disc(x + 92 * flip, y - 86, 11, "#dfe9ec")
    sheet.disc(x + 94 * flip, y - 86, 5, "#111111")
