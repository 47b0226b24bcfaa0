"""Whole sites to import into, on disk and in databases of their own."""

import hashlib
import json
import os
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier

from tests.isolation import PREFIX
from tests.programs import ROOT

SERVER = os.environ.get("TEST_DATABASE_URL")


def environment(data: Path, url: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    inherited.pop("SECRET_KEY", None)
    return inherited | {"DATA_DIR": str(data), "DATABASE_URL": url, "NETWORK_KEY": "one and the same"}


def manage(data: Path, *arguments: str) -> subprocess.Popen:
    command = [sys.executable, "manage.py", *arguments]
    at = environment(data, f"sqlite:///{data}/site.sqlite3")
    return subprocess.Popen(command, cwd=ROOT, env=at, stdout=subprocess.DEVNULL)


def fresh(data: Path) -> Path:
    data.mkdir()
    assert manage(data, "migrate", "-v0").wait() == 0
    return data


class Site:
    """One site whose commands can be killed, and which can be made empty again. On the server of
    TEST_DATABASE_URL, or else in a file."""

    def __init__(self, data: Path) -> None:
        data.mkdir()
        self.data = data
        self.name = f"{PREFIX}_site"
        self.url = urlsplit(SERVER)._replace(path=f"/{self.name}").geturl() if SERVER else self._file.as_uri()
        if SERVER:
            self._on_server("CREATE DATABASE {}", self.name)
        url = self.url if SERVER else f"sqlite:///{self._file}"
        self._warm = subprocess.Popen(
            [sys.executable, "-m", "tests.newsroom.wordpress.warm"],
            cwd=ROOT,
            env=environment(data, url),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.run("migrate", "-v0") == 0
        if SERVER:
            self._on_server("CREATE DATABASE {} TEMPLATE {}", f"{self.name}_empty", self.name)
        else:
            shutil.copy(self._file, data / "empty.sqlite3")

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_: object) -> None:
        self._warm.stdin.close()
        self._warm.wait()
        self._warm.stdout.close()
        if SERVER:
            self._on_server("DROP DATABASE {} WITH (FORCE)", self.name)
            self._on_server("DROP DATABASE {}", f"{self.name}_empty")

    @property
    def _file(self) -> Path:
        return self.data / "site.sqlite3"

    def run(self, *command: str, killed_after: float | None = None) -> int:
        """The status that the command ended with: minus nine when it was killed."""
        self._warm.stdin.write(json.dumps(command) + "\n")
        self._warm.stdin.flush()
        process = int(self._warm.stdout.readline())
        if killed_after is not None and not select.select([self._warm.stdout], [], [], killed_after)[0]:
            os.kill(process, signal.SIGKILL)
        return os.waitstatus_to_exitcode(int(self._warm.stdout.readline()))

    def empty(self) -> None:
        for folder in ("private", "media"):
            shutil.rmtree(self.data / folder, ignore_errors=True)
        if SERVER:
            self._on_server("DROP DATABASE {} WITH (FORCE)", self.name)
            self._on_server("CREATE DATABASE {} TEMPLATE {}", self.name, f"{self.name}_empty")
            return
        for beside in ("-wal", "-shm"):
            Path(f"{self._file}{beside}").unlink(missing_ok=True)
        shutil.copy(self.data / "empty.sqlite3", self._file)

    def rows(self, *questions: str) -> list[list[tuple]]:
        connection = psycopg.connect(self.url) if SERVER else sqlite3.connect(self._file)
        try:
            return [connection.execute(question).fetchall() for question in questions]
        finally:
            connection.close()

    def files(self) -> dict[str, str]:
        """Every file in its stores, with its digest."""
        found = (path for folder in ("private", "media") for path in (self.data / folder).rglob("*"))
        return {
            path.relative_to(self.data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in found
            if path.is_file()
        }

    def _on_server(self, statement: str, *names: str) -> None:
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(SQL(statement).format(*map(Identifier, names)))
