import hashlib
import json
import logging
import stat
import tarfile
from contextlib import closing

import pytest
from django.apps import apps
from django.core.files.storage import InMemoryStorage, default_storage, storages
from django.core.management import CommandError
from django.db import connection
from django.db.models import FileField

from articles.models import Article, Image
from comments.models import Comment
from newsroom.backup import postgresql, taking
from newsroom.backup.archive import CONTENTS, Unfit
from newsroom.backup.named_files import named_files
from newsroom.backup.taking import take_backup, verify
from tests.articles.drawings import public_bytes
from tests.newsroom.backup.sites import altered, run, small_site

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_backup_is_one_file_that_only_its_owner_may_read(tmp_path):
    small_site()
    said = run("backup", tmp_path / "site.tar")
    assert [path.name for path in tmp_path.iterdir()] == ["site.tar"]
    assert stat.S_IMODE((tmp_path / "site.tar").stat().st_mode) == 0o600
    assert "1 stories, 2 comments" in said
    assert "Not in it: the settings" in said


def test_a_backup_holds_the_original_and_every_public_file_of_a_picture(tmp_path):
    _, image = small_site()
    take_backup(tmp_path / "site.tar")
    with tarfile.open(tmp_path / "site.tar") as tar:
        names = tar.getnames()
    assert f"private/{image.original.name}" in names
    assert {f"public/{each['name']}" for each in image.renditions} < set(names)
    assert names[-1] == CONTENTS


def test_only_pictures_have_files():
    """Whoever adds a field for files lets `named_files` know of it."""
    fields = [field for model in apps.get_models() for field in model._meta.fields]
    assert [field for field in fields if isinstance(field, FileField)] == [Image._meta.get_field("original")]


def test_a_backup_never_takes_the_place_of_another_file(tmp_path):
    path = tmp_path / "site.tar"
    path.write_text("something else")
    with pytest.raises(CommandError, match="is there already"):
        run("backup", path)
    assert path.read_text() == "something else"


