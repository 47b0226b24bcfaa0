"""The lead pictures, drawn from simple shapes."""

from __future__ import annotations

from PIL import Image

from newsroom.demo.canvas import Canvas, drawing_chance, mixed

WIDTH, HEIGHT = 1600, 1000


def harbour_clock() -> Image.Image:
    """Dawn over the quay, with the tower that is eleven minutes slow."""
    sheet = Canvas(WIDTH, HEIGHT, "#f6d7b0")
    sheet.shade(0, 640, "#8fb2c4", "#f8dcb4")
    sheet.disc(1220, 470, 74, "#fff1d0")
    sheet.hills(690, 300, "#a9b8b4", seed=4)
    sheet.hills(690, 190, "#7f9a96", seed=11)
    roofs = ("#b5533c", "#8c4a3e", "#6b7280", "#c1694a", "#59636e")
    walls = ("#f1e6d2", "#e3d3b8", "#d8c9b4", "#efe0cb", "#cdbfa9")
    _terrace(sheet, (40, 1560), 690, roofs, walls, seed=3)
    _tower(sheet, 560, 690)
    sheet.box((0, 684, WIDTH, 722), "#6f6a63")
    sheet.shade(722, HEIGHT, "#7da0a6", "#2f5563")
    sheet.glints((1040, 736, 1420, 990), "#f7dfb5", 60, seed=8)
    sheet.glints((0, 736, WIDTH, 990), "#9dbabd", 70, seed=9)
    _sailing_boat(sheet, 1010, 850, "#a8472f")
    _sailing_boat(sheet, 250, 800, "#2c4a5e", size=0.7)
    return sheet.finished()


def ferry_crossing() -> Image.Image:
    """The Patience on her cable, with the goose."""
    sheet = Canvas(WIDTH, HEIGHT, "#dfe9e4")
    sheet.shade(0, 560, "#b8d4da", "#eef0e2")
    for x, y, size in ((260, 150, 1.0), (1180, 110, 1.3), (760, 220, 0.7)):
        _cloud(sheet, x, y, size)
    sheet.hills(520, 260, "#9db7a0", seed=21)
    sheet.hills(545, 170, "#6f9478", seed=5)
    sheet.hills(560, 80, "#48705c", seed=17)
    sheet.shade(556, HEIGHT, "#8fb9bb", "#33697a")
    sheet.glints((0, 580, WIDTH, 990), "#b9d6d4", 110, seed=2)
    sheet.line([(0, 742), (420, 716), (1180, 716), (WIDTH, 748)], "#3c4a4f", 5)
    _ferry(sheet)
    _goose(sheet, 1216, 660)
    sheet.glints((380, 806, 1240, 900), "#d7e6e0", 40, seed=6)
    return sheet.finished()


def goose_aboard() -> Image.Image:
    """The goose from closer by."""
    return ferry_crossing().crop((760, 420, 1600, 980))


def bakery_street() -> Image.Image:
    """Narrow houses at dusk and the one lit shop."""
    sheet = Canvas(WIDTH, HEIGHT, "#3d4a6b")
    sheet.shade(0, 700, "#31406a", "#e0a27c")
    stars = drawing_chance(12)
    for _ in range(46):
        sheet.disc(stars.uniform(0, WIDTH), stars.uniform(0, 240), 2.2, "#e9e3d0")
    roofs = ("#3a3346", "#46384a", "#2f3042", "#513d46")
    walls = ("#6d5f70", "#5b5870", "#7a6470", "#4f5169", "#83707a")
    _terrace(sheet, (0, WIDTH), 730, roofs, walls, seed=14, tall=1.5)
    _bakery(sheet, 600, 730)
    sheet.box((0, 726, WIDTH, 776), "#2b2c3c")
    sheet.shade(776, HEIGHT, "#5c5369", "#232a45")
    sheet.glints((620, 782, 1000, 990), "#f6c872", 70, seed=31)
    sheet.glints((0, 790, WIDTH, 990), "#7d7287", 60, seed=32)
    return sheet.finished()


def mussel_light() -> Image.Image:
    """The lighthouse at low water and the posts that lead to it."""
    sheet = Canvas(WIDTH, HEIGHT, "#f4e6b4")
    sheet.shade(0, 520, "#a9c6c9", "#f7e9b8")
    sheet.disc(330, 300, 62, "#fff7dc")
    sheet.hills(500, 60, "#a7b7a8", seed=40)
    sheet.shade(496, 580, "#6d9aa3", "#9fbab0")
    sheet.shade(580, HEIGHT, "#cdb98a", "#a98d5f")
    sheet.glints((0, 600, WIDTH, 980), "#dccda2", 80, seed=41)
    sheet.polygon([(880, 640), (960, 540), (1070, 508), (1290, 520), (1400, 590), (1460, 640)], "#4c4f4d")
    sheet.polygon([(880, 640), (1000, 570), (1180, 600), (1460, 640)], "#3b403f")
    _lighthouse(sheet, 1170, 520)
    _posts(sheet)
    return sheet.finished()


