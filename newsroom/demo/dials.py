"""Clocks and watches."""

from __future__ import annotations

import math

from PIL import Image

from newsroom.demo.canvas import Canvas

WIDTH, HEIGHT = 1600, 1000


def forty_clocks() -> Image.Image:
    """A wall of the shop, every clock eleven minutes behind but one."""
    sheet = Canvas(WIDTH, HEIGHT, "#c9d6cf")
    sheet.shade(0, HEIGHT, "#dbe5dd", "#b9c9c2")
    rims = ("#a8472f", "#2c4a5e", "#c99a3b", "#4f6b66", "#7a4a5e", "#3c4a50")
    for row in range(4):
        for column in range(7):
            right = (row, column) == (1, 4)
            x, y = 146 + column * 218, 150 + row * 218
            rim = "#e0b64f" if right else rims[(row * 3 + column * 2) % len(rims)]
            minutes = 13 * 60 + 11 if right else 13 * 60
            _clock(sheet, x, y, 92 if right else 78, rim, minutes)
    sheet.box((0, 930, WIDTH, HEIGHT), "#6b4a33")
    sheet.box((0, 930, WIDTH, 944), "#83603f")
    return sheet.finished()


def _clock(sheet: Canvas, x: float, y: float, radius: float, rim: str, minutes: int) -> None:
    sheet.disc(x + 6, y + 9, radius, "#9fb0a8")
    sheet.disc(x, y, radius, rim)
    sheet.disc(x, y, radius * 0.84, "#fbf6e6")
    for hour in range(12):
        turn = math.tau * hour / 12
        sheet.disc(
            x + math.sin(turn) * radius * 0.7, y - math.cos(turn) * radius * 0.7, radius * 0.04, "#6b6a63"
        )
    for share, length, width in ((minutes / 720, 0.44, 0.09), (minutes % 60 / 60, 0.66, 0.06)):
        turn = math.tau * share
        tip = (x + math.sin(turn) * radius * length, y - math.cos(turn) * radius * length)
        sheet.line([(x, y), tip], "#2a2f33", radius * width)
    sheet.disc(x, y, radius * 0.07, rim)


def watch_on_a_chain() -> Image.Image:
    """A pocket watch with a wedge of eleven minutes in another colour."""
    sheet = Canvas(WIDTH, HEIGHT, "#7a3b34")
    sheet.shade(0, HEIGHT, "#8c463d", "#5f2c2b")
    links = [(800 + 620 * math.sin(step / 11), 90 - 40 * step / 11) for step in range(14)]
    for x, y in links:
        sheet.arc((x - 26, y - 16, x + 26, y + 16), 0, 360, "#d8b45a", 9)
    sheet.box((756, 110, 844, 200), "#c99a3b", radius=20)
    sheet.arc((716, 50, 884, 190), 0, 360, "#d8b45a", 20)
    sheet.disc(812, 582, 392, "#471f20")
    sheet.disc(800, 570, 392, "#c99a3b")
    sheet.disc(800, 570, 366, "#e6c877")
    sheet.disc(800, 570, 340, "#fbf6e6")
    sheet.slice((490, 260, 1110, 880), -90, -24, "#e2a08f")
    sheet.disc(800, 570, 176, "#fbf6e6")
    for minute in range(60):
        turn, long = math.tau * minute / 60, 34 if minute % 5 == 0 else 14
        inner, outer = 316 - long, 316
        ends = [(800 + math.sin(turn) * away, 570 - math.cos(turn) * away) for away in (inner, outer)]
        sheet.line(ends, "#3c3a36", 9 if minute % 5 == 0 else 4)
    sheet.line([(800, 570), (800 + math.sin(4.712) * 190, 570)], "#2a2f33", 20)
    sheet.line([(800, 600), (800, 300)], "#2a2f33", 13)
    sheet.disc(800, 570, 22, "#a8472f")
    return sheet.finished()