@pytest.mark.parametrize("member", ["database", "private/", "public/"])
def test_one_wrong_byte_is_found(tmp_path, member):
    small_site()
    path = tmp_path / "site.tar"
    take_backup(path)
    with tarfile.open(path) as tar:
        found = next(each for each in tar.getmembers() if each.name.startswith(member))
    content = bytearray(path.read_bytes())
    content[found.offset_data + found.size // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(CommandError, match=f"{path} cannot be used. It is damaged: “{member}"):
        run("backup", path, verify=True)


@pytest.mark.parametrize("part", [0, 0.3, 0.9])
def test_a_file_that_was_cut_short_is_found(tmp_path, part):
    small_site()
    path = tmp_path / "site.tar"
    take_backup(path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    with pytest.raises(Unfit, match="cannot be used"):
        verify(path)


def test_a_file_that_is_no_backup_is_said_to_be_none(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor")
    with pytest.raises(CommandError, match="no backup of a newsroom"):
        run("backup", path, verify=True)


def test_a_whole_backup_is_said_to_be_whole(tmp_path):
    small_site()
    take_backup(tmp_path / "site.tar")
    said = run("backup", tmp_path / "site.tar", verify=True)
    assert "is whole" in said
    assert "1 stories, 2 comments" in said


def test_a_backup_with_a_wrong_list_is_damaged(tmp_path):
    small_site()
    take_backup(tmp_path / "site.tar")
    with pytest.raises(Unfit, match="format 9"):
        verify(altered(tmp_path / "site.tar", format=9))
    with pytest.raises(Unfit, match="there and not listed"):
        verify(altered(tmp_path / "site.tar", digests={}))


@pytest.mark.parametrize("name", ["/etc/evil", "public/../../evil"])
def test_a_backup_that_would_write_elsewhere_is_refused(tmp_path, name):
    small_site()
    path = tmp_path / "site.tar"
    digests = take_backup(path).digests
    path = altered(path, digests={**digests, name: hashlib.sha256(b"").hexdigest()})
    with tarfile.open(path, "a") as tar:
        tar.addfile(tarfile.TarInfo(name))
    with pytest.raises(Unfit, match="would lie outside the site"):
        verify(path)


def test_files_are_fetched_from_whatever_storage_holds_them(tmp_path, settings):
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"default": memory}
    _, image = small_site()
    before = public_bytes(image)
    take_backup(tmp_path / "site.tar")
    for storage, name in set(named_files()):
        storages[storage].delete(name)
    run("restore", tmp_path / "site.tar", replace=True)
    assert isinstance(storages["default"], InMemoryStorage)
    assert public_bytes(image) == before


def test_a_picture_withdrawn_while_files_are_copied_is_not_named_by_the_backup(tmp_path, monkeypatch):
    small_site()
    dump, dumps = taking._dump, []

    def then_withdraw(*given):
        dumps.append(dump(*given))
        for image in Image.objects.exclude(renditions=[]):
            for rendition in image.renditions:
                default_storage.delete(rendition["name"])
            Image.objects.filter(pk=image.pk).update(renditions=[])
        return dumps[-1]

    monkeypatch.setattr(taking, "_dump", then_withdraw)
    contents = take_backup(tmp_path / "site.tar")
    assert len(dumps) == 2
    assert contents.missing == []
    run("restore", tmp_path / "site.tar", replace=True)
    assert Image.objects.get().renditions == []


def test_a_file_that_is_missing_is_named_and_the_rest_is_kept(tmp_path, caplog):
    _, image = small_site()
    image.original.storage.delete(image.original.name)
    said = run("backup", tmp_path / "site.tar")
    assert f"1 files that pictures name are not there: private/{image.original.name}" in said
    assert [record.levelno for record in caplog.records if record.name.endswith("backup")] == [logging.ERROR]
    with tarfile.open(tmp_path / "site.tar") as tar:
        assert json.load(tar.extractfile(CONTENTS))["missing"] == [f"private/{image.original.name}"]


def test_a_backup_that_cannot_be_finished_leaves_nothing_and_is_logged(tmp_path, monkeypatch, caplog):
    small_site()

    def full(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taking.Writer, "close", full)
    with pytest.raises(CommandError, match="No space left on device. No backup was made."):
        run("backup", tmp_path / "site.tar")
    assert list(tmp_path.iterdir()) == []
    assert "The backup failed" in caplog.text


def test_in_a_folder_the_newest_backups_are_kept(tmp_path):
    small_site()
    old = [tmp_path / f"2026-01-0{day}T030000Z.newsroom.tar" for day in (1, 2, 3)]
    for path in (*old, other := tmp_path / "2026-01-01 of mine.tar"):
        path.touch()
    run("backup", tmp_path, keep=2)
    left = sorted(path for path in tmp_path.iterdir() if path != other)
    assert other.exists()
    assert [left[0], len(left)] == [old[-1], 2]
    assert verify(left[1]).counts == {"stories": 1, "comments": 2}


def test_what_is_written_while_a_backup_is_taken_is_not_in_it_by_halves(tmp_path, monkeypatch):
    """Everything in it is of the moment at which the first row was read."""
    small_site()
    count = Comment.objects.count

    def then_another():
        counted = count()
        with closing(connection.copy()) as other, other.cursor() as cursor:
            cursor.execute("UPDATE articles_article SET headline = 'Written meanwhile'")
        return counted

    monkeypatch.setattr(Comment.objects, "count", then_another)
    take_backup(tmp_path / "site.tar")
    assert Article.objects.get().headline == "Written meanwhile"
    monkeypatch.undo()
    run("restore", tmp_path / "site.tar", replace=True)
    assert Article.objects.get().headline == "The ferry returns"


def test_programs_of_another_version_are_named_with_the_package_that_has_the_right_ones(monkeypatch):
    monkeypatch.setattr(postgresql, "major", lambda: 99)
    with pytest.raises(Unfit, match="needs pg_dump of version 99 or later; .* postgresql-client-99"):
        postgresql.program("pg_dump")
