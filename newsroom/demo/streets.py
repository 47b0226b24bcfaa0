"""Streets, squares and a hill."""

from __future__ import annotations

from PIL import Image

from newsroom.demo.canvas import Canvas, drawing_chance, mixed

WIDTH, HEIGHT = 1600, 1000


def closed_bank() -> Image.Image:
    """The front of the last bank, with its door and a notice."""
    sheet = Canvas(WIDTH, HEIGHT, "#d9d0bd")
    sheet.shade(0, 200, "#b9c9cd", "#d5d8cf")
    sheet.box((0, 140, 300, 820), "#b5705a")
    sheet.box((1300, 180, WIDTH, 820), "#8fa39a")
    for x, y in ((70, 240), (190, 240), (1370, 270), (1490, 270)):
        sheet.box((x, y, x + 66, y + 120), "#4d5b63", radius=4)
    for left, colour in ((0, "#3f5f58"), (1300, "#7a3b34")):
        sheet.box((left, 520, left + 300, 560), colour)
        sheet.box((left + 30, 580, left + 270, 760), "#dfe6df")
    sheet.box((300, 100, 1300, 830), "#e6dcc5")
    sheet.polygon([(260, 110), (800, -60), (1340, 110)], "#d1c4a6")
    sheet.polygon([(360, 92), (800, -30), (1240, 92)], "#c2b391")
    sheet.box((260, 100, 1340, 190), "#d8ccb0")
    sheet.words(800, 147, "COUNTY & ESTUARY BANK", 44, "#8a7a58")
    for x in (340, 560, 980, 1200):
        sheet.box((x - 14, 190, x + 74, 214), "#cabb99")
        sheet.box((x, 210, x + 60, 800), "#f1e9d6")
        sheet.box((x + 40, 210, x + 60, 800), "#d6c9aa")
        sheet.box((x - 16, 790, x + 76, 830), "#cabb99")
    for x in (436, 1076):
        sheet.box((x, 300, x + 90, 620), "#5c6a70", radius=44)
        sheet.box((x + 41, 300, x + 49, 620), "#d6c9aa")
    sheet.box((660, 300, 940, 830), "#2f4f47", radius=120)
    sheet.box((660, 440, 940, 830), "#2f4f47")
    for x in (684, 812):
        sheet.box((x, 470, x + 104, 790), "#3d6459", radius=6)
    sheet.disc(796, 650, 12, "#e0b64f")
    sheet.box((700, 500, 900, 610), "#fbf6e6")
    for y in (520, 544, 568):
        sheet.box((722, y, 878 - (y - 520), y + 8), "#6b6a63")
    sheet.box((560, 824, 1040, 852), "#bcae8d")
    sheet.box((0, 850, WIDTH, HEIGHT), "#8f8b82")
    sheet.box((0, 850, WIDTH, 866), "#aaa598")
    return sheet.finished()


def market_day() -> Image.Image:
    """Striped awnings on the square, with leeks."""
    sheet = Canvas(WIDTH, HEIGHT, "#e9d7b4")
    sheet.shade(0, 520, "#9cc3cf", "#f2e5c6")
    chance = drawing_chance(71)
    x = 0.0
    while x < WIDTH:
        wide, tall = chance.uniform(130, 210), chance.uniform(180, 330)
        wall = chance.choice(("#e3cdb0", "#d9b79a", "#c9d1c4", "#ead9bf"))
        sheet.box((x, 560 - tall, x + wide, 600), wall)
        sheet.polygon(
            [(x - 8, 560 - tall), (x + wide / 2, 480 - tall), (x + wide + 8, 560 - tall)], "#7d6a66"
        )
        for left in (0.2, 0.6):
            sheet.box(
                (x + wide * left, 600 - tall, x + wide * (left + 0.2), 650 - tall),
                mixed(wall, "#2b3a48", 0.55),
            )
        x += wide
    sheet.box((0, 590, WIDTH, HEIGHT), "#c9b896")
    for row in range(6):
        for column in range(17):
            sheet.box(
                (
                    column * 100 - 50 * (row % 2),
                    600 + row * 70,
                    column * 100 + 92 - 50 * (row % 2),
                    664 + row * 70,
                ),
                "#d3c3a3",
                radius=8,
            )
    for left, stripe, goods in (
        (60, "#b5533c", "leek"),
        (590, "#3f6b78", "fruit"),
        (1120, "#6b8a4e", "loaf"),
    ):
        _stall(sheet, left, stripe, goods)
    return sheet.finished()


