"""Small pictures to take in, and a look at what readers get of them."""

import struct
from io import BytesIO

import PIL.Image
from django.core.files.storage import default_storage
from PIL import ImageDraw

from articles.models import Image
from articles.pictures import add_picture

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (40, 60, 200), (250, 250, 250)


def four_colours(size=(60, 40), mode="RGB"):
    """Red, green, blue and white from the upper left to the lower right."""
    picture = PIL.Image.new("RGB", size, WHITE)
    draw = ImageDraw.Draw(picture)
    middle, half = size[0] // 2, size[1] // 2
    draw.rectangle((0, 0, middle - 1, half - 1), RED)
    draw.rectangle((middle, 0, size[0], half - 1), GREEN)
    draw.rectangle((0, half, middle - 1, size[1]), BLUE)
    return picture.convert(mode)


def saved(picture, format="JPEG", **options):
    file = BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def jpeg(size=(60, 40), **options):
    return saved(four_colours(size), quality=95, subsampling=0, **options)


def corners(picture):
    """The nearest of the four colours in each quarter, row by row."""
    shown = picture.convert("RGB")
    width, height = shown.size
    names = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE}
    found = []
    for place in ((1, 1), (3, 1), (1, 3), (3, 3)):
        pixel = shown.getpixel((width * place[0] // 4, height * place[1] // 4))
        found.append(
            min(names, key=lambda name: sum(abs(a - b) for a, b in zip(pixel, names[name], strict=True)))
        )
    return found


def public_bytes(image):
    return [read(each["name"]) for each in image.renditions]


def read(name):
    with default_storage.open(name) as file:
        return file.read()


def public_pictures(image):
    return [PIL.Image.open(BytesIO(content)) for content in public_bytes(image)]


def pictures_of(image, crop):
    """The public files of one crop, or of the whole picture."""
    return [PIL.Image.open(BytesIO(read(each["name"]))) for each in image.files(crop).files]


def added(content, **texts):
    return Image.objects.get(pk=add_picture(content, **({"alt": "Four colours"} | texts)).pk)


def profile_with_red_and_green_exchanged():
    """A colour profile as sRGB has it, but that the numbers for red mean green and the other way round."""
    primaries = {
        b"rXYZ": (0.3851, 0.7169, 0.0971),
        b"gXYZ": (0.4361, 0.2225, 0.0139),
        b"bXYZ": (0.1431, 0.0606, 0.7139),
    }
    tags = [
        (name, b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(each * 65536) for each in values)))
        for name, values in primaries.items()
    ]
    # A curve of one number is a gamma: 2.2.
    tags += [
        (name, b"curv\0\0\0\0" + struct.pack(">IHxx", 1, 0x0233)) for name in (b"rTRC", b"gTRC", b"bTRC")
    ]
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags:
        table += name + struct.pack(">2I", start + len(data), len(content))
        data += content
    header = struct.pack(
        ">I4sI4s4s4s12x4s", start + len(data), b"", 0x02400000, b"mntr", b"RGB ", b"XYZ ", b"acsp"
    )
    white = struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return (header + bytes(28) + white).ljust(128, b"\0") + table + data
