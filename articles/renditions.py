"""The public files made from a picture: pixels and nothing else."""

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any, NamedTuple

import PIL.Image
from PIL import ImageCms

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
WIDTHS = (480, 960, 1600)
# A WebP side holds 16,383 pixels; no page needs a picture this tall.
TALLEST = 6000

ENCODINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "image/webp": ("WEBP", {"quality": 80, "method": 4}),
    "image/jpeg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    "image/png": ("PNG", {"optimize": True}),
}
EXTENSIONS = {"image/webp": "webp", "image/jpeg": "jpg", "image/png": "png"}

# The colour space a profile must be about before it may be applied to pixels of this mode.
PROFILED_MODES = {"RGB": "RGB ", "CMYK": "CMYK", "L": "GRAY"}


class PublicFile(NamedTuple):
    content: bytes
    width: int
    height: int
    type: str


def public_files(original: IO[bytes]) -> Iterator[PublicFile]:
    """Every rendition of a picture: WebP first, the type that everything reads last."""
    with PIL.Image.open(original, formats=FORMATS) as opened:
        # JPEG can be decoded at a half, a quarter or an eighth: enough for the widest rendition.
        full_size = opened.size
        opened.draft(None, (WIDTHS[-1], WIDTHS[-1]))
        picture = upright(opened)
        if is_turned(opened):
            full_size = full_size[1], full_size[0]
    sizes = rendition_sizes(*full_size)
    shrunk = eight_bit(picture).resize(sizes[-1], PIL.Image.Resampling.LANCZOS, reducing_gap=3.0)
    shown = in_srgb(shrunk)
    for made in ("image/webp", "image/png" if shown.mode == "RGBA" else "image/jpeg"):
        for size in sizes:
            yield PublicFile(encoded(shown, size, made), *size, made)


def rendition_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """The sizes to make, the narrowest first; none is wider than the original."""
    scales = [min(each / width, TALLEST / height, 1.0) for each in WIDTHS]
    return [(max(1, round(width * scale)), max(1, round(height * scale))) for scale in dict.fromkeys(scales)]


def is_turned(picture: PIL.Image.Image) -> bool:
    """Whether the camera lay on its side, so that width and height change places."""
    return orientation(picture) in (5, 6, 7, 8)


def orientation(picture: PIL.Image.Image) -> int:
    try:
        return int(picture.getexif().get(0x0112, 1))
    except Exception:  # damaged EXIF raises anything; it never spoils a picture that decodes
        return 1


def upright(picture: PIL.Image.Image) -> PIL.Image.Image:
    """The first frame, turned the way the camera was held."""
    turns = {
        2: PIL.Image.Transpose.FLIP_LEFT_RIGHT,
        3: PIL.Image.Transpose.ROTATE_180,
        4: PIL.Image.Transpose.FLIP_TOP_BOTTOM,
        5: PIL.Image.Transpose.TRANSPOSE,
        6: PIL.Image.Transpose.ROTATE_270,
        7: PIL.Image.Transpose.TRANSVERSE,
        8: PIL.Image.Transpose.ROTATE_90,
    }
    turn = turns.get(orientation(picture))
    return picture.copy() if turn is None else picture.transpose(turn)


def eight_bit(picture: PIL.Image.Image) -> PIL.Image.Image:
    """The same picture in a mode that can be resized smoothly, with its alpha if it has one."""
    if picture.mode.startswith("I"):
        # 16 bits a pixel: converting alone would clip everything bright to white.
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture if picture.mode in PROFILED_MODES else picture.convert("RGB")


def in_srgb(picture: PIL.Image.Image) -> PIL.Image.Image:
    """Pixels in the one colour space browsers assume, so that no profile need travel along."""
    profile = picture.info.get("icc_profile")
    if picture.mode == "RGBA":
        alpha = picture.getchannel("A")
        colours = with_profile_applied(picture.convert("RGB"), profile)
        if alpha.getextrema() != (255, 255):
            colours.putalpha(alpha)
        return colours
    return with_profile_applied(picture, profile)


def with_profile_applied(picture: PIL.Image.Image, profile: bytes | None) -> PIL.Image.Image:
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if source.profile.xcolor_space == PROFILED_MODES[picture.mode]:
                srgb = ImageCms.createProfile("sRGB")
                applied = ImageCms.profileToProfile(picture, source, srgb, outputMode="RGB")
                return applied or picture.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a damaged profile says nothing: the plain conversion is the best guess left
    return picture.convert("RGB")


def encoded(picture: PIL.Image.Image, size: tuple[int, int], type: str) -> bytes:
    """One file of this size, made from pixels alone: what else the picture knew stays behind."""
    resized = picture.resize(size, PIL.Image.Resampling.LANCZOS, reducing_gap=3.0)
    # Encoders copy comments, XMP, profiles and text chunks from here when they find them.
    resized.info = {}
    encoder, options = ENCODINGS[type]
    file = BytesIO()
    resized.save(file, encoder, **options)
    return file.getvalue()
