"""Three hundred files that somebody could send in the place of a picture: name, and what they hold."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

import PIL.Image
from PIL import ImageCms, PngImagePlugin

from tests.articles.drawings import four_colours, saved

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}
SECRET = b"Lantern Street 5"
SCRIPT = b"<html><body><script>alert(1)</script></body></html>"
Sample = tuple[str, str, bytes]


def every_sample() -> list[Sample]:
    """What it is, the name it is sent under, and its bytes."""
    parts = (truncated, garbled, bombs, wrong_types, polyglots, odd_colours, turned, moving, bad_notes)
    return [sample for part in (*parts, wrong_names) for sample in part()]


def noise(size: tuple[int, int] = (160, 120)) -> PIL.Image.Image:
    return PIL.Image.effect_noise(size, 80).convert("RGB")


def located() -> PIL.Image.Exif:
    exif = PIL.Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 23.0, 14.0), 3: "E", 4: (5.0, 19.0, 20.0)})
    return exif


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int, height: int, *chunks: bytes, bits: int = 8, colour: int = 2, interlaced: int = 0
) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IEND", b"")


def truncated() -> Iterator[Sample]:
    for kind, ending in ENDINGS.items():
        whole = saved(noise(), kind)
        for share in (0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97, 0.99, 0.999):
            yield f"{kind} cut at {share}", f"cut.{ending}", whole[: max(1, int(len(whole) * share))]
        yield f"{kind} without its last byte", f"cut.{ending}", whole[:-1]


def garbled() -> Iterator[Sample]:
    chance = random.Random(7)
    for kind, ending in ENDINGS.items():
        whole = saved(noise(), kind, exif=located()) if kind != "GIF" else saved(noise(), kind)
        for number in range(12):
            content = bytearray(whole)
            for _ in range(number * 4 + 1):
                content[chance.randrange(len(content))] = chance.randrange(256)
            yield f"{kind} garbled {number}", f"garbled.{ending}", bytes(content)


def bombs() -> Iterator[Sample]:
    rows = zlib.compress(bytes(1000), 9)
    for side in (7_100, 20_000, 65_535, 2**31 - 1):
        yield f"PNG of {side} squared", "bomb.png", png(side, side, chunk(b"IDAT", rows))
        yield f"GIF of {side} squared", "bomb.gif", gif(min(side, 65_535), min(side, 65_535))
    yield "PNG one pixel high", "bomb.png", png(2**31 - 1, 1, chunk(b"IDAT", rows))
    yield "JPEG of 65,500 squared", "bomb.jpg", jpeg_that_claims(65_500, 65_500)
    yield "WebP of 16,383 squared", "bomb.webp", webp_that_claims(16_383, 16_383)
    deflated = zlib.compress(bytes(200 * 1024 * 1024), 1)
    text, profile = b"Comment\0\0" + deflated, b"icc\0\0" + deflated
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0\0\0", 9))
    yield "PNG with a text of 200 MB", "bomb.png", png(1, 1, chunk(b"zTXt", text), pixels)
    yield "PNG with a profile of 200 MB", "bomb.png", png(1, 1, chunk(b"iCCP", profile), pixels)
    yield "PNG with 200 texts", "bomb.png", png(1, 1, *[chunk(b"zTXt", text[:90_000])] * 200, pixels)
    yield "PNG with pixels for 200 MB", "bomb.png", png(1, 1, chunk(b"IDAT", deflated))
    for colour, bits in ((2, 16), (6, 16), (6, 8), (3, 8), (0, 1)):
        for interlaced in (0, 1):
            name = f"PNG of 49 million pixels, colour {colour}, {bits} bits, interlaced {interlaced}"
            yield name, "large.png", large_png(colour, bits, interlaced)
    yield "JPEG of 49 million pixels", "large.jpg", saved(PIL.Image.new("RGB", (7000, 7000)), quality=30)
    progressive = saved(PIL.Image.new("RGB", (7000, 7000)), quality=30, progressive=True)
    yield "progressive JPEG of 49 million pixels", "large.jpg", progressive
    yield "JPEG with 2,000 scans", "scans.jpg", many_scans(4000, 2000)
    yield "JPEG of 49 million pixels with 300 scans", "scans.jpg", many_scans(7000, 300)
    for kind, options in (("WEBP", {"method": 0}), ("GIF", {}), ("AVIF", {"speed": 10})):
        large = saved(PIL.Image.new("RGB", (7000, 7000)), kind, **options)
        yield f"{kind} of 49 million pixels", f"large.{ENDINGS[kind]}", large


def large_png(colour: int, bits: int, interlaced: int) -> bytes:
    samples = {0: 1, 2: 3, 3: 1, 6: 4}[colour]
    side = 7000
    passes = [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ]
    packer, parts = zlib.compressobj(1), []
    for left, top, across, down in passes if interlaced else [(0, 0, 1, 1)]:
        width, height = -(-(side - left) // across), -(-(side - top) // down)
        row = bytes(1 + (width * samples * bits + 7) // 8)
        parts += [packer.compress(row * 50) for _ in range(height // 50)]
        parts.append(packer.compress(row * (height % 50)))
    parts.append(packer.flush())
    palette = [chunk(b"PLTE", bytes(3))] if colour == 3 else []
    pixels = chunk(b"IDAT", b"".join(parts))
    return png(side, side, *palette, pixels, bits=bits, colour=colour, interlaced=interlaced)


def gif(width: int, height: int) -> bytes:
    frame = b",\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0\0\0\0\xff\xff\xff" + frame


def jpeg_that_claims(width: int, height: int) -> bytes:
    content = bytearray(saved(noise()))
    place = content.index(b"\xff\xc0") + 5
    content[place : place + 4] = struct.pack(">HH", height, width)
    return bytes(content)


def webp_that_claims(width: int, height: int) -> bytes:
    content = bytearray(saved(noise(), "WEBP"))
    place = content.index(b"\x9d\x01\x2a") + 3
    content[place : place + 4] = struct.pack("<HH", width, height)
    return bytes(content)


def many_scans(side: int, count: int) -> bytes:
    """A progressive JPEG whose last scan is there again and again; each costs a walk over all its blocks."""
    content = saved(PIL.Image.new("L", (side, side)), quality=10, progressive=True)
    last = content.rindex(b"\xff\xda")
    scan = content[last:-2]
    room = 19 * 1024 * 1024 // len(scan)
    return content[:-2] + scan * min(count, room) + content[-2:]


def wrong_types() -> Iterator[Sample]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.txt", "a")
    heads = {
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "xml": b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'a'>]><svg>&a;</svg>",
        "html": SCRIPT,
        "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
        "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200),
        "zip": archive.getvalue(),
        "exe": b"MZ" + bytes(300),
        "empty": b"",
        "zeros": bytes(5000),
        "text": b"just some words",
        "php": b"<?php system($_GET['a']); ?>",
        "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    }
    for kind in ("BMP", "TIFF", "ICO", "PPM", "TGA", "PCX"):
        heads[kind.lower()] = saved(four_colours(), kind)
    for kind, content in heads.items():
        for ending in ("jpg", "png", kind):
            yield f"{kind} as {ending}", f"file.{ending}", content


def polyglots() -> Iterator[Sample]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("Evil.class", SECRET)
    for kind, ending in ENDINGS.items():
        picture = saved(four_colours(), kind)
        yield f"{kind} and an archive", f"both.{ending}", picture + archive.getvalue()
        yield f"{kind} and a page", f"both.{ending}", picture + SCRIPT + SECRET
        yield f"a page, then {kind}", f"both.{ending}", SCRIPT + picture
    yield "JPEG with a page as its comment", "both.jpg", saved(four_colours(), comment=SCRIPT + SECRET)
    yield (
        "GIF with a script as its comment",
        "both.gif",
        saved(four_colours(), "GIF", comment=SCRIPT + SECRET),
    )
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", (SCRIPT + SECRET).decode())
    yield "PNG with a script as its text", "both.png", saved(four_colours(), "PNG", pnginfo=texts)
    yield "GIF that begins as a script", "both.gif", b"GIF89a/*" + bytes(50) + b"*/=1;alert(1);//"


def odd_colours() -> Iterator[Sample]:
    yield "CMYK JPEG", "odd.jpg", saved(four_colours(mode="CMYK"))
    yield "CMYK JPEG inverted", "odd.jpg", saved(four_colours(mode="CMYK"), quality=80, progressive=True)
    for mode in ("1", "L", "LA", "P", "RGBA"):
        yield f"{mode} as PNG", "odd.png", saved(four_colours(mode=mode), "PNG")
    yield "I;16 as PNG", "odd.png", saved(PIL.Image.new("I;16", (60, 40), 30_000), "PNG")
    yield "P with one clear colour", "odd.png", saved(four_colours(mode="P"), "PNG", transparency=0)
    yield "RGB with one clear colour", "odd.png", saved(four_colours(), "PNG", transparency=(250, 250, 250))
    yield "L with one clear colour", "odd.png", saved(four_colours(mode="L"), "PNG", transparency=250)
    for space in ("LAB", "XYZ", "sRGB"):
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()
        for kind in ("JPEG", "PNG", "WEBP", "AVIF"):
            content = saved(four_colours(), kind, icc_profile=profile)
            yield f"{kind} with a profile of {space}", f"odd.{ENDINGS[kind]}", content
    for mode, kind in (("1", "GIF"), ("L", "JPEG"), ("RGBA", "WEBP"), ("RGBA", "AVIF"), ("L", "AVIF")):
        yield f"{mode} as {kind}", f"odd.{ENDINGS[kind]}", saved(four_colours(mode=mode), kind)


def turned() -> Iterator[Sample]:
    for orientation in (*range(10), 65_535):
        for kind in ("JPEG", "PNG", "WEBP"):
            exif = located()
            exif[0x0112] = orientation
            content = saved(four_colours(), kind, exif=exif)
            yield f"{kind} held as {orientation}", f"turned.{ENDINGS[kind]}", content


def moving() -> Iterator[Sample]:
    for count in (2, 30, 300):
        frames = [PIL.Image.new("RGB", (60, 40), (each % 256, 0, 0)) for each in range(count)]
        for kind in ("GIF", "WEBP", "PNG", *(["AVIF"] if count < 300 else [])):
            content = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=20)
            yield f"{kind} of {count} frames", f"moving.{ENDINGS[kind]}", content


def bad_notes() -> Iterator[Sample]:
    for number, exif in enumerate(
        (b"", b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*" + bytes(60))
    ):
        for kind in ("JPEG", "PNG", "WEBP"):
            yield f"{kind} with EXIF that is none, {number}", f"notes.{ENDINGS[kind]}", with_exif(kind, exif)
    loop = b"Exif\0\0II*\0\x08\0\0\0\1\0\x69\x87\4\0\1\0\0\0\x08\0\0\0\0\0\0\0"
    for kind in ("JPEG", "PNG", "WEBP"):
        yield f"{kind} with EXIF that leads to itself", f"notes.{ENDINGS[kind]}", with_exif(kind, loop)
        for number, profile in enumerate((b"x", b"no profile", bytes(200), b"\xff" * 3000)):
            content = saved(four_colours(), kind, icc_profile=profile)
            yield f"{kind} with a profile that is none, {number}", f"notes.{ENDINGS[kind]}", content
        content = saved(four_colours(), kind, exif=located())
        yield f"{kind} with a place", f"notes.{ENDINGS[kind]}", content


def with_exif(kind: str, exif: bytes) -> bytes:
    return saved(four_colours(), kind, exif=exif)


def wrong_names() -> Iterator[Sample]:
    content = saved(four_colours(), exif=located())
    names = ("../../etc/passwd.jpg", "..\\..\\boot.jpg", "/etc/x.jpg", "a\0b.jpg", "x" * 300 + ".jpg", ".jpg")
    names += (
        "x.jpg.exe",
        "x.php.jpg",
        "x.svg",
        "x",
        "x.JPG",
        "💥.jpg",
        "\u202egpj.exe.jpg",
        "con.jpg",
        "x.jpg/",
    )
    names += ("a;b.jpg", 'quote".jpg', "<script>.jpg", "%2e%2e%2fx.jpg", " .jpg", "x.gif", "x.avif", "x.webp")
    for name in names:
        yield f"JPEG named {name[:20]!r}", name, content
