"""An import that is killed at any moment goes on where it stood, and ends as one that was not."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from shutil import copytree

import pytest

from tests.newsroom.wordpress.exports import REAL
from tests.programs import ROOT

pytestmark = pytest.mark.slow

QUESTIONS = (
    "SELECT slug, headline, status, body FROM articles_article ORDER BY 1",
    "SELECT e.number, e.first_published_at, e.updated_at, a.path FROM articles_edition e "
    "JOIN articles_address a ON a.id = e.address_id ORDER BY 4",
    "SELECT id, parent_id, in_reply_to_id, state, text, posted_at, number, lft, rght, level "
    "FROM comments_comment ORDER BY 1",
    "SELECT kind, old, theirs FROM newsroom_imported ORDER BY 1, 2",
    "SELECT path, kind FROM newsroom_oldaddress ORDER BY 1",
    "SELECT slug, name FROM articles_author ORDER BY 1",
)


def manage(data: Path, *arguments: str) -> subprocess.Popen:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("DJANGO")},
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data}/site.sqlite3",
        "NETWORK_KEY": "one and the same",
    }
    environment.pop("SECRET_KEY", None)
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)


def outcome(data: Path) -> list[list[tuple]]:
    with sqlite3.connect(data / "site.sqlite3") as connection:
        return [connection.execute(question).fetchall() for question in QUESTIONS]


def fresh(data: Path) -> Path:
    data.mkdir()
    assert manage(data, "migrate", "-v0").wait() == 0
    return data


def test_fifty_kills_end_as_an_undisturbed_run(tmp_path):
    empty = fresh(tmp_path / "empty")
    undisturbed = Path(copytree(empty, tmp_path / "undisturbed"))
    began = time.monotonic()
    assert manage(undisturbed, "import_wordpress", str(REAL), "--quiet").wait() == 0
    lasts = time.monotonic() - began
    chance = random.Random(5)
    for number in range(10):
        killed = Path(copytree(empty, tmp_path / f"killed-{number}"))
        for _ in range(5):
            kill_at(killed, chance.uniform(lasts * 0.4, lasts))
        assert manage(killed, "import_wordpress", str(REAL), "--quiet").wait() == 0
        assert outcome(killed) == outcome(undisturbed)


def kill_at(data: Path, seconds: float) -> None:
    process = manage(data, "import_wordpress", str(REAL), "--quiet")
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
