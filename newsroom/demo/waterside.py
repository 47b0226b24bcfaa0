"""Boats, banks and weather."""

from __future__ import annotations

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, drawing_chance, mixed

WIDTH, HEIGHT = 1600, 1000


def dredger_in_the_snow() -> Image.Image:
    """The Obedience and the Customs House steps, a moment before."""
    sheet = Canvas(WIDTH, HEIGHT, "#8c9aa6")
    sheet.shade(0, 640, "#59697a", "#b9c2c6")
    sheet.hills(600, 160, "#93a1aa", seed=31)
    sheet.hills(620, 90, "#dfe4e4", seed=9)
    sheet.shade(600, HEIGHT, "#6f8792", "#2c4450")
    sheet.glints((0, 640, 1200, 990), "#94a9b1", 80, seed=4)
    sheet.box((1180, 120, 1400, 700), "#cfc4ad")
    sheet.box((1340, 120, 1400, 700), "#b5a88f")
    sheet.polygon([(1160, 124), (1290, 0), (1420, 124)], "#e9eeee")
    sheet.disc(1270, 260, 74, "#3c4a50")
    sheet.disc(1270, 260, 63, "#f3ecd8")
    sheet.line([(1270, 260), (1296, 224)], "#2a2f33", 9)
    sheet.line([(1270, 260), (1240, 300)], "#2a2f33", 7)
    for step in range(5):
        sheet.box(
            (1090 - step * 40, 690 + step * 34, WIDTH, 730 + step * 34), mixed("#8d8a82", "#5f6265", step / 5)
        )
        sheet.box((1090 - step * 40, 686 + step * 34, WIDTH, 696 + step * 34), "#eef1f0")
    _dredger(sheet)
    snow = drawing_chance(77)
    for _ in range(330):
        sheet.disc(snow.uniform(0, WIDTH), snow.uniform(0, HEIGHT), snow.uniform(2, 6), "#f7f9f8")
    return sheet.finished()


def _dredger(sheet: Canvas) -> None:
    sheet.polygon([(120, 640), (930, 600), (860, 800), (190, 800)], "#7a3b2c")
    sheet.polygon([(150, 720), (890, 700), (860, 800), (190, 800)], "#532720")
    sheet.box((240, 470, 470, 640), "#d9cfb4", radius=6)
    sheet.box((222, 452, 488, 478), "#eef1f0", radius=8)
    for x in (262, 336, 410):
        sheet.box((x, 500, x + 46, 550), "#f2c66d", radius=4)
    sheet.box((330, 300, 394, 456), "#2b2f33")
    sheet.box((330, 330, 394, 362), "#b5533c")
    for x, y, radius in ((350, 262, 44), (300, 214, 56), (226, 168, 66), (128, 130, 74)):
        sheet.disc(x, y, radius, "#6a7783")
    sheet.line([(560, 630), (640, 330)], "#3c4248", 18)
    sheet.line([(790, 616), (640, 330)], "#3c4248", 18)
    sheet.line([(640, 336), (900, 560)], "#3c4248", 12)
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        across, down = 640 + 260 * share, 336 + 224 * share
        sheet.box((across - 24, down - 8, across + 24, down + 34), "#565d63", radius=5)
    for x, y in ((880, 812), (800, 822), (700, 826)):
        sheet.oval((x - 60, y - 12, x + 70, y + 12), "#d5dee0")


def gig_race() -> Image.Image:
    """Two gigs at the line, seen from the committee boat."""
    sheet = Canvas(WIDTH, HEIGHT, "#f2c38f")
    sheet.shade(0, 430, "#e98f5f", "#f8dca6")
    sheet.disc(420, 330, 92, "#fff1c9")
    sheet.hills(430, 130, "#8d6f72", seed=51)
    sheet.hills(436, 60, "#5f5668", seed=12)
    sheet.shade(430, HEIGHT, "#d98f63", "#2c4a5e")
    sheet.glints((220, 440, 640, 980), "#ffe6b0", 90, seed=6)
    sheet.glints((0, 470, WIDTH, 990), "#8f7f7c", 70, seed=7)
    _gig(sheet, 1130, 590, 0.72, "#2c4a5e", "#e9dcc2")
    _gig(sheet, 800, 790, 1.1, "#a8472f", "#f7efdc")
    sheet.line([(1480, 500), (1480, 210)], "#4a3a2e", 10)
    sheet.polygon([(1480, 214), (1584, 246), (1480, 284)], "#e0b64f")
    sheet.oval((1430, 480, 1530, 560), "#a8472f")
    sheet.oval((1430, 470, 1530, 520), "#c2603f")
    return sheet.finished()


