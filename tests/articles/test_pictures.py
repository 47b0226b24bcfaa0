import struct
import zlib

import PIL.Image
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from articles.models import Image
from articles.pictures import ImageForm, add_picture, inspect
from tests.articles.drawings import added, four_colours, jpeg, saved


def refusal(content, name="picture.jpg"):
    with pytest.raises(ValidationError) as refused:
        inspect(ContentFile(content, name=name))
    return refused.value.code, refused.value.messages[0]


def png_header(width, height):
    """A picture that says it is this large in 60 bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\x00")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


@pytest.mark.django_db
def test_the_original_is_kept_byte_for_byte_in_private_under_a_name_that_tells_nothing():
    content = jpeg(comment=b"Lantern Street 5")
    form = ImageForm({"alt": "x"}, {"original": SimpleUploadedFile("Mayor at home.jpg", content)})
    assert form.is_valid()
    image = form.save()
    with image.original.open() as kept:
        assert kept.read() == content
    assert "ayor" not in image.original.name
    assert storages["private"].exists(image.original.name)
    assert not default_storage.exists(image.original.name)
    with pytest.raises(ValueError, match="no address"):
        _ = image.original.url


def test_what_is_no_picture_is_refused_with_a_way_out():
    assert refusal(b"GIF89a<html><script>alert(1)</script>", "x.gif")[0] in {"type", "damaged"}
    assert refusal(b"%PDF-1.7 a plan", "plan.jpg")[0] == "type"
    assert refusal(saved(four_colours(), "BMP"), "x.jpg") == (
        "type",
        "This file is not a picture that can be used. Save it as JPEG, PNG, WebP, AVIF or GIF.",
    )
    assert "Export it as JPEG" in refusal(b"\x00\x00\x00\x18ftypheic\x00\x00", "x.jpg")[1]
    assert refusal(b"", "x.jpg")[0] == "empty"


@pytest.mark.parametrize(
    "drawing", [b"<svg onload='alert(1)'/>", b"\xef\xbb\xbf <?xml version='1.0'?><svg/>", b"<!-- x --><svg>"]
)
@pytest.mark.parametrize("name", ["drawing.svg", "drawing.png"])
def test_a_drawing_that_could_carry_a_script_is_refused(drawing, name):
    code, message = refusal(drawing, name)
    assert code == "type"
    assert "Export the drawing as PNG" in message


@pytest.mark.parametrize("name", ["x.png", "x.html", "x.jpg.svg", "x", "x.JPG.exe"])
def test_a_name_that_does_not_fit_the_content_is_refused(name):
    code, message = refusal(jpeg(), name)
    assert code == "extension"
    assert "Rename it so that it ends in “.jpg”" in message


@pytest.mark.parametrize("name", ["x.jpg", "x.JPEG", "a.b.jpe"])
def test_a_name_that_fits_is_taken(name):
    assert inspect(ContentFile(jpeg(), name=name))[:3] == (60, 40, "image/jpeg")


@pytest.mark.parametrize(
    ("format", "name"),
    [("JPEG", "x.jpg"), ("PNG", "x.png"), ("WEBP", "x.webp"), ("GIF", "x.gif"), ("AVIF", "x.avif")],
)
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_that_was_cut_off_is_refused(format, name, share):
    noise = PIL.Image.effect_noise((200, 200), 80).convert("RGB")
    content = saved(noise, format)
    code, message = refusal(content[: int(len(content) * share)], name)
    assert code in {"damaged", "type"}
    assert "save it" in message.lower()


@pytest.mark.parametrize(("width", "height"), [(8000, 7000), (12_000, 10_000), (60_000, 60_000)])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked(width, height):
    code, message = refusal(png_header(width, height), "bomb.png")
    assert code == "too_many_pixels"
    assert "50 million pixels" in message


def test_a_file_over_20_megabytes_is_refused():
    code, message = refusal(jpeg() + bytes(21 * 1024 * 1024))
    assert code == "too_big"
    assert "21 MB" in message


@pytest.mark.django_db
def test_a_picture_needs_an_alternative_text():
    with pytest.raises(ValidationError) as refused:
        add_picture(jpeg(), alt="  ")
    assert set(refused.value.message_dict) == {"alt"}
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_the_form_says_beside_the_file_what_is_wrong_with_it():
    form = ImageForm({"alt": "x"}, {"original": SimpleUploadedFile("x.png", jpeg())})
    assert not form.is_valid()
    assert set(form.errors) == {"original"}
    assert set(ImageForm({"alt": "x"}, {}).errors) == {"original"}


@pytest.mark.django_db
def test_the_file_of_a_picture_never_changes():
    image = added(jpeg())
    name, other = image.original.name, SimpleUploadedFile("y.jpg", jpeg((10, 10)))
    form = ImageForm({"alt": "New words"}, {"original": other}, instance=image)
    assert form.is_valid()
    form.save()
    image = Image.objects.get(pk=image.pk)
    assert (image.original.name, image.alt, image.width) == (name, "New words", 60)
    image.original = other
    with pytest.raises(ValueError, match="never changes"):
        image.save()


@pytest.mark.django_db
def test_an_upload_too_large_for_memory_is_kept_whole():
    content = jpeg((300, 200))
    with TemporaryUploadedFile("x.jpg", "image/jpeg", len(content), None) as upload:
        upload.write(content)
        image = added(upload)
    assert image.fallback
    with image.original.open() as kept:
        assert kept.read() == content