def _stall(sheet: Canvas, left: float, stripe: str, goods: str) -> None:
    for x in (left + 16, left + 396):
        sheet.box((x, 420, x + 16, 900), "#6b4a33")
    for band in range(8):
        x = left - 20 + band * 58
        colour = stripe if band % 2 == 0 else "#fbf3e0"
        sheet.polygon([(x + 22, 330), (x + 72, 330), (x + 58, 460), (x, 460)], colour)
        sheet.slice((x, 434, x + 58, 490), 0, 180, colour)
    sheet.box((left - 6, 690, left + 440, 730), "#a67a4e")
    sheet.box((left + 6, 730, left + 428, 890), "#8a6240")
    for x in range(int(left) + 20, int(left) + 420, 70):
        sheet.box((x, 730, x + 6, 890), "#76532f")
    for item in range(9):
        x = left + 20 + item * 46
        if goods == "leek":
            sheet.line([(x + 10, 690), (x + 20, 590)], "#f4f0dc", 20)
            for lean in (-18, 6, 30):
                sheet.line([(x + 20, 600), (x + 20 + lean, 530)], "#5c8a4e", 13)
        elif goods == "fruit":
            for row in range(3):
                sheet.disc(
                    x + 16 + row * 8, 672 - row * 34, 24, ("#c9433a", "#e0a23f", "#7d9a3f")[(item + row) % 3]
                )
        else:
            sheet.oval((x - 6, 636, x + 50, 692), "#a8622c")
            sheet.oval((x + 6, 596, x + 58, 650), "#c07c3c")
            sheet.line([(x + 20, 630), (x + 44, 614)], "#efcf98", 5)


def box_in_the_wall() -> Image.Image:
    """The letter box of the newspaper, overfull."""
    sheet = Canvas(WIDTH, HEIGHT, "#8f5f4c")
    chance = drawing_chance(90)
    for row in range(13):
        for column in range(-1, 10):
            x, y = column * 180 + 90 * (row % 2), row * 80
            tone = mixed("#a8735b", "#8a5a48", chance.random())
            sheet.box((x, y, x + 170, y + 70), tone, radius=5)
    sheet.box((520, 150, 1080, 870), "#23302c", radius=30)
    sheet.box((540, 140, 1060, 850), "#2f5f4f", radius=30)
    sheet.box((570, 170, 1030, 820), "#38705d", radius=18)
    sheet.words(800, 240, "THE BELL", 62, "#f0d9a0")
    sheet.words(800, 306, "letters", 38, "#f0d9a0")
    sheet.box((630, 390, 970, 440), "#142019", radius=10)
    for x, y, by, colour in (
        (700, 400, -14, "#f6efdc"),
        (790, 390, 8, "#e9d3a8"),
        (870, 404, -4, "#dfe6e3"),
        (760, 410, 20, "#fbf6e6"),
    ):
        sheet.turned(
            [(x - 60, y - 110), (x + 70, y - 110), (x + 70, y + 34), (x - 60, y + 34)], by, (x, y), colour
        )
        sheet.turned(
            [(x + 36, y - 98), (x + 60, y - 98), (x + 60, y - 66), (x + 36, y - 66)], by, (x, y), "#b5533c"
        )
    sheet.box((620, 424, 980, 452), "#2f5f4f", radius=8)
    sheet.box((660, 540, 940, 740), "#fbf6e6", radius=6)
    for y in (570, 610, 650, 690):
        sheet.box((690, y, 910 - (y % 80), y + 10), "#8d8a82")
    sheet.box((0, 960, WIDTH, HEIGHT), "#6b6a63")
    for x, by in ((410, 12), (1230, -20), (1150, 6)):
        sheet.turned([(x - 80, 900), (x + 80, 900), (x + 80, 980), (x - 80, 980)], by, (x, 950), "#f6efdc")
    return sheet.finished()


