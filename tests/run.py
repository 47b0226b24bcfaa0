"""What `make test`, `make test-all` and `make races` run: the suite on each database that answers.

What takes long and rests on no database (how pages look, what pictures hold) is marked `once`, and is not run
again on the second.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, replace

import psycopg

from tests import programs

LOCAL_SERVERS = ("postgresql://postgres@127.0.0.1:5432/postgres", "postgresql:///postgres")
NO_TEST_CHOSEN = 5

EVERYTHING = ("tests",)
RACES = ("tests/races",)
# What rests on the database: its constraints, locks, transactions, dialect of search and plans of queries.
# In five minutes there is time for this on PostgreSQL; `make test-all` runs everything there.
STORIES = ("constraints", "editions", "integrity", "timeline", "workflow")
COMMENTS = ("tree", "intake", "decide", "threads", "integrity", "limits")
ON_THE_DATABASE = (
    *(f"tests/articles/test_{name}.py" for name in STORIES),
    *(f"tests/comments/test_{name}.py" for name in COMMENTS),
    "tests/articles/search",
    "tests/newsroom/test_middleware.py",
    "tests/races",
    "tests/test_queries.py",
)


@dataclass(frozen=True)
class Part:
    """One run of pytest."""

    name: str
    markers: str
    database_url: str = ""
    only: tuple[str, ...] = EVERYTHING
    processes: str = "2"

    def run(self) -> tuple[int, float]:
        print(f"\n=== {self.name} ===", flush=True)
        environment = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
        if self.database_url:
            environment["TEST_DATABASE_URL"] = self.database_url
        command = [sys.executable, "-m", "pytest", "-q", "-n", self.processes, "--dist", "worksteal"]
        command += ["-m", self.markers, *self.only]
        started = time.monotonic()
        code = subprocess.run(command, env=environment, check=False).returncode
        return (0 if code == NO_TEST_CHOSEN else code), time.monotonic() - started


def postgresql() -> str:
    """The address of a PostgreSQL server on which databases may be made, or nothing."""
    given = os.environ.get("TEST_DATABASE_URL")
    return next((url for url in ((given,) if given else LOCAL_SERVERS) if answers(url)), "")


def answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.OperationalError:
        return False
    return bool(row and row[0])


def missing(server: str, everything: bool) -> list[str]:
    """What cannot run on this machine, and how to get it."""
    found = []
    if not server:
        found.append(
            "the suite on PostgreSQL: start a server here, or name one in TEST_DATABASE_URL, "
            "with a login that may create databases"
        )
    if not programs.chromium():
        found.append("the browser: install Debian's package chromium, or name one in CHROMIUM")
    if everything and not (programs.node_module("axe-core") and programs.node_module("vnu-jar")):
        found.append("the checkers of HTML and accessibility: install npm, then `make node`")
    if everything and not programs.java():
        found.append("the checker of HTML: install Debian's package default-jre-headless")
    if everything and not programs.nginx():
        found.append("the site behind a web server: install Debian's packages nginx-light and openssl")
    if everything and not shutil.which("systemd-analyze"):
        found.append("systemd's own look at the units: install Debian's package systemd")
    if server and not shutil.which("pg_dump"):
        found.append("backups of PostgreSQL: install Debian's package postgresql-client")
    return found


def parts(server: str, everything: bool) -> list[Part]:
    """What drives a browser runs by itself: see tests/conftest.py."""
    every = "" if everything else "not slow and "
    only = "browser" if everything else "browser and not slow"
    chosen = [Part("the suite on SQLite", f"{every}not browser"), Part("the browser on SQLite", only)]
    if server and everything:
        chosen.append(Part("the suite on PostgreSQL", "not browser and not once", server))
        chosen.append(Part("the browser on PostgreSQL", "browser and not once", server))
    elif server:
        chosen.append(
            Part("what rests on the database, on PostgreSQL", f"{every}not browser", server, ON_THE_DATABASE)
        )
    return chosen


def races(server: str) -> list[Part]:
    """One after the other: each race keeps the whole machine busy."""
    on_sqlite = Part("races on SQLite", "slow or not slow", "", RACES, "0")
    return [on_sqlite, replace(on_sqlite, name="races on PostgreSQL", database_url=server)][
        : 2 if server else 1
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="run the slow tests too")
    parser.add_argument("--races", action="store_true", help="run the races alone")
    asked = parser.parse_args()
    server = postgresql()
    left_out = missing(server, asked.all)
    chosen = races(server) if asked.races else parts(server, asked.all)
    outcomes = [(part, *part.run()) for part in chosen]

    print("\n=== Summary ===")
    for part, code, seconds in outcomes:
        print(f"{'passed' if code == 0 else 'FAILED'}  {part.name} ({seconds:.0f} s)")
    for reason in left_out:
        print(f"not run  {reason}")
    if left_out and os.environ.get("CI") == "true":
        print("CI=true, so nothing may be missing.")
        return 1
    return max(code for _, code, _ in outcomes)


if __name__ == "__main__":
    sys.exit(main())
