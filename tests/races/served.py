"""The site as it is served to others, by several processes of a real web server, and who posts to it."""

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from urllib.parse import urlencode

from comments.models import Comment
from tests.races.processes import ROOT

HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Site:
    """A running server. `paths` are the stories' addresses, `answered` what may be replied to."""

    port: int
    server: subprocess.Popen[bytes]
    paths: dict[int, str]
    answered: list[Comment]
    posted: list[str] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    lost: int = 0

    def workers(self) -> list[int]:
        children = f"/proc/{self.server.pid}/task/{self.server.pid}/children"
        with open(children) as listed:
            return [int(pid) for pid in listed.read().split()]

    def post(self, dice: random.Random, retry: bool) -> None:
        """One comment of words that nobody else says; its receipt is kept once it was handed out."""
        target = None if dice.random() < 0.3 else dice.choice(self.answered)
        article = target.article_id if target else dice.choice(list(self.paths))
        words = f"{dice.getrandbits(96):x}"
        given = {"name": "Kim Berg", "text": f"Nobody else says {words}.", "key": words}
        body = urlencode(given | ({"in_reply_to": str(target.pk)} if target else {}))
        deadline = time.monotonic() + (120 if retry else 0)
        while True:
            try:
                status, location = self.send(f"{self.paths[article]}comments/", body)
                break
            except (OSError, http.client.HTTPException):
                self.lost += 1
                if time.monotonic() > deadline:
                    raise
        self.told.append(status)
        if status == 303:
            self.posted.append(location.rstrip("/").rpartition("/")[2])

    def send(self, path: str, body: str) -> tuple[int, str]:
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            client.request("POST", path, body, HEADERS)
            answer = client.getresponse()
            answer.read()
            return answer.status, answer.getheader("Location", "")
        finally:
            client.close()

    def post_many(self, writers: int, posts: int, retry: bool = False) -> None:
        """So many writers at once, until together they have posted that often."""
        seed = random.randrange(10**9)

        def write(number: int) -> None:
            dice = random.Random(seed + number)
            for _ in range(posts // writers):
                self.post(dice, retry)

        with ThreadPoolExecutor(writers) as crowd:
            list(crowd.map(write, range(writers)))

    def kill_workers(self, kills: int, posts: int, until: Event) -> int:
        """End processes of the server without a warning, each time the oldest, which is at work; the server
        starts new ones. They end spread evenly over so many accepted posts."""
        killed = 0
        while killed < kills and not until.wait(0.01):
            workers = self.workers()
            if workers and len(self.posted) >= (killed + 1) * posts // (kills + 1):
                os.kill(workers[0], signal.SIGKILL)
                killed += 1
        return killed


@contextmanager
def served(
    environment: dict[str, str], paths: dict[int, str], answered: list[Comment], processes: int = 4
) -> Iterator[Site]:
    """Serve the test's database on a free port of this machine, without limits in the way."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {
        "SECRET_KEY": "a-key-for-a-race-that-is-long-enough-to-be-taken-as-one-0123456789",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "COMMENT_LIMIT_ACCEPTED": "1000000",
        "COMMENT_LIMIT_TRIES": "1000000",
        "LOG_LEVEL": "WARNING",
    }
    options = [
        "--workers",
        str(processes),
        "--threads",
        "4",
        "--no-control-socket",
        "--graceful-timeout",
        "5",
    ]
    command = [sys.executable, "-m", "gunicorn", *options, "--bind", f"127.0.0.1:{port}", "newsroom.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment | own)
    try:
        wait_for(port, server)
        yield Site(port, server, paths, answered)
    finally:
        server.terminate()
        server.wait(30)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended by itself"
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            client.request("GET", "/healthz")
            if client.getresponse().status == 200:
                return
        except OSError:
            continue
        finally:
            client.close()
    raise AssertionError("the server did not answer in a minute")
