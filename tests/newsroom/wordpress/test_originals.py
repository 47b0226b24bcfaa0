"""The originals of imported pictures: one file for each row, whatever was there before."""

import pytest
from django.db import transaction

from articles.models import Edition, Image
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


def test_pictures_that_stories_show_by_turns_come_once_and_a_missing_one_is_told_once(monkeypatch, tmp_path):
    monkeypatch.setattr("newsroom.wordpress.pictures.MOST_FOUND", 1)
    names = {7: "quay", 8: "hall", 9: "lost"}
    files = {key: f"http://old.example/wp-content/uploads/{name}.jpg" for key, name in names.items()}
    for key in (7, 8):
        (tmp_path / f"{names[key]}.jpg").write_bytes(jpeg())
    items = [post(key, post_type="attachment", attachment_url=file) for key, file in files.items()]
    shown = "".join(f'<img class="wp-image-{key}" src="{file}">' for key, file in files.items())
    items += [post(key, content=f"Look. {shown}") for key in range(20, 23)]
    report = imported(export(tmp_path / "x.xml", *items), media=tmp_path)
    assert Image.objects.count() == 2
    assert [(line.kind, line.old) for line in report.lines if line.grade == "dropped"] == [("picture", "9")]
    assert Edition.objects.filter(edition_pictures__image__in=Image.objects.all()).count() == 6