def painted_signs() -> Image.Image:
    """Signs of the town, all by one hand."""
    sheet = Canvas(WIDTH, HEIGHT, "#f0e8d8")
    sheet.shade(0, HEIGHT, "#f5efe2", "#e3d8c1")
    boards = (
        ((90, 90, 760, 330), "#22435a", "#f0d9a0", "CHANDLERY", 92),
        ((840, 70, 1500, 270), "#7a2f2a", "#fbf3e0", "PLIM · BAKER", 82),
        ((1010, 330, 1500, 640), "#2f5f4f", "#f0d9a0", "FERRY", 120),
        ((90, 400, 500, 680), "#e0b64f", "#3a2a20", "MIND", 108),
        ((570, 390, 940, 620), "#fbf6e6", "#22435a", "TEAS", 104),
        ((300, 740, 900, 920), "#3a3346", "#e9a35c", "TO THE BOATS ", 58),
        ((980, 710, 1460, 930), "#b9d3c6", "#7a2f2a", "LAUNDRY", 78),
    )
    for (left, top, right, bottom), ground, letters, words, size in boards:
        sheet.box((left + 10, top + 14, right + 10, bottom + 14), "#c9bb9f", radius=14)
        sheet.box((left, top, right, bottom), ground, radius=14)
        frame = mixed(ground, letters, 0.7)
        for inset, colour in ((16, frame), (22, ground)):
            sheet.box((left + inset, top + inset, right - inset, bottom - inset), colour, radius=10)
        x, y = (left + right) / 2, (top + bottom) / 2
        sheet.words(x + 5, y + 5, words, size, mixed(ground, "#000000", 0.45))
        sheet.words(x, y, words, size, letters)
    sheet.words(295, 630, "the step", 46, "#3a2a20")
    sheet.polygon([(830, 800), (874, 830), (830, 860)], "#e9a35c")
    sheet.words(1255, 560, "on the hour · mostly", 38, "#f0d9a0")
    return sheet.finished()


def bench_on_the_hill() -> Image.Image:
    """The bench above the estuary, with a cushion and three flasks."""
    sheet = Canvas(WIDTH, HEIGHT, "#f3e3c3")
    sheet.shade(0, 520, "#a9cbd3", "#f6e8c8")
    sheet.disc(300, 210, 60, "#fff6d6")
    sheet.hills(470, 150, "#a9b9a8", seed=81)
    sheet.shade(460, 640, "#86b0b5", "#a9c9c4")
    sheet.glints((0, 470, WIDTH, 640), "#dcebe3", 60, seed=2)
    sheet.polygon([(0, 560), (420, 520), (700, 600), (0, 680)], "#7f9a6c")
    sheet.hills(1000, 420, "#6f9461", seed=23)
    sheet.polygon([(0, 760), (700, 700), (WIDTH, 660), (WIDTH, HEIGHT), (0, HEIGHT)], "#5f8654")
    for x in (520, 1080):
        sheet.box((x, 640, x + 34, 850), "#4f3b2b")
    for y in (500, 548, 596):
        sheet.turned([(480, y), (1130, y), (1130, y + 34), (480, y + 34)], -1.6, (800, 620), "#8a6240")
    for y in (660, 690):
        sheet.turned([(466, y), (1146, y), (1146, y + 24), (466, y + 24)], -1.6, (800, 620), "#a67a4e")
    sheet.turned([(760, 552), (850, 552), (850, 578), (760, 578)], -1.6, (800, 620), "#e0b64f")
    sheet.box((560, 610, 720, 676), "#b5533c", radius=26)
    for x, colour in ((820, "#2c4a5e"), (900, "#3f6b55"), (980, "#7a4a5e")):
        sheet.box((x, 570, x + 46, 660), colour, radius=10)
        sheet.box((x + 6, 548, x + 40, 580), "#d3d7d8", radius=8)
    grass = drawing_chance(15)
    for _ in range(150):
        foot, ground = grass.uniform(0, WIDTH), grass.uniform(770, 990)
        sheet.line(
            [(foot, ground), (foot + grass.uniform(-10, 10), ground - 28)],
            grass.choice(("#7ca56c", "#4c7044")),
            4,
        )
    return sheet.finished()