def _gig(sheet: Canvas, x: float, y: float, size: float, hull: str, shirt: str) -> None:
    """A long boat with six at the oars and one who steers, going right."""

    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x + px * size, y + py * size) for px, py in points]

    sheet.polygon(at((-432, 0), (-440, -74), (-396, -74), (-380, 0)), "#3c4a50")
    sheet.disc(x - 416 * size, y - 98 * size, 22 * size, "#e3b08f")
    for seat in range(6):
        _rower(sheet, x + (-270 + seat * 106) * size, y, size, shirt, seat)
    line = [(-480, -30), (-400, 0), (340, 0), (440, -44), (390, 34), (320, 54), (-360, 54), (-440, 30)]
    sheet.polygon(at(*line), hull)
    band = [(-476, -24), (-400, 4), (340, 4), (434, -36), (424, -18), (340, 18), (-400, 18), (-462, -4)]
    sheet.polygon(at(*band), "#f7efdc")
    sheet.oval((x - 470 * size, y + 44 * size, x + 420 * size, y + 74 * size), "#f3e6cb")
    sheet.oval(
        (x - 450 * size, y + 52 * size, x + 440 * size, y + 90 * size), mixed("#f3e6cb", "#2c4a5e", 0.6)
    )
    for seat in range(6):
        across = -270 + seat * 106
        sheet.line(at((across - 40, -30), (across - 96, 96)), "#e8d6ae", 8 * size)
        sheet.turned(
            at((across - 106, 78), (across - 82, 78), (across - 90, 132), (across - 112, 132)),
            24,
            at((across - 96, 96))[0],
            "#f7efdc",
        )
        sheet.oval(
            (x + (across - 150) * size, y + 118 * size, x + (across - 70) * size, y + 132 * size), "#f3e6cb"
        )


def _rower(sheet: Canvas, x: float, y: float, size: float, shirt: str, seat: int) -> None:
    """One who leans back on the oar, facing the stern."""
    body = [(-24, 0), (4, -84), (44, -76), (26, 0)]
    sheet.polygon([(x + px * size, y + py * size) for px, py in body], shirt)
    sheet.line(
        [(x + 22 * size, y - 66 * size), (x - 44 * size, y - 34 * size)],
        mixed(shirt, "#8d6f5a", 0.25),
        14 * size,
    )
    skin = ("#c98f6a", "#8d5a3c", "#e3b08f")[seat % 3]
    sheet.disc(x + 26 * size, y - 106 * size, 22 * size, skin)
    hair = ("#2c2530", "#6b3f2a")[seat % 2]
    sheet.slice((x + 4 * size, y - 132 * size, x + 52 * size, y - 86 * size), 180, 380, hair)


def three_days_of_fog() -> Image.Image:
    """What can be seen of the harbour: very little, and a lamp."""
    sheet = Canvas(WIDTH, HEIGHT, "#cfd3d0")
    sheet.shade(0, HEIGHT, "#c3c9c8", "#dcdcd3")
    for top, colour, seed, height in ((470, "#bcc4c3", 3, 120), (560, "#b0b9b9", 8, 90)):
        sheet.hills(top, height, colour, seed=seed)
        sheet.shade(top, top + 60, colour, "#cdd2cf")
    for radius, share in ((250, 0.1), (190, 0.25), (130, 0.45), (76, 0.7), (34, 1)):
        sheet.disc(1060, 330, radius, mixed("#c9cecb", "#fff0bd", share))
    sheet.box((1048, 364, 1072, 760), "#8b9595")
    sheet.box((1020, 300, 1100, 312), "#7b8686")
    for x, tone in ((300, "#a3adad"), (420, "#aeb6b5"), (150, "#b4bcba")):
        sheet.line([(x, 720), (x, 380)], tone, 9)
        sheet.line([(x - 60, 470), (x + 60, 470)], tone, 6)
        sheet.polygon([(x - 110, 700), (x + 120, 700), (x + 90, 748), (x - 84, 748)], tone)
    sheet.shade(740, HEIGHT, "#c1c9c8", "#9eabad")
    sheet.box((0, 836, WIDTH, 900), "#7d8786")
    sheet.box((0, 900, WIDTH, HEIGHT), "#6b7676")
    for x in (220, 720, 1240):
        sheet.box((x, 770, x + 60, 846), "#5b6567", radius=14)
        sheet.box((x - 12, 764, x + 72, 786), "#4f595b", radius=8)
    for y, width, left in (
        (250, 520, 60),
        (420, 900, 500),
        (590, 700, -80),
        (690, 800, 820),
        (120, 600, 900),
    ):
        sheet.box((left, y, left + width, y + 30), "#d6d9d4", radius=15)
    return sheet.finished()


