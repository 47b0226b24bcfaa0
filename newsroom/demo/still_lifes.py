"""Things on tables, shelves and walls."""

from __future__ import annotations

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, drawing_chance, mixed

WIDTH, HEIGHT = 1600, 1000


def egg_in_the_locker() -> Image.Image:
    """One egg in a nest of lifejackets."""
    sheet = Canvas(WIDTH, HEIGHT, "#25493b")
    sheet.box((90, 70, 1510, 1060), "#1b352b", radius=30)
    sheet.box((130, 110, 1470, 1060), "#0f221c", radius=18)
    for left, top, by in ((340, 560, -14), (1250, 570, 12), (620, 470, 6), (1000, 460, -8)):
        _lifejacket(sheet, left, top, by)
    for left, top, by in ((300, 830, 8), (1310, 840, -10), (800, 900, 0)):
        _lifejacket(sheet, left, top, by)
    chance = drawing_chance(5)
    for _ in range(170):
        turn, away = chance.uniform(0, math.tau), chance.uniform(0.55, 1)
        x, y = 800 + math.cos(turn) * 330 * away, 690 + math.sin(turn) * 120 * away
        lean = chance.uniform(-70, 70)
        sheet.line(
            [(x - lean, y - 14), (x + lean, y + 14)], chance.choice(("#d9c48e", "#b99d62", "#efe0b4")), 7
        )
    sheet.oval((560, 610, 1040, 760), "#6b5632")
    for _ in range(26):
        x, y = chance.uniform(580, 1000), chance.uniform(640, 740)
        sheet.oval((x, y, x + 46, y + 12), chance.choice(("#f3f0e6", "#cfcabb", "#a9a597")))
    sheet.oval((690, 500, 910, 740), "#d9d3bd")
    sheet.oval((694, 500, 894, 732), "#f4efdc")
    sheet.oval((732, 540, 790, 620), "#fffdf4")
    return sheet.finished()


def _lifejacket(sheet: Canvas, x: float, y: float, by: float) -> None:
    dark, light = "#c2502a", "#e8733a"
    for left, colour in ((-200, light), (10, mixed(light, dark, 0.35))):
        sheet.turned(
            [(x + left, y - 170), (x + left + 190, y - 170), (x + left + 190, y + 190), (x + left, y + 190)],
            by,
            (x, y),
            colour,
        )
    for top in (-70, 80):
        sheet.turned(
            [(x - 206, y + top), (x + 206, y + top), (x + 206, y + top + 26), (x - 206, y + top + 26)],
            by,
            (x, y),
            "#f6ead0",
        )
    sheet.turned(
        [(x - 22, y + 76), (x + 22, y + 76), (x + 22, y + 110), (x - 22, y + 110)], by, (x, y), "#2b2f33"
    )


def book_in_a_tin() -> Image.Image:
    """The book on knots in the biscuit tin, with the biscuit."""
    sheet = Canvas(WIDTH, HEIGHT, "#d9c7a4")
    sheet.shade(0, 560, "#e9dcc0", "#d9c39a")
    sheet.shade(560, HEIGHT, "#8d6a48", "#6c4d33")
    for y in (660, 780, 920):
        sheet.box((0, y, WIDTH, y + 4), "#7b5a3c")
    sheet.oval((300, 770, 1330, 930), "#5a3f2a")
    sheet.box((330, 520, 1270, 860), "#2f6a6b", radius=40)
    sheet.box((330, 760, 1270, 860), "#275a5b", radius=40)
    sheet.box((310, 500, 1290, 570), "#3c8283", radius=22)
    for x in range(410, 1250, 120):
        sheet.disc(x, 690, 34, "#e9c46a")
        sheet.disc(x, 690, 17, "#b5533c")
    cover = [(450, 250), (1150, 190), (1190, 520), (480, 530)]
    sheet.polygon([(x + 16, y + 16) for x, y in cover], "#eee3c8")
    sheet.polygon(cover, "#23466f")
    sheet.polygon([(450, 250), (520, 244), (552, 528), (480, 530)], "#1a3556")
    _knot(sheet, 850, 350)
    sheet.line([(1060, 198), (1098, 526), (1120, 640)], "#c9433a", 14)
    sheet.disc(1430, 800, 96, "#8c5a2c")
    sheet.disc(1424, 792, 92, "#b87a3e")
    for x, y in ((1390, 760), (1450, 750), (1470, 810), (1410, 830), (1430, 790)):
        sheet.disc(x, y, 9, "#7c4d24")
    return sheet.finished()


def _knot(sheet: Canvas, x: float, y: float) -> None:
    for box, start, end in (
        ((x - 150, y - 70, x + 30, y + 70), 20, 320),
        ((x - 30, y - 70, x + 150, y + 70), 200, 500),
    ):
        sheet.arc(box, start, end, "#d8c08a", 20)
    sheet.line([(x + 10, y + 46), (x - 20, y - 44)], "#efdcaa", 20)
    sheet.line([(x - 10, y + 46), (x + 20, y - 44)], "#d8c08a", 20)


