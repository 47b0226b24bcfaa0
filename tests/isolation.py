"""Tests touch nothing of the machine's own: databases and files are made for them, under random names."""

import os
import re
import secrets
import shutil
import tempfile
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg.sql import SQL, Identifier

from tests.programs import ROOT

# The workers of pytest-xdist inherit the name of the run from the process that starts and ends them.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
RUN = os.environ["NEWSROOM_TEST_RUN"] if WORKER else secrets.token_hex(6)
os.environ["NEWSROOM_TEST_RUN"] = RUN
PREFIX = f"newsroom_test_{RUN}"
RUN_FILES = Path(tempfile.gettempdir()) / PREFIX
FILES = RUN_FILES / (WORKER or "main")


def variables() -> list[str]:
    """Every variable that the settings read, as .env.example lists them."""
    return re.findall(
        r"^#?([A-Z][A-Z0-9_]*)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE
    )


def isolate_environment() -> None:
    """Before the settings are read: forget what this machine says about its own site."""
    for name in variables():
        os.environ.pop(name, None)
        os.environ.pop(f"{name}_FILE", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    os.environ["DOTENV_PATH"] = os.devnull
    os.environ["DATA_DIR"] = str(FILES)
    (FILES / "static").mkdir(parents=True, mode=0o700)
    if url := os.environ.get("TEST_DATABASE_URL"):
        os.environ["DATABASE_URL"] = url


def isolate_settings() -> None:
    database = settings.DATABASES["default"]
    # A file and not SQLite's memory, so that threads and processes can share it as they do on a real site.
    in_file = database["ENGINE"] == "django.db.backends.sqlite3"
    name = str(FILES / "test.sqlite3") if in_file else PREFIX
    database.setdefault("TEST", {})["NAME"] = name
    # Tests speak as clients far away and through proxies; the tests of a local site put this back.
    settings.MIDDLEWARE.remove("newsroom.middleware.LocalSiteMiddleware")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def remove_what_was_made() -> None:
    """At the very end of a run: also what a worker left that had no time to tidy up."""
    if WORKER:
        return
    shutil.rmtree(RUN_FILES, ignore_errors=True)
    if url := os.environ.get("TEST_DATABASE_URL"):
        remove_databases(url)


def remove_databases(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        made = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        for (name,) in made.fetchall():
            server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
