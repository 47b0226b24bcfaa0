from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.tasks import make_renditions


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.mark.django_db
def test_a_site_that_can_serve_says_so_and_is_asked_anew_each_time(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\nworker: nothing waits\n")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert "Set-Cookie" not in answer


@pytest.mark.django_db
def test_what_waits_for_the_worker_is_told_without_what_it_is(client, queue):
    make_renditions.enqueue(1)
    assert client.get("/healthz").content.decode().startswith("ok\nworker: 1 task waits, the oldest for 0 s")
    make_renditions.enqueue(2)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=5))
    later = make_renditions.using(run_after=timezone.now() + timedelta(hours=1)).enqueue(3)
    said = client.get("/healthz").content.decode()
    assert said.startswith("ok\nworker: 2 tasks wait, the oldest for 300 s; look whether the worker runs")
    assert str(later.id) not in said


@pytest.mark.django_db
def test_a_database_that_is_gone_is_said_in_plain_words(client, monkeypatch):
    def gone(*given, **options):
        raise OperationalError("connection to 10.0.0.7 as newsroom failed")

    monkeypatch.setattr(connection, "cursor", gone)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"The database does not answer.\n")
    assert "no-store" in answer["Cache-Control"]
