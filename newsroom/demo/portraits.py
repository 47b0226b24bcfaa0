"""Portraits of the authors, each a handful of shapes."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from newsroom.demo.canvas import Canvas, mixed

SIDE = 640
MIDDLE = SIDE / 2


@dataclass(frozen=True)
class Colours:
    wall: str
    skin: str
    hair: str
    clothes: str


def edda() -> Image.Image:
    colours = Colours("#7fa6b8", "#f0cdb0", "#2c2530", "#34455c")
    sheet = _wall(colours)
    sheet.box((182, 150, 458, 430), colours.hair, radius=120)
    _bust(sheet, colours)
    _head(sheet, colours)
    sheet.slice((196, 138, 444, 400), 180, 360, colours.hair)
    sheet.polygon([(196, 268), (420, 268), (300, 216)], colours.hair)
    sheet.box((184, 260, 226, 420), colours.hair, radius=20)
    sheet.box((414, 260, 456, 420), colours.hair, radius=20)
    _face(sheet, colours)
    for x in (272, 368):
        sheet.arc((x - 40, 274, x + 40, 354), 0, 360, "#8a5a2b", 7)
    sheet.line([(312, 308), (328, 308)], "#8a5a2b", 7)
    sheet.box((222, 452, 418, 510), "#d9a32e", radius=28)
    sheet.box((340, 470, 396, 620), "#c58f20", radius=14)
    return sheet.finished()


def cosmo() -> Image.Image:
    colours = Colours("#b9d3c6", "#e3b08f", "#eceae3", "#a8472f")
    sheet = _wall(colours)
    _bust(sheet, colours)
    sheet.box((238, 456, 402, 536), mixed(colours.clothes, "#000000", 0.15), radius=24)
    _head(sheet, colours)
    sheet.box((204, 340, 436, 500), colours.hair, radius=100)
    sheet.box((204, 262, 232, 420), colours.hair, radius=12)
    sheet.box((408, 262, 436, 420), colours.hair, radius=12)
    _face(sheet, colours, mouth=False)
    sheet.box((252, 372, 388, 412), "#ffffff", radius=20)
    sheet.arc((290, 392, 350, 428), 20, 160, "#8a4a3c", 7)
    sheet.slice((190, 116, 450, 376), 180, 360, "#22334d")
    sheet.box((176, 236, 464, 268), "#1a2740", radius=14)
    sheet.disc(320, 214, 20, "#d8b45a")
    return sheet.finished()


def ines() -> Image.Image:
    colours = Colours("#efe3cb", "#96643f", "#1f1a1c", "#28523f")
    sheet = _wall(colours)
    for x, y, radius in _curls():
        sheet.disc(x, y, radius, colours.hair)
    _bust(sheet, colours)
    _head(sheet, colours)
    sheet.slice((200, 150, 440, 380), 190, 350, colours.hair)
    sheet.box((206, 214, 434, 246), "#e2695a", radius=14)
    sheet.polygon([(412, 230), (476, 190), (470, 256)], "#e2695a")
    _face(sheet, colours)
    for x in (208, 432):
        sheet.disc(x, 374, 12, "#e0b64f")
    lapel = mixed(colours.clothes, "#ffffff", 0.14)
    sheet.polygon([(236, 478), (320, 640), (180, 640)], lapel)
    sheet.polygon([(404, 478), (320, 640), (460, 640)], lapel)
    return sheet.finished()


def mabry() -> Image.Image:
    colours = Colours("#e0b15c", "#f2c4a4", "#b5522b", "#f3efe4")
    sheet = _wall(colours)
    _bust(sheet, colours)
    for x in range(150, 520, 44):
        sheet.polygon([(x, 640), (x + 18, 640), (x + 18, 520), (x, 520)], "#3f6078")
    sheet.box((216, 462, 424, 536), colours.clothes, radius=20)
    sheet.oval((176, 176, 464, 470), colours.skin)
    _head(sheet, colours)
    sheet.slice((184, 140, 456, 400), 186, 354, colours.hair)
    for x in (214, 262, 318, 372, 424):
        sheet.disc(x, 206, 40, colours.hair)
    for x in (236, 404):
        sheet.disc(x, 372, 26, mixed(colours.skin, "#d6604a", 0.45))
    _face(sheet, colours, mouth=False)
    sheet.slice((236, 368, 324, 432), 180, 360, colours.hair)
    sheet.slice((316, 368, 404, 432), 180, 360, colours.hair)
    sheet.arc((284, 388, 356, 436), 25, 155, "#8d3f32", 7)
    return sheet.finished()


def pim() -> Image.Image:
    colours = Colours("#8c86b4", "#dcae8e", "#8e9096", "#edc23f")
    sheet = _wall(colours)
    sheet.disc(520, 130, 46, "#f3e4c8")
    _bust(sheet, colours)
    sheet.oval((222, 168, 418, 488), colours.skin)
    sheet.slice((216, 146, 424, 380), 180, 360, colours.hair)
    for x in (240, 280, 320, 360, 400):
        sheet.disc(x, 232, 24, colours.hair)
    _face(sheet, colours)
    collar = mixed(colours.clothes, "#7a5a00", 0.22)
    sheet.polygon([(166, 640), (206, 420), (318, 560), (318, 640)], collar)
    sheet.polygon([(474, 640), (434, 420), (322, 560), (322, 640)], collar)
    sheet.disc(320, 596, 10, "#6d5413")
    return sheet.finished()


def odile() -> Image.Image:
    colours = Colours("#d9b9a8", "#e9c3a6", "#b9bcc2", "#3d2f4f")
    sheet = _wall(colours)
    sheet.disc(320, 120, 62, colours.hair)
    sheet.box((190, 150, 450, 380), colours.hair, radius=120)
    _bust(sheet, colours)
    _head(sheet, colours)
    sheet.slice((198, 140, 442, 390), 180, 360, colours.hair)
    sheet.polygon([(200, 262), (330, 196), (440, 262)], colours.hair)
    _face(sheet, colours)
    sheet.box((232, 334, 408, 344), "#7a2f2a")
    for x in (272, 368):
        sheet.slice((x - 36, 306, x + 36, 378), 0, 180, "#7a2f2a")
        sheet.slice((x - 28, 314, x + 28, 370), 0, 180, mixed(colours.skin, "#ffffff", 0.4))
    sheet.polygon([(250, 480), (320, 600), (390, 480), (320, 520)], "#f7f1e3")
    for step in range(9):
        sheet.disc(252 + step * 17, 500 + 30 * (1 - abs(step - 4) / 4), 8, "#e0b64f")
    return sheet.finished()


def kit() -> Image.Image:
    colours = Colours("#a9cfb5", "#7a4a30", "#17130f", "#c9433a")
    sheet = _wall(colours)
    _bust(sheet, colours)
    _head(sheet, colours)
    sheet.slice((200, 142, 440, 400), 184, 356, colours.hair)
    sheet.box((206, 150, 434, 262), colours.hair, radius=56)
    _face(sheet, colours, mouth=False)
    sheet.slice((276, 350, 364, 430), 0, 180, "#fdf6ec")
    sheet.arc((276, 350, 364, 430), 0, 180, "#4a2418", 5)
    sheet.box((196, 222, 444, 252), "#f7f1e3", radius=12)
    for x in (230, 380):
        sheet.box((x, 500, x + 30, 640), "#fdf6ec")
    sheet.line([(252, 470), (320, 590), (388, 470)], "#2b2f33", 8)
    sheet.disc(320, 604, 26, "#d3d7d8")
    sheet.box((300, 584, 352, 606), "#d3d7d8", radius=6)
    return sheet.finished()


def solomon() -> Image.Image:
    colours = Colours("#c3c7a0", "#5f3a26", "#2a211d", "#2f4f5f")
    sheet = _wall(colours)
    _bust(sheet, colours)
    _head(sheet, colours)
    sheet.box((206, 380, 434, 504), colours.hair, radius=62)
    sheet.box((206, 300, 228, 420), colours.hair, radius=10)
    sheet.box((412, 300, 434, 420), colours.hair, radius=10)
    sheet.box((206, 384, 434, 440), colours.hair)
    _face(sheet, colours, mouth=False)
    sheet.box((258, 374, 382, 398), colours.hair, radius=12)
    sheet.arc((276, 376, 364, 424), 20, 160, "#b5705a", 9)
    for x in (272, 368):
        sheet.arc((x - 42, 272, x + 42, 356), 0, 360, "#d8b45a", 6)
    sheet.line([(314, 312), (326, 312)], "#d8b45a", 6)
    sheet.polygon([(258, 486), (320, 560), (382, 486), (350, 470), (290, 470)], "#f3ecda")
    sheet.polygon([(320, 548), (262, 520), (262, 586)], "#c9892f")
    sheet.polygon([(320, 548), (378, 520), (378, 586)], "#c9892f")
    sheet.disc(320, 550, 14, "#9a651f")
    return sheet.finished()


def _wall(colours: Colours) -> Canvas:
    sheet = Canvas(SIDE, SIDE, colours.wall)
    sheet.disc(MIDDLE, 330, 268, mixed(colours.wall, "#ffffff", 0.22))
    return sheet


def _bust(sheet: Canvas, colours: Colours) -> None:
    sheet.box((104, 486, 536, 800), colours.clothes, radius=120)
    sheet.box((270, 410, 370, 530), mixed(colours.skin, "#5a2e20", 0.22), radius=46)


def _head(sheet: Canvas, colours: Colours) -> None:
    for x in (210, 430):
        sheet.disc(x, 322, 24, mixed(colours.skin, "#5a2e20", 0.12))
    sheet.oval((208, 166, 432, 470), colours.skin)


def _face(sheet: Canvas, colours: Colours, *, mouth: bool = True) -> None:
    shadow = mixed(colours.skin, "#5a2e20", 0.35)
    for x in (272, 368):
        sheet.disc(x, 314, 10, "#231f20")
        sheet.arc((x - 26, 268, x + 26, 304), 205, 335, mixed(colours.hair, "#3a2a24", 0.4), 7)
    sheet.line([(322, 318), (312, 362), (328, 364)], shadow, 6)
    if mouth:
        sheet.arc((276, 372, 364, 424), 25, 155, mixed(shadow, "#a8323a", 0.5), 7)


def _curls() -> list[tuple[float, float, float]]:
    return [
        (216, 214, 46),
        (246, 158, 56),
        (320, 118, 70),
        (394, 158, 56),
        (424, 214, 46),
        (320, 178, 90),
    ]
