"""Many processes at one tree of comments. `RACE_SIZE=full` runs the sizes that the figures are taken from."""

import os
import threading
from typing import Any

import pytest
from django.db import connection

from comments.models import Comment, Decision
from comments.models.comment import CommentManager
from tests.comments.factories import approved, live_article, moderator, waiting
from tests.races import checker, writing
from tests.races.processes import race, tally

FULL = os.environ.get("RACE_SIZE") == "full"
POSTS = 2_400 if FULL else 240
PLANTED_RUNS = 10 if FULL else 2

Reports = list[dict[str, Any]]


@pytest.fixture
def arena(process_environment):
    """A race among stories made for it: returns what the writers reported and the judge's database."""
    url = process_environment["DATABASE_URL"]

    def run(task: str, writers: int, stories: int, posts: int = POSTS, **options: Any) -> Reports:
        everything = moderator("moderate_comment", "purge_comment")
        articles = [live_article().pk for _ in range(stories)]
        connection.close()
        return race(
            f"tests.races.writing.{task}",
            writers=writers,
            turns=posts // writers,
            environment=process_environment,
            articles=articles,
            by=everything.pk,
            **({"patience": 120} if FULL else {}),
            **options,
        )

    run.url = url
    return run


def posted(reports: Reports) -> list[int]:
    return [report["posted"] for report in reports if "posted" in report]


def errors(reports: Reports) -> list[str]:
    return [report["error"] for report in reports if "error" in report]


@pytest.mark.slow
@pytest.mark.parametrize("stories", [1, 50])
@pytest.mark.parametrize("writers", [16, 32])
def test_many_writers_lose_nothing_refuse_nothing_and_leave_a_perfect_tree(arena, writers, stories):
    reports = arena("post", writers, stories)
    assert errors(reports) == []
    assert tally(reports) == {"posted": POSTS // writers * writers}
    assert sorted(posted(reports)) == sorted(checker.comments(arena.url))
    assert checker.faults(arena.url) == []


@pytest.mark.slow
@pytest.mark.parametrize("writers", [16, 32])
def test_moves_purges_and_second_thoughts_amid_the_posts_leave_a_perfect_tree(arena, writers):
    reports = arena("mixed", writers, 3, posts=2 * POSTS)
    told = tally(reports)
    purged = {pk for report in reports for pk in report.get("purged", [])}
    assert errors(reports) == []
    assert min(told["moved"], told["purged"], told["decided"]) > 0
    assert set(posted(reports)) - purged == checker.comments(arena.url)
    assert checker.faults(arena.url) == []


@pytest.mark.slow
def test_writers_killed_at_random_moments_lose_nothing_that_was_accepted(arena):
    reports = arena("post", 16, 2, kills=64 if FULL else 24)
    told = tally(reports)
    there, accepted = checker.comments(arena.url), posted(reports)
    assert errors(reports) == []
    assert told["killed"] >= 16
    assert set(accepted) <= there
    assert len(there) - len(accepted) <= told["killed"]
    assert checker.faults(arena.url) == []


@pytest.mark.slow
def test_the_same_said_by_many_at_once_is_one_comment(arena):
    reports = arena("say_the_same", 16, 1, posts=16)
    assert errors(reports) == []
    assert tally(reports) == {"posted": 3, "repeated": 45}
    assert {report["repeated"] for report in reports if "repeated" in report} == set(posted(reports))
    assert checker.faults(arena.url) == []


@pytest.mark.slow
def test_of_many_moderators_who_decide_at_once_one_decides_and_the_others_learn_of_it(arena):
    held = [waiting(live_article()).pk for _ in range(5)]
    reports = arena("decide_first", 16, 0, posts=16, waiting=held)
    assert errors(reports) == []
    assert sorted(report["decided"] for report in reports if "decided" in report) == held
    told = {report["late"] for report in reports if "late" in report}
    assert told == set(Decision.objects.values_list("pk", flat=True))
    assert checker.faults(arena.url) == []


@pytest.mark.slow
def test_the_race_finds_the_bug_when_the_lock_is_taken_out(arena):
    """Without this the races above would prove nothing."""
    plant = "without_lock" if connection.vendor == "postgresql" else "without_transaction"
    found = 0
    for _ in range(PLANTED_RUNS):
        before = set(checker.faults(arena.url))
        arena("post", 16, 1, posts=POSTS, top=0.1, plant=f"tests.races.writing.{plant}")
        found += bool(set(checker.faults(arena.url)) - before)
    assert found >= PLANTED_RUNS * 0.9


class Interleaving:
    """Two replies in one thread. The slow one has looked where it belongs and not yet written it when the
    quick one comes, to an earlier place, which moves that of the slow one."""

    patience = 1.0  # seconds: the lock keeps the quick one out for as long as we care to wait

    def __init__(self) -> None:
        by, self.article = moderator(), live_article()
        top = approved(self.article, by=by)
        self.earlier, self.later = (approved(self.article, top, by=by) for _ in range(2))
        self.looked, self.committed = threading.Event(), threading.Event()
        self.place = CommentManager.place

    def run(self) -> None:
        threads = [threading.Thread(target=self.slow, name="slow"), threading.Thread(target=self.quick)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
            assert not thread.is_alive()

    def slow(self) -> None:
        self.post(self.later)

    def quick(self) -> None:
        assert self.looked.wait(10)
        self.post(self.earlier)
        self.committed.set()

    def post(self, target: Comment) -> None:
        words = f"An answer to comment {target.pk}."
        try:
            Comment.objects.post(article=self.article, name="Kim Berg", text=words, reply_to=target.pk)
        finally:
            connection.close()

    def placing(self, manager: CommentManager, comment: Comment, parent: Comment | None) -> None:
        """In the place of CommentManager.place: between a look at the tree and the change of it."""
        if threading.current_thread().name == "slow":
            self.looked.set()
            self.committed.wait(self.patience)
        self.place(manager, comment, parent)


@pytest.fixture
def interleaving(transactional_db, monkeypatch):
    meeting = Interleaving()
    monkeypatch.setattr(CommentManager, "place", lambda *taken: meeting.placing(*taken))
    return meeting


def test_a_reply_waits_until_another_reply_in_its_thread_is_written(interleaving, process_environment):
    interleaving.run()
    assert not checker.faults(process_environment["DATABASE_URL"])
    assert Comment.objects.count() == 5


def test_without_the_lock_the_same_two_replies_break_the_tree(interleaving, process_environment, monkeypatch):
    monkeypatch.setattr(CommentManager, "lock", CommentManager.lock)
    monkeypatch.setattr(CommentManager, "_hold", CommentManager._hold)
    if connection.vendor == "postgresql":
        writing.without_lock()
    else:
        for module in (writing.tree, writing.intake):
            monkeypatch.setattr(module, "transaction", module.transaction)
        writing.without_transaction()
    interleaving.patience = 20.0  # the quick one comes, however busy the machine is
    interleaving.run()
    assert checker.faults(process_environment["DATABASE_URL"])
