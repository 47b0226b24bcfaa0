"""Many processes at the lines of a few stories. `RACE_SIZE=full` takes as long as the figures are of."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection
from django.db.models import QuerySet
from django.utils import timezone

from articles import timeline, workflow
from articles.integrity import faults as own_faults
from articles.models import Article, Edition, LogEntry
from articles.timeline import Timeline
from tests.articles.factories import edit, editor, make_article, published, schedule, seen
from tests.articles.guards import guard_dropped
from tests.races import timeline_checker, timeline_steps
from tests.races.processes import ROOT, race, tally

FULL = os.environ.get("RACE_SIZE") == "full"
SECONDS = 60 if FULL else 8
LEAST = 30  # steps that each editor tries, however long it takes
WRITERS, STORIES = 16, 8
MARGIN = 5 if FULL else 2  # seconds: plans have to go live within a short race too
HOUR = timedelta(hours=1)

Reports = list[dict[str, Any]]


class Arena:
    """Editors and one reader at stories made for them, in a database that others can reach."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.url = environment["DATABASE_URL"]
        self.reader: dict[str, Any] = {}

    def run(self, **options: Any) -> Reports:
        by = editor()
        stories = [make_article(by=by, headline="APPROVED at first").pk for _ in range(STORIES)]
        connection.close()
        with subprocess.Popen(
            [sys.executable, "-m", "tests.races.timeline_checker", self.url],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as reader:
            reports = race(
                "tests.races.timeline_steps.edit_stories",
                writers=WRITERS,
                turns=1,
                environment=self.environment,
                articles=stories,
                by=by.pk,
                **{"seconds": SECONDS, "least": LEAST, "margin": MARGIN} | options,
            )
            self.reader = json.loads(reader.communicate("enough\n", timeout=30)[0])
        return reports


@pytest.fixture
def arena(process_environment: dict[str, str]) -> Arena:
    return Arena(process_environment)


def made(reports: Reports, what: str) -> set[tuple[int, int]]:
    """Story and number of each row of history that a step said it had made."""
    rows = [report["made"] for report in reports if report.get("made")]
    return {(article, number) for kind, article, number in rows if kind == what}


def errors(reports: Reports) -> list[str]:
    return [report["error"] for report in reports if "error" in report]


@pytest.mark.slow
def test_sixteen_editors_leave_unbroken_lines_show_no_draft_and_lose_nothing(
    arena: Arena, record_property: Callable[[str, object], None]
) -> None:
    reports = arena.run()
    told = tally(reports)
    record_property("steps", dict(told))
    record_property("polls", arena.reader["polls"])
    assert errors(reports) == []
    assert timeline_checker.faults(arena.url) == []
    assert arena.reader["faults"] == []
    assert list(own_faults()) == []
    removals = ("cancel", "superseded", "killed")
    assert made(reports, "edition") <= timeline_checker.editions(arena.url, *removals)
    assert made(reports, "revision") <= timeline_checker.revisions(arena.url)
    # A kill alone may take away what readers saw an instant before, and the log names it.
    read = {tuple(each) for each in arena.reader["seen"]}
    assert read <= timeline_checker.editions(arena.url, "killed")
    for step in timeline_steps.WEIGHTS:
        assert told[step.__name__] > 0, f"nobody could {step.__name__}"
    assert timeline_checker.texts(arena.url, "DRAFT") > 0
    assert len(read) > STORIES
    assert arena.reader["polls"] > SECONDS


@pytest.mark.slow
def test_the_race_finds_the_bug_when_lock_and_guard_are_taken_out(arena: Arena) -> None:
    """Without this the race above would prove nothing."""
    with guard_dropped():
        arena.run(plant="tests.races.timeline_steps.without_lock")
        assert timeline_checker.faults(arena.url)
        assert list(own_faults())


class Interleaving:
    """Two steps with one story: the slow one cancels the first of two planned changes. It has read the line
    and not yet changed it when the quick one plans a third change, after the one that is being cancelled."""

    patience = 1.0  # seconds: the lock keeps the quick one out for as long as we care to wait

    def __init__(self) -> None:
        self.by, now = editor(), timezone.now()
        self.article = published()
        for headline, hours in (("First", 1), ("Last", 3)):
            edit(self.article, headline=headline)
            schedule(self.article, now + hours * HOUR, kind="update")
        edit(self.article, headline="Between")
        self.read, self.between = seen(self.article), now + 2 * HOUR
        self.looked, self.committed = threading.Event(), threading.Event()
        self.remove = Timeline.remove
        self.broken: list[Exception] = []

    def run(self) -> None:
        connection.close()
        threads = [threading.Thread(target=self.step, args=[each]) for each in (self.slow, self.quick)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
            assert not thread.is_alive()

    def step(self, step: Callable[[], None]) -> None:
        try:
            step()
        except Exception as error:
            self.broken.append(error)
        finally:
            connection.close()

    def slow(self) -> None:
        workflow.cancel(self.article.pk, by=self.by, number=2)

    def quick(self) -> None:
        assert self.looked.wait(10)
        plan = {"seen": self.read, "at": self.between, "kind": "update"}
        workflow.schedule(self.article.pk, by=self.by, **plan)
        self.committed.set()

    def removing(self, line: Timeline, gone: list[Edition], step: str) -> None:
        """In the place of Timeline.remove: between a look at the line and the change of it."""
        self.looked.set()
        self.committed.wait(self.patience)
        self.remove(line, gone, step)


@pytest.fixture
def interleaving(process_environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Interleaving:
    meeting = Interleaving()
    monkeypatch.setattr(Timeline, "remove", lambda *taken: meeting.removing(*taken))
    return meeting


@pytest.fixture
def unlocked(interleaving: Interleaving, monkeypatch: pytest.MonkeyPatch) -> None:
    interleaving.patience = 20.0  # the quick one comes, however busy the machine is
    monkeypatch.setattr(QuerySet, "select_for_update", QuerySet.select_for_update)
    monkeypatch.setattr(timeline, "transaction", timeline.transaction)
    timeline_steps.without_lock()


def test_a_step_waits_until_another_step_with_its_story_is_done(
    interleaving: Interleaving, process_environment: dict[str, str]
) -> None:
    interleaving.run()
    assert interleaving.broken == []
    assert timeline_checker.faults(process_environment["DATABASE_URL"]) == []
    assert [each.number for each in interleaving.article.editions.all()] == [1, 4, 3]


def test_without_the_lock_the_guard_refuses_what_would_overlap(
    interleaving: Interleaving, process_environment: dict[str, str], unlocked: None
) -> None:
    interleaving.run()
    assert [type(each) for each in interleaving.broken] == [IntegrityError]
    faults = timeline_checker.faults(process_environment["DATABASE_URL"])
    assert not any(each.startswith("two editions at one moment") for each in faults)


def test_without_lock_and_guard_the_same_two_steps_make_two_editions_live_at_once(
    interleaving: Interleaving, process_environment: dict[str, str], unlocked: None
) -> None:
    with guard_dropped():
        interleaving.run()
        faults = timeline_checker.faults(process_environment["DATABASE_URL"])
        assert any(each.startswith("two editions at one moment") for each in faults)
        assert any("overlap" in each for each in own_faults())


@pytest.mark.django_db(transaction=True)
def test_publish_pressed_by_several_editors_at_once_makes_one_edition_and_one_log_entry() -> None:
    article, editors = make_article(), [editor() for _ in range(4)]
    read, together = seen(article), threading.Barrier(4)
    answers: list[Any] = []

    def press(by: User) -> None:
        together.wait(10)
        try:
            answers.append(workflow.publish(article.pk, by=by, seen=read).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[each]) for each in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [Edition.objects.get().pk] * 4
    assert LogEntry.objects.filter(step="publish").count() == 1
    assert LogEntry.objects.filter(step="approve").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_stories_planned_at_once_never_hold_one_address() -> None:
    articles, by, at = [make_article() for _ in range(4)], editor(), timezone.now() + HOUR
    together, broken = threading.Barrier(4), []

    def plan(article: Article) -> None:
        together.wait(10)
        try:
            workflow.schedule(article.pk, by=by, seen=seen(article), at=at)
        except Exception as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=plan, args=[each]) for each in articles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert broken == []
    paths = {each.address.path.rpartition("/")[2] for each in Edition.objects.all()}
    assert paths == {"the-ferry-returns", *(f"the-ferry-returns-{number}" for number in (2, 3, 4))}
