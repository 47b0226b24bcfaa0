from io import BytesIO

import PIL.Image
import pytest
from PIL import ImageCms, ImageDraw

from articles.models import Image
from articles.renditions import crop_box
from tests.articles.drawings import (
    BLUE,
    added,
    corners,
    four_colours,
    jpeg,
    pictures_of,
    profile_with_red_and_green_exchanged,
    public_bytes,
    public_pictures,
    saved,
)

SECRET_WORDS = b"Lantern Street 5"


@pytest.mark.django_db
def test_a_picture_gets_public_files_in_three_types_up_to_its_own_width():
    image = added(jpeg((1200, 800)))
    assert (image.width, image.height) == (1200, 800)
    shapes = [(each["width"], each["height"], each["type"]) for each in image.files().files]
    sizes = [(480, 320), (800, 533), (1200, 800)]
    assert shapes == [(*size, f"image/{kind}") for kind in ("avif", "webp", "jpeg") for size in sizes]
    for each, picture in zip(image.renditions, public_pictures(image), strict=True):
        assert picture.size == (each["width"], each["height"])
        assert picture.get_format_mimetype() == each["type"]
        endings = {"image/avif": ".avif", "image/webp": ".webp", "image/jpeg": ".jpg"}
        assert each["name"].endswith(endings[each["type"]])


@pytest.mark.django_db
def test_a_page_is_given_width_height_and_every_size():
    image = added(jpeg((2400, 1200)))
    assert (image.fallback["width"], image.fallback["height"]) == (1200, 600)
    assert image.fallback["type"] == "image/jpeg"
    assert image.fallback["url"] == image.rendition_url(900)
    widths = [size.split()[1] for size in image.fallback["srcset"].split(", ")]
    assert widths == ["480w", "800w", "1200w", "2000w"]
    assert image.files().preferred == ["image/avif", "image/webp"]
    assert image.fallback["srcset"].endswith(f"{image.rendition_url(5000)} 2000w")


@pytest.mark.slow
@pytest.mark.django_db
def test_cards_portraits_and_links_get_files_of_their_own_shape():
    image = added(jpeg((2400, 2400)))
    shapes = {
        crop: [(each["width"], each["height"]) for each in image.files(crop).files if "jpeg" in each["type"]]
        for crop in ("card", "square", "social")
    }
    assert shapes == {
        "card": [(360, 240), (720, 480), (1200, 800)],
        "square": [(160, 160), (320, 320)],
        "social": [(1200, 630)],
    }
    assert image.files("card").preferred == ["image/avif", "image/webp"]
    assert (image.social["width"], image.social["height"], image.social["type"]) == (1200, 630, "image/jpeg")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("size", "focal", "colour"),
    [
        ((900, 300), (0, 50), "red"),
        ((900, 300), (100, 50), "green"),
        ((300, 900), (50, 0), "red"),
        ((300, 900), (50, 100), "blue"),
    ],
)
def test_a_crop_keeps_what_lies_at_the_focal_point(size, focal, colour):
    image = added(jpeg(size), focal=focal)
    for picture in pictures_of(image, "square"):
        assert picture.size[0] == picture.size[1]
        assert corners(picture)[0] == colour
    whole = pictures_of(image, "")
    assert corners(whole[0]) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize("focal", [(0, 0), (100, 100), (50, 50), (3, 97), (33, 12)])
@pytest.mark.parametrize("size", [(1, 1), (2, 7), (50, 3), (1000, 999), (4000, 3000), (10, 5000)])
@pytest.mark.parametrize("ratio", [(1, 1), (3, 2), (1200, 630)])
def test_a_crop_lies_inside_the_picture_and_holds_the_focal_point(size, focal, ratio):
    left, top, right, bottom = crop_box(size, ratio, focal)
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    assert left - 1 <= size[0] * focal[0] / 100 <= right + 1
    assert top - 1 <= size[1] * focal[1] / 100 <= bottom + 1


@pytest.mark.django_db
def test_a_picture_from_before_avif_and_crops_keeps_working():
    old = [
        {"name": f"pictures/{width}.{end}", "width": width, "height": width // 2, "type": f"image/{kind}"}
        for end, kind in (("webp", "webp"), ("jpg", "jpeg"))
        for width in (480, 960)
    ]
    image = Image(alt="x", renditions=old)
    for crop in ("", "card", "square", "social"):
        assert image.files(crop).fallback["url"].endswith("/960.jpg")
        assert image.files(crop).preferred == ["image/webp"]


def test_a_picture_without_public_files_names_none():
    image = Image(alt="Four colours")
    assert (image.fallback, image.files().preferred, image.rendition_url(480)) == (None, [], "")


@pytest.mark.django_db
def test_a_small_picture_is_never_made_larger():
    image = added(jpeg((60, 40)))
    assert {each["width"] for each in image.files().files} == {60}
    assert max(each["width"] for each in image.renditions) == 60


@pytest.mark.django_db
def test_a_very_tall_picture_is_made_to_fit_what_webp_can_hold():
    image = added(saved(PIL.Image.new("L", (1000, 20_000)), "PNG"))
    assert max(each["height"] for each in image.renditions) <= 6000


@pytest.mark.django_db
def test_two_pictures_of_one_file_share_no_name():
    first, second = added(jpeg()), added(jpeg())
    names = [each["name"] for image in (first, second) for each in image.renditions]
    assert len(set(names)) == len(names)
    assert first.original.name != second.original.name
    assert first.sha256 == second.sha256


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_place_camera_and_comments_are_gone_from_every_public_file(format):
    exif = PIL.Image.Exif()
    exif[0x010F] = SECRET_WORDS.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 23.0, 14.0), 3: "E", 4: (5.0, 19.0, 20.0)})
    xmp = b"<x:xmpmeta>" + SECRET_WORDS + b"</x:xmpmeta>"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif, "icc_profile": profile}
    options |= {"JPEG": {"comment": SECRET_WORDS, "xmp": xmp}, "WEBP": {"xmp": xmp}, "PNG": {}}[format]
    content = saved(four_colours((600, 400)), format, **options)
    assert SECRET_WORDS in content
    assert PIL.Image.open(BytesIO(content)).getexif().get_ifd(0x8825)
    image = added(content)
    assert len(image.renditions) == 19
    for file in public_bytes(image):
        assert SECRET_WORDS not in file
        picture = PIL.Image.open(BytesIO(file))
        assert not picture.getexif()
        assert not {"exif", "icc_profile", "xmp", "comment", "photoshop"} & set(picture.info)
        for marker in (b"Exif", b"EXIF", b"ICC_PROFILE", b"ICCP", b"iCCP", b"GPS", b"http://ns.adobe.com"):
            assert marker not in file


