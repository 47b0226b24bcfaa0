"""What somebody who moves a site gets wrong is told with what to do, before anything is written."""

import gzip
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Image
from newsroom.models import DemoRecord, Imported
from newsroom.wordpress.run import Import
from tests.articles.drawings import jpeg
from tests.newsroom.wordpress.exports import export, post

pytestmark = pytest.mark.django_db

ADDRESS = "http://old.example/wp-content/uploads/2020/quay.jpg"


@pytest.fixture
def file(tmp_path):
    picture = post(70, post_type="attachment", status="inherit", attachment_url=ADDRESS)
    return export(tmp_path / "export.xml", picture, post(80))


@pytest.fixture
def uploads(tmp_path):
    (tmp_path / "wp-content" / "uploads" / "2020").mkdir(parents=True)
    (tmp_path / "wp-content" / "uploads" / "2020" / "quay.jpg").write_bytes(jpeg())
    return tmp_path / "wp-content" / "uploads"


def told(file, **options):
    out = StringIO()
    call_command("import_wordpress", str(file), stdout=out, **options)
    return out.getvalue()


def refused(file, **options):
    with pytest.raises(CommandError) as error:
        told(file, **options)
    assert not Imported.objects.exists()
    return str(error.value)


def test_a_folder_without_any_of_the_pictures_is_refused_and_the_right_one_is_described(file, uploads):
    said = refused(file, media=uploads.parent)
    assert "None of the export's pictures (1)" in said and "Give the folder uploads itself" in said
    told(file, media=uploads)
    assert Image.objects.count() == 1


def test_a_picture_whose_name_is_too_long_for_a_disk_is_only_dropped(tmp_path, uploads):
    lost = post(90, post_type="attachment", attachment_url=ADDRESS.replace("quay", "q" * 300))
    found = post(70, post_type="attachment", attachment_url=ADDRESS)
    assert "Dropped: 1" in told(export(tmp_path / "long.xml", lost, found), media=uploads)


@pytest.mark.parametrize("name", [".", "nowhere/report.txt"])
def test_a_report_that_cannot_be_written_is_refused_before_the_import(file, tmp_path, name):
    assert "Give --report another place" in refused(file, report=tmp_path / name)


def test_a_refused_file_leaves_no_empty_report(file, tmp_path):
    file.write_text("<html></html>")
    assert "Tools > Export > All content" in refused(file, report=tmp_path / "report.txt")
    assert not (tmp_path / "report.txt").exists()


def test_a_packed_file_is_to_be_unpacked(file, tmp_path):
    packed = tmp_path / "export.xml.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    assert "is packed. Unpack it" in refused(packed)


def test_who_interrupts_it_is_told_how_it_goes_on(file, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Import, "_write", interrupt)
        assert "Give the same command again" in refused(file)
    assert "1  stories added" in told(file)


def test_a_database_without_tables_is_to_be_migrated(file, monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", list)
    assert "manage.py migrate" in refused(file)


def test_a_site_that_nobody_can_log_in_to_and_one_with_the_demo_are_told(file):
    assert "createsuperuser" in told(file)
    User.objects.create_superuser("ada", "ada@example.org", "ferry-harbour-22")
    assert "createsuperuser" not in told(file) and "remove_demo" not in told(file)
    DemoRecord.objects.create(made={}, altered={})
    assert "remove_demo" in told(file) and "remove_demo" in told(file, dry_run=True)
