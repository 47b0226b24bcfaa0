"""What the desk says of the background work, and how a failed job is tried again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import get_date_max

from newsroom.desk.worker import Work
from newsroom.models import Job
from tests.articles.admin.pages import parsed
from tests.articles.factories import editor, person

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
JOBS = "/admin/newsroom/job/"
Status = TaskResultStatus


def job(status: str = Status.READY, enqueued: datetime = NOW, **columns: Any) -> Job:
    values = {
        "status": status,
        "args_kwargs": {"args": [12], "kwargs": {}},
        "task_path": "articles.tasks.make_renditions",
        "backend_name": "default",
        "run_after": get_date_max(),
        "exception_class_path": "",
        "traceback": "",
    }
    made = Job.objects.create(**values | columns)
    Job.objects.filter(pk=made.pk).update(enqueued_at=enqueued)
    return made


def ago(**span: int) -> datetime:
    return NOW - timedelta(**span)


def failed(**columns: Any) -> Job:
    trouble = "Traceback (most recent call last):\n  ...\nOSError: No space left on device\n"
    return job(Status.FAILED, ago(hours=2), finished_at=ago(hours=1), traceback=trouble, **columns)


def administrator() -> Client:
    client = Client()
    client.force_login(person("Administrator", is_superuser=True))
    return client


def test_jobs_that_nobody_does_are_told_with_when_a_worker_was_seen_last():
    job(Status.SUCCESSFUL, ago(hours=1), started_at=ago(minutes=40), finished_at=ago(minutes=28))
    job(enqueued=ago(minutes=5))
    job(enqueued=ago(minutes=2))
    work = Work.at(NOW)
    assert work.stands_still
    assert work.said == "2 jobs wait, no worker seen since 14:02."
    assert (
        Work.at(NOW + timedelta(days=1)).said == "2 jobs wait, no worker seen since 24 November 2026, 14:02."
    )


def test_a_site_that_never_had_a_worker_is_told_so():
    job(enqueued=ago(minutes=5))
    assert Work.at(NOW).said == "1 job waits, no worker seen yet."


def test_a_job_of_a_moment_ago_is_no_reason_to_worry():
    job(enqueued=ago(seconds=20))
    work = Work.at(NOW)
    assert (work.said, work.stands_still) == ("1 job waits for the worker.", False)


def test_a_long_job_is_not_taken_for_an_absent_worker():
    job(Status.RUNNING, ago(hours=1), started_at=ago(minutes=15))
    job(enqueued=ago(minutes=10))
    work = Work.at(NOW)
    assert (work.said, work.stands_still) == ("1 job waits while one has been done since 14:15.", False)


def test_a_job_for_a_later_time_waits_only_from_then_on():
    job(enqueued=ago(hours=1), run_after=NOW + timedelta(minutes=30))
    assert Work.at(NOW).said == "No job waits."
    assert Work.at(NOW + timedelta(hours=1)).stands_still


def test_the_desk_shows_administrators_what_failed_and_warns_of_an_absent_worker():
    failed()
    job(enqueued=ago(minutes=5))
    page = administrator().get("/admin/")
    assert f'href="{JOBS}?status__exact=FAILED">1 failed</a>' in page.content.decode()
    assert "Mails and new pictures wait until whoever runs the site starts one." in parsed(page).text


def test_the_list_of_failed_jobs_says_why_each_failed():
    failed()
    job()
    text = parsed(administrator().get(JOBS, {"status__exact": "FAILED"})).text
    assert "Make renditions 12 Failed" in text
    assert "OSError: No space left on device" in text
    assert "1 background job" in text


def test_a_failed_job_is_tried_again_once_however_often_that_is_pressed():
    chosen, done = failed(), job(Status.SUCCESSFUL, finished_at=ago(hours=1))
    client = administrator()
    order = {"action": "try_again", "_selected_action": [str(chosen.pk), str(done.pk)]}
    assert "1 job is to be tried again now." in parsed(client.post(JOBS, order, follow=True)).text
    again = Job.objects.get(pk=chosen.pk)
    assert (again.status, again.run_after, again.finished_at) == (Status.READY, get_date_max(), None)
    assert Job.objects.ready().filter(pk=chosen.pk).exists()
    assert Job.objects.get(pk=done.pk).status == Status.SUCCESSFUL
    text = parsed(client.post(JOBS, order, follow=True)).text
    assert "None of these has failed, so nothing was changed." in text


def test_nonsense_in_place_of_a_row_is_answered_in_words():
    failed()
    order = {"action": "try_again", "_selected_action": ["1 OR 1=1"]}
    assert "Choose rows of the list." in parsed(administrator().post(JOBS, order, follow=True)).text


def test_an_editor_neither_sees_nor_retries_jobs():
    chosen, client = failed(), Client()
    client.force_login(editor())
    order = {"action": "try_again", "_selected_action": [str(chosen.pk)]}
    assert client.get(JOBS).status_code == client.post(JOBS, order).status_code == 403
    assert Job.objects.get(pk=chosen.pk).has_failed
    assert "Background jobs" not in parsed(client.get("/admin/")).text


def test_administrators_have_the_right_from_the_start():
    rights = person("Administrator").get_all_permissions()
    assert {"newsroom.view_job", "newsroom.retry_job"} <= rights