def things_left_behind() -> Image.Image:
    """Two shelves of lost property, each thing with its label."""
    sheet = Canvas(WIDTH, HEIGHT, "#e7ddc8")
    sheet.shade(0, HEIGHT, "#efe7d4", "#d8c9a9")
    for y in (520, 930):
        sheet.box((60, y, 1540, y + 34), "#8a6543")
        sheet.box((60, y + 34, 1540, y + 46), "#6c4d33")
    sheet.polygon([(150, 520), (420, 520), (385, 330), (185, 330)], "#2c4a5e")  # a bag
    sheet.arc((215, 240, 355, 420), 180, 360, "#2c4a5e", 18)
    sheet.slice((470, 250, 850, 640), 180, 360, "#b5533c")  # an umbrella
    for x in (470, 565, 660, 755):
        sheet.slice((x, 412, x + 95, 478), 180, 360, "#e7ddc8")
    sheet.line([(660, 250), (660, 500)], "#4a3a2e", 12)
    sheet.arc((612, 460, 662, 518), 0, 180, "#4a3a2e", 12)
    sheet.box((900, 476, 1150, 520), "#2a2f33", radius=18)  # a bowler hat
    sheet.slice((935, 340, 1115, 640), 180, 360, "#2a2f33")
    sheet.box((935, 462, 1115, 482), "#7a3b34")
    _teeth(sheet, 1330, 470)
    sheet.box((160, 720, 520, 930), "#a8472f", radius=26)  # an accordion
    for x in range(250, 440, 30):
        sheet.box((x, 716, x + 14, 934), "#f4ead2")
    for y in range(760, 900, 36):
        sheet.box((452, y, 506, y + 24), "#fbf6e6", radius=4)
    _oar(sheet)
    for x in (700, 900):
        sheet.polygon(
            [(x, 930), (x + 168, 930), (x + 168, 880), (x + 84, 862), (x + 84, 740), (x, 740)], "#3f6b55"
        )
        sheet.box((x - 4, 738, x + 90, 764), "#e0b64f", radius=6)
    for x, y in ((250, 440), (980, 400), (330, 830), (760, 820), (1230, 760)):
        sheet.box((x, y, x + 84, y + 50), "#fbf6e6", radius=6)
        sheet.disc(x + 14, y + 25, 6, "#b5533c")
        sheet.box((x + 28, y + 22, x + 72, y + 28), "#8d8a82")
    return sheet.finished()


def _teeth(sheet: Canvas, x: float, y: float) -> None:
    sheet.box((x - 90, y - 140, x + 90, y + 50), "#c4dadb", radius=16)
    sheet.box((x - 80, y - 90, x + 80, y + 42), "#9cc3c6", radius=14)
    sheet.arc((x - 52, y - 66, x + 52, y + 34), 0, 360, "#d97b74", 22)
    for turn in range(10):
        angle = math.tau * turn / 10
        sheet.disc(x + math.cos(angle) * 40, y - 16 + math.sin(angle) * 38, 10, "#fdfaf0")


def _oar(sheet: Canvas) -> None:
    sheet.line([(1150, 900), (1440, 610)], "#c69a62", 22)
    sheet.turned([(1400, 560), (1460, 560), (1460, 720), (1400, 720)], 45, (1440, 620), "#c99a3b")


def tide_tables() -> Image.Image:
    """The desk at the window where the tables were written."""
    sheet = Canvas(WIDTH, HEIGHT, "#54626b")
    sheet.shade(0, HEIGHT, "#5d6c74", "#414d55")
    sheet.box((470, 70, 1390, 650), "#e9e1cc", radius=10)
    sheet.box((500, 100, 1360, 620), "#b7cfd3")
    sheet.shade_box((500, 100, 1360, 420), "#a9c6cf", "#f3dfb9")
    sheet.shade_box((500, 420, 1360, 620), "#7ea3a8", "#4d7681")
    sheet.disc(1140, 420, 54, "#fff1d0")
    sheet.box((500, 420, 1360, 426), "#6d949c")
    sheet.glints((1000, 430, 1300, 610), "#f7dfb5", 26, seed=3)
    sheet.polygon([(620, 430), (700, 430), (690, 450), (632, 450)], "#2c4a5e")
    sheet.line([(660, 430), (660, 372)], "#2c3a44", 5)
    sheet.polygon([(664, 376), (698, 424), (664, 424)], "#f7efdc")
    sheet.box((920, 70, 944, 650), "#e9e1cc")
    sheet.box((470, 350, 1390, 368), "#e9e1cc")
    sheet.box((0, 760, WIDTH, HEIGHT), "#6f4d35")
    sheet.box((0, 760, WIDTH, 782), "#8a6244")
    sheet.polygon([(520, 900), (980, 850), (1010, 960), (520, 1000)], "#d9cfb4")
    sheet.polygon([(500, 880), (960, 830), (1000, 950), (510, 990)], "#f6efdc")
    for row in range(6):
        y = 880 + row * 18
        sheet.line([(546, y + 8), (940 + row * 6, y - 36)], "#9a927f", 3)
    sheet.line([(1040, 900), (1180, 810)], "#2a2f33", 10)
    sheet.disc(1280, 850, 56, "#22334d")
    sheet.box((1252, 790, 1308, 830), "#2c4363", radius=8)
    sheet.polygon([(170, 560), (390, 560), (340, 400), (220, 400)], "#4f6b66")
    sheet.slice((210, 540, 350, 590), 0, 180, "#fde7a0")
    sheet.box((270, 560, 290, 800), "#c99a3b")
    sheet.oval((190, 790, 370, 836), "#b0832f")
    return sheet.finished()


