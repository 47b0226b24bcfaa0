"""Three hundred hostile or broken files through the admin's form: a clear message or a right picture."""

import time
from io import BytesIO
from pathlib import Path

import PIL.Image
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Image
from articles.tasks import make_renditions, write_renditions
from tests.articles.admin.hostile_pictures import SCRIPT, SECRET, every_sample, wrong_names
from tests.articles.drawings import public_bytes
from tests.articles.factories import editor

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.once]

LONGEST = 2.0
ADD = "admin:articles_image_add"
NOTES = ("exif", "xmp", "icc_profile", "comment", "photoshop")


def sent(client, name, content):
    """The answer to one upload, and the seconds of processor time it took."""
    file = SimpleUploadedFile("picture", content)
    file._name = name
    begun = time.process_time()
    response = client.post(reverse(ADD), {"original": file, "alt": "x", "caption": "", "credit": ""})
    return response, time.process_time() - begun


def complaint(response):
    """What stands beside the field of the file, and nowhere else."""
    errors = response.context["adminform"].form.errors
    assert set(errors) == {"original"}
    return errors["original"][0]


def test_every_hostile_file_is_refused_with_a_message_or_becomes_a_clean_picture(desk, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    client, samples, taken, slow = desk(editor()), every_sample(), 0, {}
    assert len(samples) >= 300
    for what, name, content in samples:
        response, seconds = sent(client, name, content)
        if seconds > LONGEST:
            slow[what] = seconds
        if response.status_code == 200:
            assert len(complaint(response)) > 20, what
            assert not Image.objects.exists(), what
            continue
        assert response.status_code == 302, what
        taken += 1
        image = Image.objects.get()
        assert write_renditions(image.pk), what
        image.refresh_from_db()
        for file in public_bytes(image):
            check_clean(file, what)
        image.delete()
    assert slow == {}
    assert 60 < taken < len(samples) - 100


def check_clean(file, what):
    assert SECRET not in file, what
    assert SCRIPT not in file, what
    with PIL.Image.open(BytesIO(file)) as picture:
        picture.load()
        assert not picture.getexif(), what
        assert not set(NOTES) & set(picture.info), what
        assert getattr(picture, "n_frames", 1) == 1, what


def test_no_name_of_an_upload_leads_anywhere(desk):
    client = desk(editor())
    before = set(Path(settings.DATA_DIR).parent.iterdir())
    for what, name, content in wrong_names():
        response, _ = sent(client, name, content)
        if response.status_code == 302:
            image = Image.objects.latest("pk")
            assert image.original.name.startswith("originals/"), what
            assert "." not in image.original.name.removeprefix("originals/"), what
    assert set(Path(settings.DATA_DIR).parent.iterdir()) == before
    assert make_renditions.func(0) == 0
