import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from articles.models import Image
from articles.pictures import add_picture
from articles.tasks import make_renditions, write_renditions
from tests.articles.drawings import added, jpeg


@pytest.fixture
def worker_tasks(settings):
    """Tasks wait in the database, as on a real site."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def full_disk(settings, tmp_path):
    """Public storage that takes two files and then no more."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "tests.articles.storage.FullDisk", "OPTIONS": {"location": tmp_path}}
    }
    return tmp_path


@pytest.mark.django_db
def test_the_public_files_are_ordered_in_the_transaction_that_keeps_the_picture(worker_tasks):
    with transaction.atomic():
        add_picture(jpeg(), alt="x")
        assert DBTaskResult.objects.count() == 1
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()
    assert not Image.objects.exists()
    image = add_picture(jpeg(), alt="x")
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[image.pk]]
    assert image.fallback is None


@pytest.mark.django_db
def test_public_files_are_made_once_however_often_it_is_asked():
    image = added(jpeg())
    assert make_renditions.func(image.pk) == 0
    assert Image.objects.get(pk=image.pk).renditions == image.renditions
    assert make_renditions.func(image.pk + 1000) == 0


@pytest.mark.django_db
def test_what_was_left_for_later_is_made_by_the_next_call(worker_tasks):
    image = add_picture(jpeg(), alt="x")
    assert write_renditions(image.pk, later=("image/avif", "image/webp")) > 0
    image.refresh_from_db()
    soon = image.renditions
    assert {each["type"] for each in soon} == {"image/jpeg"}
    make_renditions.func(image.pk)
    image.refresh_from_db()
    assert {each["type"] for each in image.renditions} == {"image/avif", "image/webp", "image/jpeg"}
    assert all(each in image.renditions for each in soon)


@pytest.mark.django_db
def test_a_failure_leaves_no_file_and_is_tried_again_five_times_ever_later(worker_tasks, full_disk, caplog):
    image = add_picture(jpeg((600, 400)), alt="x")
    waits = []
    for attempt in range(1, 5):
        task = DBTaskResult.objects.order_by("enqueued_at").last()
        assert make_renditions.func(*task.args_kwargs["args"]) == 0
        again = DBTaskResult.objects.order_by("enqueued_at").last()
        assert again.args_kwargs["args"] == [image.pk, attempt + 1]
        waits.append(again.run_after - again.enqueued_at)
    assert waits == sorted(waits)
    assert waits[0].total_seconds() > 20
    with pytest.raises(OSError, match="No space left"):
        make_renditions.func(image.pk, 5)
    assert DBTaskResult.objects.count() == 5
    assert "given up after 5 tries" in caplog.text
    assert [path for path in full_disk.rglob("*") if path.is_file()] == []
    assert Image.objects.get(pk=image.pk).renditions == []