def bowl_of_chowder() -> Image.Image:
    """From above: one bowl, one spoon, bread, and a checked cloth."""
    sheet = Canvas(WIDTH, HEIGHT, "#efe7d6")
    for left in range(0, WIDTH, 160):
        sheet.box((left, 0, left + 80, HEIGHT), "#c9dbe0")
    for top in range(0, HEIGHT, 160):
        for left in range(0, WIDTH, 80):
            sheet.box((left, top, left + 80, top + 80), "#8fb3c0" if (left // 80) % 2 == 0 else "#c9dbe0")
    sheet.disc(722, 532, 400, "#5f7f8c")
    sheet.disc(700, 500, 400, "#f7f1e3")
    sheet.disc(700, 500, 356, "#d9cdb4")
    sheet.disc(700, 500, 330, "#f3dfae")
    chance = drawing_chance(19)
    colours = ("#e9a35c", "#fbf6e6", "#7f9a5c", "#d97b5c", "#f7ecd0")
    for _ in range(64):
        turn, away = chance.uniform(0, math.tau), 290 * math.sqrt(chance.random())
        x, y, size = 700 + math.cos(turn) * away, 500 + math.sin(turn) * away, chance.uniform(12, 34)
        sheet.box(
            (x - size, y - size * 0.8, x + size, y + size * 0.8), chance.choice(colours), radius=size * 0.5
        )
    for x, y, up in (
        (600, 420, True),
        (810, 560, False),
        (620, 650, True),
        (850, 360, True),
        (470, 540, False),
    ):
        start = 180 if up else 0
        sheet.slice((x - 74, y - 60, x + 74, y + 60), start, start + 180, "#22303b")
        sheet.slice((x - 60, y - 42, x + 60, y + 42), start, start + 180, "#4d6577")
        sheet.oval((x - 30, y - 16, x + 30, y + 16), "#e8954f")
    sheet.box((1216, 380, 1244, 900), "#a9aeb0", radius=12)
    sheet.oval((1170, 200, 1290, 410), "#b9bec0")
    sheet.oval((1186, 216, 1266, 396), "#d3d7d8")
    sheet.oval((1330, 560, 1640, 900), "#7c4d24")
    sheet.oval((1350, 580, 1620, 880), "#e3c08a")
    return sheet.finished()


def tuba_at_rest() -> Image.Image:
    """A tuba on a chair."""
    sheet = Canvas(WIDTH, HEIGHT, "#3d5a52")
    sheet.shade(0, HEIGHT, "#4a6b61", "#2d453e")
    sheet.oval((260, 820, 1340, 960), "#243832")
    for x in (520, 1060):
        sheet.box((x, 640, x + 34, 900), "#8a5a35")
    sheet.box((490, 610, 1120, 660), "#a36c40", radius=12)
    sheet.box((1080, 160, 1120, 640), "#8a5a35", radius=12)
    sheet.oval((470, 60, 950, 250), "#b88a2b")
    sheet.oval((500, 76, 920, 226), "#6d4f16")
    sheet.polygon([(474, 160), (946, 160), (800, 420), (640, 420)], "#d9a93b")
    sheet.polygon([(474, 160), (600, 160), (680, 420), (640, 420)], "#f0cd6e")
    sheet.box((640, 400, 800, 600), "#d9a93b", radius=20)
    sheet.box((640, 400, 676, 600), "#f0cd6e", radius=18)
    for inset, colour in ((0, "#c4932f"), (52, "#e3bb54")):
        sheet.arc((560 + inset, 330 + inset, 1010 - inset, 640 - inset * 0.4), -90, 180, colour, 46)
    for x in (846, 896, 946):
        sheet.box((x, 330, x + 36, 520), "#e9d08a", radius=10)
        sheet.box((x + 8, 290, x + 28, 336), "#d9d2c0", radius=4)
        sheet.oval((x - 2, 276, x + 38, 300), "#f7efdc")
    sheet.line([(590, 470), (470, 430), (430, 380)], "#d9a93b", 26)
    sheet.disc(424, 372, 30, "#e9d08a")
    sheet.polygon([(1180, 700), (1420, 640), (1460, 860), (1220, 920)], "#f6efdc")
    for row in range(5):
        y = 716 + row * 34
        sheet.line([(1210 + row * 7, y), (1412 + row * 7, y - 52)], "#8d8a82", 3)
    return sheet.finished()
