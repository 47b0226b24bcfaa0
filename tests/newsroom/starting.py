"""Starts a site in a process of its own, with nothing in its environment but what the test says."""

import os
import subprocess
import sys
from pathlib import Path

from tests.isolation import variables
from tests.programs import ROOT

KEY = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def site_environment(data: Path, **given: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in variables()}
    return inherited | {"DATA_DIR": str(data), "DOTENV_PATH": os.devnull} | given


def public_site(data: Path, **given: str) -> dict[str, str]:
    """The environment of the least that a public site has to say."""
    least = {
        "SECRET_KEY": KEY,
        "ALLOWED_HOSTS": "news.example.org",
        "SITE_URL": "https://news.example.org",
        "DATABASE_URL": f"sqlite:///{data}/site.sqlite3",
    }
    return site_environment(data, **(least | given))


def run_python(code: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "-c", code], environment)


def manage(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "manage.py", *arguments], environment)


def run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