@pytest.mark.django_db
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(orientation):
    upright = four_colours((600, 400))
    undo = {
        2: PIL.Image.Transpose.FLIP_LEFT_RIGHT,
        3: PIL.Image.Transpose.ROTATE_180,
        4: PIL.Image.Transpose.FLIP_TOP_BOTTOM,
        5: PIL.Image.Transpose.TRANSPOSE,
        6: PIL.Image.Transpose.ROTATE_90,
        7: PIL.Image.Transpose.TRANSVERSE,
        8: PIL.Image.Transpose.ROTATE_270,
    }
    as_the_sensor_saw = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = PIL.Image.Exif()
    exif[0x0112] = orientation
    image = added(saved(as_the_sensor_saw, exif=exif, quality=95))
    assert (image.width, image.height) == (600, 400)
    for picture in public_pictures(image):
        assert corners(picture) == ["red", "green", "blue", "white"]


@pytest.mark.slow
@pytest.mark.django_db
def test_a_large_photo_on_its_side_keeps_its_shape():
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    image = added(jpeg((4000, 3000), exif=exif))
    assert (image.width, image.height) == (3000, 4000)
    widest = image.files().files[-1]
    assert (widest["width"], widest["height"]) == (2000, 2667)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mode", "format", "options"),
    [
        ("CMYK", "JPEG", {}),
        ("P", "PNG", {}),
        ("P", "GIF", {}),
        ("RGBA", "PNG", {}),
        ("RGBA", "WEBP", {"lossless": True}),
    ],
)
def test_every_colour_mode_shows_the_same_colours(mode, format, options):
    image = added(saved(four_colours((600, 400), mode), format, **options))
    assert {each["type"] for each in image.renditions} == {"image/avif", "image/webp", "image/jpeg"}
    for picture in public_pictures(image):
        assert picture.mode == "RGB"
        assert corners(picture) == ["red", "green", "blue", "white"]


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_see_through_stays_see_through(mode):
    picture = PIL.Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((50, 0, 99, 99), (120, 120, 120, 255))
    image = added(saved(picture.convert(mode), "PNG"))
    assert {each["type"] for each in image.files().files} == {"image/avif", "image/webp", "image/png"}
    assert all(picture.mode == "RGB" for picture in pictures_of(image, "social"))
    for shown in pictures_of(image, ""):
        alpha = shown.convert("RGBA").getchannel("A")
        assert (alpha.getpixel((10, 50)), alpha.getpixel((90, 50))) == (0, 255)


@pytest.mark.django_db
def test_sixteen_bits_a_pixel_are_scaled_and_not_clipped():
    picture = PIL.Image.new("I;16", (100, 100), 0x8000)
    for shown in public_pictures(added(saved(picture, "PNG"))):
        assert abs(shown.convert("L").getpixel((50, 50)) - 128) < 4


@pytest.mark.django_db
@pytest.mark.parametrize(("mode", "format"), [("RGB", "JPEG"), ("RGB", "WEBP"), ("RGBA", "PNG")])
def test_colours_of_another_colour_space_are_converted(mode, format):
    picture = four_colours((100, 100), mode)
    image = added(saved(picture, format, icc_profile=profile_with_red_and_green_exchanged()))
    for shown in public_pictures(image):
        assert corners(shown) == ["green", "red", "blue", "white"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["LAB", None])
def test_a_colour_profile_that_makes_no_sense_is_left_aside(kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile(kind)).tobytes() if kind else b"no profile"
    for shown in public_pictures(added(jpeg(icc_profile=profile))):
        assert corners(shown) == ["red", "green", "blue", "white"]


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["GIF", "PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_shown(format):
    frames = [four_colours((100, 100)), PIL.Image.new("RGB", (100, 100), BLUE)]
    content = saved(frames[0], format, save_all=True, append_images=frames[1:], duration=100)
    for shown in public_pictures(added(content)):
        assert getattr(shown, "n_frames", 1) == 1
        assert corners(shown) == ["red", "green", "blue", "white"]


@pytest.mark.django_db
def test_a_picture_that_is_also_a_page_leaves_its_page_behind():
    page = b"<html><script>alert(1)</script></html>"
    content = saved(four_colours(), "GIF", comment=page) + page
    assert content.count(page) == 2
    assert all(b"script" not in file for file in public_bytes(added(content)))