def eels_by_moonlight() -> Image.Image:
    """A cut through the river below the weir on a dark night."""
    sheet = Canvas(WIDTH, HEIGHT, "#14232f")
    sheet.shade(0, 400, "#0f1a2b", "#2c4157")
    sheet.disc(1220, 150, 76, "#f3ecd0")
    sheet.disc(1190, 136, 70, "#162439")
    stars = drawing_chance(28)
    for _ in range(60):
        sheet.disc(stars.uniform(0, WIDTH), stars.uniform(0, 300), stars.uniform(1.2, 2.6), "#dfe3d6")
    sheet.hills(402, 110, "#1b2c38", seed=14)
    sheet.shade(400, HEIGHT, "#2f5a66", "#0c1d28")
    sheet.box((0, 396, WIDTH, 404), "#6f97a0")
    for x in range(1080, 1380, 34):
        sheet.box((x, 402, x + 22, 410), "#e9dfb8", radius=4)
    _reeds(sheet)
    for x, y, long, thick, phase in (
        (260, 560, 560, 26, 0.2),
        (700, 690, 620, 30, 1.4),
        (180, 800, 480, 24, 2.6),
        (980, 830, 430, 22, 0.9),
    ):
        _eel(sheet, x, y, long, thick, phase)
    stones = drawing_chance(3)
    for _ in range(44):
        left, size = stones.uniform(-40, WIDTH), stones.uniform(30, 90)
        sheet.oval(
            (left, 985 - size * 0.4, left + size * 1.6, 1000 + size * 0.4),
            stones.choice(("#22333a", "#2b3f45", "#1a292f")),
        )
    return sheet.finished()


def _reeds(sheet: Canvas) -> None:
    chance = drawing_chance(44)
    for _ in range(34):
        x = chance.choice((chance.uniform(-10, 220), chance.uniform(1420, 1620)))
        top, lean = chance.uniform(150, 330), chance.uniform(-40, 40)
        sheet.line(
            [(x, 620), (x + lean * 0.4, 420), (x + lean, top)],
            chance.choice(("#31503f", "#274135", "#3d5d44")),
            8,
        )
        sheet.oval((x + lean - 10, top - 40, x + lean + 10, top + 44), "#5b4430")


def _eel(sheet: Canvas, x: float, y: float, long: float, thick: float, phase: float) -> None:
    for shift, colour, share in ((0, "#27343a", 1), (-thick * 0.25, "#8fa3a0", 0.5)):
        for step in range(90):
            along = step / 89
            swell = math.sin(along * 9 + phase) * 34 * (0.4 + along * 0.6)
            radius = thick * share * (0.25 + 0.75 * math.sin(math.pi * min(along * 0.75 + 0.28, 1)))
            sheet.disc(x + long * along, y + swell - shift * -1, max(radius, 3), colour)
    head = math.sin(phase) * 34 * 0.4
    sheet.disc(x + 4, y + head - 4, 4, "#f3ecd0")


def stumps_on_the_sand() -> Image.Image:
    """The match on the bank, the tide coming."""
    sheet = Canvas(WIDTH, HEIGHT, "#bfe0e2")
    sheet.shade(0, 420, "#8fc4d3", "#e3f0e2")
    sheet.disc(1330, 150, 62, "#fff6d6")
    sheet.hills(420, 60, "#86a895", seed=61)
    sheet.shade(416, 560, "#4d8d9c", "#8fbdb9")
    sheet.glints((0, 430, WIDTH, 560), "#cfe5df", 60, seed=3)
    sheet.polygon([(0, 600), (420, 540), (1180, 536), (WIDTH, 580), (WIDTH, HEIGHT), (0, HEIGHT)], "#e3cd97")
    sheet.polygon([(0, 760), (520, 690), (1600, 720), (WIDTH, HEIGHT), (0, HEIGHT)], "#d6bb80")
    sheet.polygon([(1120, 600), (1600, 620), (1600, 700), (1250, 690)], "#8fbdb9")
    for x in (700, 760, 820):
        sheet.oval((x - 10, 884, x + 150, 906), "#b59a63")
        sheet.box((x, 560, x + 22, 896), "#f4e3bf", radius=8)
        sheet.box((x + 14, 560, x + 22, 896), "#cdb27c", radius=4)
    sheet.box((696, 544, 770, 566), "#b5533c", radius=8)
    sheet.box((768, 544, 846, 566), "#b5533c", radius=8)
    for x, y, size in ((240, 640, 0.8), (1010, 600, 0.5), (430, 600, 0.5), (1330, 780, 1.1)):
        _cricketer(sheet, x, y, size)
    sheet.disc(1130, 470, 17, "#a8232b")
    sheet.line([(1142, 462), (1240, 400)], "#f7efe2", 4)
    return sheet.finished()