def _terrace(
    sheet: Canvas,
    span: tuple[float, float],
    ground: float,
    roofs: tuple[str, ...],
    walls: tuple[str, ...],
    *,
    seed: int,
    tall: float = 1,
) -> None:
    """A row of gabled houses from one end of the span to the other."""
    chance = drawing_chance(seed)
    x = span[0]
    while x < span[1] - 60:
        width = min(chance.uniform(92, 150), span[1] - x)
        height = chance.uniform(120, 210) * tall
        wall, roof = chance.choice(walls), chance.choice(roofs)
        sheet.box((x, ground - height, x + width, ground), wall)
        peak = ground - height - width * chance.uniform(0.4, 0.62)
        gable = [(x - 6, ground - height), (x + width / 2, peak), (x + width + 6, ground - height)]
        sheet.polygon(gable, roof)
        sheet.box((x + width * 0.7, peak, x + width * 0.82, ground - height - 8), roof)
        pane = mixed(wall, "#2b3a48", 0.62)
        for row in range(int(height // 66)):
            top = ground - height + 20 + row * 64
            for share in (0.18, 0.58):
                left = x + width * share
                sheet.box((left, top, left + width * 0.22, top + 36), pane, radius=2)
        x += width


def _tower(sheet: Canvas, x: float, ground: float) -> None:
    sheet.box((x, 210, x + 150, ground), "#e9dcc2")
    sheet.box((x + 100, 210, x + 150, ground), "#d6c6a8")
    sheet.box((x - 12, 196, x + 162, 222), "#b9a688")
    sheet.box((x - 12, 400, x + 162, 418), "#b9a688")
    sheet.polygon([(x - 16, 198), (x + 75, 74), (x + 166, 198)], "#4f6b66")
    sheet.line([(x + 75, 78), (x + 75, 30)], "#37403f", 6)
    sheet.polygon([(x + 75, 30), (x + 122, 42), (x + 75, 54)], "#a8472f")
    sheet.disc(x + 75, 310, 66, "#3c4a50")
    sheet.disc(x + 75, 310, 57, "#fbf6e6")
    sheet.line([(x + 75, 310), (x + 69, 345)], "#2a2f33", 8)
    sheet.line([(x + 75, 310), (x + 118, 329)], "#2a2f33", 6)
    sheet.disc(x + 75, 310, 7, "#a8472f")
    for top in (460, 560):
        sheet.box((x + 56, top, x + 94, top + 62), "#56636a", radius=19)


def _sailing_boat(sheet: Canvas, x: float, y: float, hull: str, size: float = 1) -> None:
    sheet.line([(x, y), (x, y - 170 * size)], "#4a3a2e", 6 * size)
    mast_top = (x + 8 * size, y - 164 * size)
    sheet.polygon([mast_top, (x + 92 * size, y - 22 * size), (x + 8 * size, y - 22 * size)], "#f7efdc")
    sheet.polygon(
        [(x - 8 * size, y - 140 * size), (x - 8 * size, y - 22 * size), (x - 62 * size, y - 22 * size)],
        "#e5d5b4",
    )
    bow, stern = x + 104 * size, x - 88 * size
    sheet.polygon(
        [
            (stern, y - 8 * size),
            (bow, y - 12 * size),
            (bow - 34 * size, y + 30 * size),
            (stern + 22 * size, y + 30 * size),
        ],
        hull,
    )


def _cloud(sheet: Canvas, x: float, y: float, size: float) -> None:
    for across, up, radius in ((0, 0, 42), (56, -18, 54), (118, 2, 40)):
        sheet.disc(x + across * size, y + up * size, radius * size, "#f7f7ee")
    sheet.box((x - 40 * size, y, x + 158 * size, y + 42 * size), "#f7f7ee", radius=20 * size)


def _ferry(sheet: Canvas) -> None:
    sheet.polygon([(400, 716), (1200, 716), (1150, 810), (450, 810)], "#2f6b4f")
    sheet.polygon([(428, 770), (1172, 770), (1150, 810), (450, 810)], "#24513d")
    sheet.polygon([(300, 690), (410, 716), (410, 740), (300, 704)], "#57615c")
    sheet.polygon([(1300, 690), (1190, 716), (1190, 740), (1300, 704)], "#57615c")
    sheet.box((690, 520, 910, 716), "#f5f1e4", radius=8)
    sheet.box((672, 504, 928, 532), "#a8472f", radius=6)
    for left in (712, 780, 848):
        sheet.box((left, 556, left + 46, 612), "#41606b", radius=4)
    sheet.box((776, 636, 826, 716), "#c9b98f")
    for x in range(430, 1190, 64):
        if not 660 < x < 930:
            sheet.line([(x, 716), (x, 656)], "#e8e2cf", 6)
    for left, right in ((430, 686), (914, 1178)):
        sheet.line([(left, 660), (right, 660)], "#e8e2cf", 6)
    for x in (478, 1122):
        sheet.disc(x, 726, 34, "#39433f")
        sheet.disc(x, 726, 14, "#aab2a4")


def _goose(sheet: Canvas, x: float, y: float) -> None:
    sheet.line([(x + 16, y + 26), (x + 16, y + 48)], "#d98a3a", 5)
    sheet.line([(x + 34, y + 26), (x + 34, y + 48)], "#d98a3a", 5)
    sheet.oval((x - 16, y - 20, x + 66, y + 34), "#8d8a82")
    sheet.polygon([(x - 34, y - 12), (x + 10, y - 14), (x, y + 14)], "#75726b")
    sheet.line([(x + 52, y + 2), (x + 62, y - 34), (x + 64, y - 54)], "#9d9a91", 15)
    sheet.disc(x + 66, y - 58, 14, "#9d9a91")
    sheet.polygon([(x + 76, y - 66), (x + 102, y - 54), (x + 76, y - 48)], "#e0913c")
    sheet.disc(x + 70, y - 61, 2.6, "#1f1f1f")


def _bakery(sheet: Canvas, x: float, ground: float) -> None:
    sheet.box((x, 330, x + 420, ground), "#8a5f52")
    sheet.polygon([(x - 14, 334), (x + 210, 150), (x + 434, 334)], "#3a2f3f")
    for left in (x + 70, x + 270):
        sheet.box((left, 380, left + 80, 470), "#463b50", radius=4)
    sheet.box((x + 24, 512, x + 396, 546), "#2f5a52", radius=4)
    sheet.box((x + 30, 556, x + 280, 700), "#ffd98a", radius=6)
    sheet.box((x + 30, 640, x + 280, 650), "#9a6a3a")
    for index in range(5):
        left = x + 42 + index * 46
        sheet.oval((left, 606, left + 42, 646), "#a8622c")
        sheet.oval((left + 4, 662, left + 44, 700), "#8d4f24")
        sheet.line([(left + 12, 622), (left + 30, 614)], "#dfa866", 4)
    sheet.box((x + 308, 562, x + 384, ground), "#2f5a52", radius=4)
    sheet.box((x + 320, 576, x + 372, 640), "#ffd98a", radius=4)
    sheet.disc(x + 372, 664, 5, "#e8c56a")


def _lighthouse(sheet: Canvas, x: float, base: float) -> None:
    sheet.polygon([(x - 62, base), (x - 40, 190), (x + 40, 190), (x + 62, base)], "#fbf8ee")
    sheet.polygon([(x + 14, base), (x + 12, 190), (x + 40, 190), (x + 62, base)], "#e2dccb")
    sheet.box((x - 58, 176, x + 58, 194), "#4a5558", radius=4)
    sheet.box((x - 30, 116, x + 30, 178), "#fde7a0")
    for across in (-30, -4, 22):
        sheet.box((x + across, 116, x + across + 8, 178), "#4a5558")
    sheet.slice((x - 42, 72, x + 42, 160), 180, 360, "#a8472f")
    for top in (260, 350):
        sheet.box((x - 14, top, x + 12, top + 40), "#5d6a6c", radius=12)
    sheet.box((x - 20, base - 66, x + 18, base), "#7c4a38", radius=14)


def _posts(sheet: Canvas) -> None:
    """White posts that shrink towards the rock."""
    near, far, count = (210.0, 960.0), (930.0, 622.0), 9
    for step in range(count):
        away = 1 - (1 - step / (count - 1)) ** 2.2
        x = near[0] + (far[0] - near[0]) * away
        y = near[1] + (far[1] - near[1]) * away
        tall, wide = 250 * (1 - away) + 22, 26 * (1 - away) + 4
        sheet.oval((x - wide, y - 5, x + wide * 4, y + 7), "#8e7650")
        sheet.box((x - wide / 2, y - tall, x + wide / 2, y), "#fbf8ee", radius=wide / 3)
        sheet.box((x - wide / 2, y - tall, x + wide / 2, y - tall * 0.84), "#a8472f", radius=wide / 3)
