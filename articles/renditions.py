"""The public files made from a picture: pixels and nothing else."""

from collections.abc import Container, Iterator, Mapping, Sequence
from io import BytesIO
from typing import IO, Any, NamedTuple

import PIL.Image
from PIL import ImageCms

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
# A WebP side holds 16,383 pixels; no page needs a picture this tall.
TALLEST = 6000

# AVIF at speed 6 and one thread takes half a second a megapixel here, and half the bytes of WebP; slower
# speeds win a few percent more for many times the work.
ENCODINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "image/avif": ("AVIF", {"quality": 58, "speed": 6, "max_threads": 1}),
    "image/webp": ("WEBP", {"quality": 80, "method": 4}),
    "image/jpeg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    "image/png": ("PNG", {"optimize": True}),
}
EXTENSIONS = {"image/avif": "avif", "image/webp": "webp", "image/jpeg": "jpg", "image/png": "png"}


class Cut(NamedTuple):
    """A part of a picture that some place of the site shows, and the widths it is needed in."""

    widths: tuple[int, ...]
    ratio: tuple[int, int] | None = None
    everywhere: bool = False
    """Whether it is made only in the one type that every reader of links knows."""


# The lead picture is at most 1,000 CSS pixels wide, a card 320 and on a telephone 390, a portrait 160; each
# at twice its width for sharp screens.
CUTS = {
    "": Cut((480, 800, 1200, 2000)),
    "card": Cut((360, 720, 1200), (3, 2)),
    "square": Cut((160, 320), (1, 1)),
    "social": Cut((1200,), (1200, 630), everywhere=True),
}

# The colour space a profile must be about before it may be applied to pixels of this mode.
PROFILED_MODES = {"RGB": "RGB ", "CMYK": "CMYK", "L": "GRAY"}


class PublicFile(NamedTuple):
    content: bytes
    width: int
    height: int
    type: str
    crop: str


Wanted = Mapping[str, Container[str]]


def public_files(original: IO[bytes], focal: Sequence[int], skip: Wanted) -> Iterator[PublicFile]:
    """The renditions of a picture: of each cut AVIF first, then WebP, the type that everything reads last.

    `skip` names the types that are there already, by cut.
    """
    with PIL.Image.open(original, formats=FORMATS) as opened:
        # JPEG can be decoded at a half, a quarter or an eighth: enough for the widest rendition.
        full_size = opened.size
        opened.draft(None, (CUTS[""].widths[-1], CUTS[""].widths[-1]))
        picture = eight_bit(upright(opened))
        if is_turned(opened):
            full_size = full_size[1], full_size[0]
    for crop, cut in CUTS.items():
        box = crop_box(full_size, cut.ratio, focal)
        sizes = rendition_sizes(box[2] - box[0], box[3] - box[1], cut)
        shown = scaled_part(picture, full_size, box, sizes[-1])
        for made in types_of(cut, see_through=shown.mode == "RGBA"):
            if made not in skip.get(crop, ()):
                for size in sizes:
                    yield PublicFile(encoded(shown, size, made), *size, made, crop)


def types_of(cut: Cut, *, see_through: bool) -> tuple[str, ...]:
    if cut.everywhere:
        return ("image/jpeg",)
    return ("image/avif", "image/webp", "image/png" if see_through else "image/jpeg")


def crop_box(
    size: tuple[int, int], ratio: tuple[int, int] | None, focal: Sequence[int]
) -> tuple[int, int, int, int]:
    """The largest part of this shape, its middle as near to the focal point as the edges allow."""
    width, height = size
    if ratio is None:
        return 0, 0, width, height
    part = min(width / ratio[0], height / ratio[1])
    across, down = max(1, round(ratio[0] * part)), max(1, round(ratio[1] * part))
    left = min(max(round(width * focal[0] / 100 - across / 2), 0), width - across)
    top = min(max(round(height * focal[1] / 100 - down / 2), 0), height - down)
    return left, top, left + across, top + down


def rendition_sizes(width: int, height: int, cut: Cut = CUTS[""]) -> list[tuple[int, int]]:
    """The sizes to make, the narrowest first; none is wider than the original."""
    scales = [min(each / width, TALLEST / height, 1.0) for each in cut.widths]
    return [(max(1, round(width * scale)), max(1, round(height * scale))) for scale in dict.fromkeys(scales)]


def scaled_part(
    picture: PIL.Image.Image,
    full_size: tuple[int, int],
    box: tuple[int, int, int, int],
    size: tuple[int, int],
) -> PIL.Image.Image:
    """A part of a picture, measured in its full size though it may have been decoded at less, in sRGB."""
    across, down = picture.width / full_size[0], picture.height / full_size[1]
    part = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
    return in_srgb(picture.resize(size, PIL.Image.Resampling.LANCZOS, box=part, reducing_gap=3.0))


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
    if resized.mode == "RGBA" and type == "image/jpeg":
        resized = on_white(resized)
    encoder, options = ENCODINGS[type]
    file = BytesIO()
    resized.save(file, encoder, **options)
    return file.getvalue()


def on_white(picture: PIL.Image.Image) -> PIL.Image.Image:
    ground = PIL.Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
