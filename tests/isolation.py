"""Tests touch nothing of the machine's own: databases and files are made for them, under random names."""

import os
import re
import secrets
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from tests.programs import ROOT

FILES = Path(tempfile.mkdtemp(prefix="newsroom_test_"))
DATABASE_NAME = f"newsroom_test_{secrets.token_hex(6)}_{os.environ.get('PYTEST_XDIST_WORKER', 'gw')}"


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
    (FILES / "static").mkdir()
    if url := os.environ.get("TEST_DATABASE_URL"):
        os.environ["DATABASE_URL"] = url


def isolate_settings() -> None:
    database = settings.DATABASES["default"]
    # A file and not SQLite's memory, so that threads and processes can share it as they do on a real site.
    in_file = database["ENGINE"] == "django.db.backends.sqlite3"
    name = str(FILES / f"{DATABASE_NAME}.sqlite3") if in_file else DATABASE_NAME
    database.setdefault("TEST", {})["NAME"] = name
    # Tests speak as clients far away and through proxies; the tests of a local site put this back.
    settings.MIDDLEWARE.remove("newsroom.middleware.LocalSiteMiddleware")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def remove_files() -> None:
    shutil.rmtree(FILES, ignore_errors=True)
