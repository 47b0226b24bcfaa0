"""Eight readers and four commenters behind nginx, while processes are killed and the server starts again."""

import os
import random
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from threading import Event

import pytest

from articles.models import Edition
from comments.models import Comment
from tests.articles.factories import published
from tests.deploy.installed import Installed
from tests.races import checker

pytestmark = pytest.mark.slow
READERS, COMMENTERS = 8, 4


def read(site: Installed, paths: list[str], over: Event) -> Counter[int | str]:
    """Half of what is read nginx never had before, so it can have it from the site alone."""
    dice, told = random.Random(), Counter[int | str]()
    while not over.is_set():
        try:
            unknown = f"/search/?q=ferry+{dice.getrandbits(64)}"
            told[site.get(dice.choice([*paths, unknown, unknown])).status] += 1
        except (OSError, HTTPException) as error:
            told[repr(error)] += 1
    return told


def post(site: Installed, paths: list[str], over: Event) -> tuple[list[str], Counter[int | str]]:
    """What was accepted, by the words that nobody else says."""
    dice, told, accepted = random.Random(), Counter[int | str](), []
    while not over.is_set():
        words = f"Nobody else says {dice.getrandbits(96):x}."
        try:
            answer = site.post(f"{dice.choice(paths)}comments/", name="Kim Berg", text=words)
        except (OSError, HTTPException) as error:
            told[repr(error)] += 1
            continue
        told[answer.status] += 1
        if answer.status == 303:
            accepted.append(words)
    return accepted, told


def kill_workers(site: Installed) -> None:
    for _ in range(4):
        before = set(site.workers())
        os.kill(min(before), signal.SIGKILL)
        until(lambda before=before: len(set(site.workers()) - before) >= 1 and len(site.workers()) == 2)


def reload_workers(site: Installed) -> None:
    """What `systemctl reload newsroom-web` does."""
    for _ in range(2):
        before = set(site.workers())
        site.running["web"].send_signal(signal.SIGHUP)
        until(lambda before=before: not before & set(site.workers()))


def restart(site: Installed) -> None:
    """What `systemctl restart newsroom-web` does: the socket is systemd's, and stays."""
    for _ in range(2):
        site.stop("web")
        site.start_web()
        until(lambda: len(site.workers()) == 2)


def until(is_so) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("trouble", [kill_workers, reload_workers, restart])
def test_no_reader_is_failed_and_no_accepted_comment_lost(installed, process_environment, trouble):
    for number in range(3):
        published(slug=f"story-{number}")
    paths = [edition.get_absolute_url() for edition in Edition.objects.select_related("address")]
    installed.manage("collectstatic", "--noinput")
    installed.start_web()
    installed.start_nginx()
    over = Event()
    with ThreadPoolExecutor(READERS + COMMENTERS) as crowd:
        reading = [crowd.submit(read, installed, paths, over) for _ in range(READERS)]
        posting = [crowd.submit(post, installed, paths, over) for _ in range(COMMENTERS)]
        try:
            time.sleep(1)
            trouble(installed)
            time.sleep(1)
        finally:
            over.set()
    told = sum((each.result() for each in reading), Counter())
    accepted = [words for each in posting for words in each.result()[0]]
    answers = sum((each.result()[1] for each in posting), Counter())
    assert set(told) == {200}, told
    assert told[200] > 50
    texts = Counter(Comment.objects.order_by().values_list("text", flat=True))
    assert len(accepted) > 10
    assert set(accepted) <= set(texts)
    assert set(texts.values()) == {1}
    # A worker that is killed takes what it was at with it, and nginx sends nothing twice.
    assert set(answers) <= ({303, 502} if trouble is kill_workers else {303}), answers
    assert checker.faults(process_environment["DATABASE_URL"]) == []
