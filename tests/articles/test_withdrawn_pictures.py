"""What becomes of a picture's public files when a story is killed, by the files themselves."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage, storages
from django_tasks_db.models import DBTaskResult

from articles import clock, workflow
from articles.models import Image
from articles.pictures import delete
from articles.tasks import make_renditions, withdraw_renditions, write_renditions
from tests.articles.drawings import added, jpeg
from tests.articles.factories import (
    _published_before,
    edit,
    editor,
    kill,
    make_article,
    make_author,
    publish,
    scheduled,
)

pytestmark = pytest.mark.django_db(transaction=True)


def figure(image):
    return f'<p>A</p><figure data-picture="{image.pk}"></figure>'


def names(image):
    return [each["name"] for each in image.renditions]


def is_public(image, written):
    """Whether its files are there: all or none; the original always is."""
    assert storages["private"].exists(image.original.name)
    there = {default_storage.exists(name) for name in written}
    assert len(there) == 1
    image.refresh_from_db()
    assert bool(image.renditions) == there.pop() or names(image) != written
    return bool(image.renditions)


def test_the_lead_and_the_body_s_pictures_go_with_a_killed_story_and_come_back_with_it(client):
    lead, placed = added(jpeg()), added(jpeg())
    article = _published_before(lead_image=lead, body=figure(placed))
    before = {image.pk: names(image) for image in (lead, placed)}
    address = article.editions.get().get_absolute_url()
    assert client.get(address).content.count(b"<picture>") == 2
    kill(article)
    for image in (lead, placed):
        assert not is_public(image, before[image.pk])
        assert client.get(default_storage.url(before[image.pk][0])).status_code == 404
    workflow.restore(article.pk, by=editor())
    for image in (lead, placed):
        assert is_public(image, before[image.pk])
        assert not set(names(image)) & set(before[image.pk])
    assert client.get(address).content.count(b"<picture>") == 2


@pytest.mark.parametrize("use", ["live", "live body", "planned", "planned body", "photo"])
def test_a_picture_that_something_else_shows_stays(use):
    image = added(jpeg())
    article = _published_before(lead_image=image, slug="killed")
    columns = {"body": figure(image)} if "body" in use else {"lead_image": image}
    if use.startswith("live"):
        publish(make_article(slug="other", **columns))
    elif use.startswith("planned"):
        scheduled(slug="other", **columns)
    else:
        make_author(photo=image)
    before = names(image)
    kill(article)
    assert is_public(image, before)
    image.refresh_from_db()
    assert names(image) == before


@pytest.mark.parametrize("other", ["draft", "superseded", "killed"])
def test_a_picture_that_readers_cannot_find_elsewhere_goes(other):
    image = added(jpeg())
    article = _published_before(lead_image=image, slug="killed")
    if other == "draft":
        make_article(slug="other", lead_image=image)
    else:
        second = _published_before(slug="other", body=figure(image))
        if other == "superseded":
            edit(second, body="<p>Without.</p>")
            publish(second, kind="minor")
        else:
            kill(second)
    before = names(image)
    kill(article)
    assert not is_public(image, before)


def test_a_past_edition_s_picture_goes_too():
    image = added(jpeg())
    article = _published_before(lead_image=image)
    edit(article, lead_image=None)
    publish(article, kind="minor")
    before = names(image)
    assert is_public(image, before)
    kill(article)
    assert not is_public(image, before)


def test_the_next_story_that_shows_a_withdrawn_picture_gets_its_files():
    image = added(jpeg())
    kill(_published_before(lead_image=image, slug="killed"))
    image.refresh_from_db()
    assert image.renditions == []
    assert make_renditions.func(image.pk) == 0
    publish(make_article(slug="other", body=figure(image)))
    image.refresh_from_db()
    assert image.fallback


def test_the_removal_is_ordered_in_the_transaction_of_the_kill(settings):
    image = added(jpeg())
    article = _published_before(lead_image=image)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with pytest.raises(workflow.Refused):
        workflow.kill(article.pk, by=editor(), note="")
    assert not DBTaskResult.objects.exists()
    kill(article)
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[image.pk]]
    workflow.restore(article.pk, by=editor())
    assert withdraw_renditions.func(image.pk) == 0
    assert is_public(image, names(image))


def test_another_focal_point_makes_new_crops_and_the_old_ones_stay_for_a_while(settings):
    image = added(jpeg((900, 300)))
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    whole = [each["name"] for each in image.files().files]
    old = {crop: image.files(crop).files for crop in ("card", "square", "social")}
    Image.objects.filter(pk=image.pk).update(focal_x=100)
    assert write_renditions(image.pk) > 0
    image.refresh_from_db()
    assert [each["name"] for each in image.files().files] == whole
    for crop, files in old.items():
        assert not {each["name"] for each in files} & {each["name"] for each in image.files(crop).files}
        assert all(default_storage.exists(each["name"]) for each in files)
    (task,) = DBTaskResult.objects.all()
    assert task.run_after - task.enqueued_at > timedelta(minutes=50)
    task.task.func(*task.args_kwargs["args"])
    for files in old.values():
        assert not any(default_storage.exists(each["name"]) for each in files)
    image.refresh_from_db()
    assert not any(each.get("retired") for each in image.renditions)
    assert write_renditions(image.pk) == 0
    assert all(default_storage.exists(name) for name in names(image))


def test_retired_crops_go_with_a_killed_story_at_once(settings):
    image = added(jpeg((900, 300)))
    article = _published_before(lead_image=image)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    Image.objects.filter(pk=image.pk).update(focal_x=100)
    write_renditions(image.pk)
    image.refresh_from_db()
    every = names(image)
    kill(article)
    withdraw_renditions.func(image.pk)
    assert not any(default_storage.exists(name) for name in every)


def test_deleting_a_picture_removes_its_files():
    image = added(jpeg())
    original, public = image.original.name, names(image)
    delete(image)
    assert not storages["private"].exists(original)
    assert not any(default_storage.exists(name) for name in public)


def test_an_old_picture_gets_what_it_lacks_and_keeps_the_rest():
    image = added(jpeg((600, 400)))
    old = [each for each in image.renditions if "crop" not in each and each["type"] != "image/avif"]
    image.renditions = old
    image.save(update_fields=["renditions"])
    with clock.at(clock.reading_time()):
        assert write_renditions(image.pk) > 0
    image.refresh_from_db()
    assert {each["name"] for each in old} < set(names(image))
    assert image.files().preferred == ["image/avif", "image/webp"]
    assert image.files("square").fallback["width"] == 320
    assert write_renditions(image.pk) == 0
