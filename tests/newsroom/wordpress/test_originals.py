"""The originals of imported pictures: one file for each row, whatever was there before."""

import pytest
from django.db import transaction

from articles.models import Image
from articles.models.image import private_storage
from newsroom.models import Imported
from tests.articles.drawings import jpeg
from tests.newsroom.wordpress.exports import export, imported, post

pytestmark = pytest.mark.django_db

ADDRESS = "http://old.example/wp-content/uploads/2020/quay.jpg"


class Broken(Exception):
    pass


@pytest.fixture
def moving(tmp_path):
    (tmp_path / "uploads" / "2020").mkdir(parents=True)
    (tmp_path / "uploads" / "2020" / "quay.jpg").write_bytes(jpeg())
    picture = post(7, post_type="attachment", status="inherit", attachment_url=ADDRESS)
    file = export(tmp_path / "x.xml", picture)
    return lambda: imported(file, media=tmp_path / "uploads")


@transaction.atomic
def broken(moving):
    moving()
    raise Broken


def originals():
    return set(private_storage().listdir("originals")[1]) if private_storage().exists("originals") else set()


def test_a_file_that_a_broken_import_left_is_the_one_that_the_next_import_keeps(moving):
    before = originals()
    with pytest.raises(Broken):
        broken(moving)
    left = originals() - before
    moving()
    assert len(left) == 1 and originals() - before == left
    with Image.objects.get().original.open("rb") as file:
        assert file.read() == jpeg()


def test_a_picture_imported_anew_by_an_emptied_ledger_has_a_file_of_its_own(moving):
    moving()
    Imported.objects.all().delete()
    moving()
    first, second = Image.objects.order_by("pk")
    assert first.original.name != second.original.name
    assert private_storage().exists(first.original.name) and private_storage().exists(second.original.name)