def _cricketer(sheet: Canvas, x: float, y: float, size: float) -> None:
    sheet.oval((x - 10 * size, y - 8 * size, x + 150 * size, y + 12 * size), "#b59a63")
    for across in (-18, 20):
        sheet.box(
            (x + (across - 14) * size, y - 90 * size, x + (across + 14) * size, y), "#f7f2e4", radius=8 * size
        )
    sheet.box((x - 44 * size, y - 210 * size, x + 44 * size, y - 80 * size), "#fdfaf0", radius=26 * size)
    sheet.line([(x + 36 * size, y - 190 * size), (x + 90 * size, y - 140 * size)], "#fdfaf0", 22 * size)
    sheet.disc(x, y - 240 * size, 32 * size, "#c98f6a")
    sheet.slice((x - 36 * size, y - 278 * size, x + 36 * size, y - 206 * size), 180, 360, "#2c4a5e")
    sheet.box((x - 6 * size, y - 248 * size, x + 54 * size, y - 238 * size), "#2c4a5e", radius=5 * size)


def boat_in_the_shed() -> Image.Image:
    """Penhallick's yard: a dinghy in frame, and shavings."""
    sheet = Canvas(WIDTH, HEIGHT, "#a98a62")
    sheet.shade(0, 760, "#6d533a", "#b8996d")
    for x in range(0, WIDTH, 100):
        sheet.box((x, 0, x + 4, 760), "#5f4833")
    sheet.box((540, 110, 1060, 480), "#dfe9e4")
    sheet.shade_box((540, 110, 1060, 480), "#b8d4da", "#eef0e2")
    sheet.box((540, 400, 1060, 480), "#8fb9bb")
    for x in (540, 792, 1040):
        sheet.box((x, 100, x + 20, 490), "#5a432f")
    sheet.box((0, 760, WIDTH, HEIGHT), "#8a6a48")
    sheet.oval((220, 820, 1400, 920), "#6d5236")
    for step in range(13):
        sheet.box((292 + step * 80, 520, 306 + step * 80, 640), "#e3c590", radius=4)
    for plank in range(6):
        share = plank / 5
        tone = mixed("#dcb978", "#a87c42", share)
        sheet.polygon(_plank(0.16 + share * 0.84, 1), tone)
        sheet.line(_plank(0.16 + share * 0.84, 1)[:41], "#8d6130", 4)
    sheet.line(_plank(0, 0)[:41], "#8d6130", 24)
    for x, lean in ((236, 26), (1364, -26)):
        sheet.line([(x, 520), (x + lean, 700), (x + lean * 4, 786)], "#7a5228", 26)
    for x in (420, 1120):
        sheet.polygon([(x, 800), (x + 60, 800), (x + 100, 930), (x - 40, 930)], "#4f3b29")
    curls = drawing_chance(33)
    for _ in range(70):
        left, y, size = curls.uniform(120, 1500), curls.uniform(880, 985), curls.uniform(10, 26)
        sheet.arc(
            (left, y, left + size * 2, y + size), 20, 300, curls.choice(("#efdcb0", "#e3c590", "#f7ead0")), 5
        )
    return sheet.finished()


def _plank(share: float, depth: float) -> list[tuple[float, float]]:
    """The line of a plank from stem to stern, so far down, and the keel back."""
    line = [
        (236 + step * 28.2, 540 + share * 210 + 70 * math.sin(math.pi * step / 40) * (0.4 + share))
        for step in range(41)
    ]
    line = [(x + (800 - x) * share * 0.16, y) for x, y in line]
    keel = [
        (x + (800 - x) * 0.16, 760 + 60 * math.sin(math.pi * step / 40)) for step, (x, _) in enumerate(line)
    ]
    return line + (keel[::-1] if depth else [])
