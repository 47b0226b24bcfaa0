"""Runs one function with the site's settings loaded, and prints what it returns as JSON.

The process that measures loads no Django: it has several databases to speak of, and settings name one.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parent.parent


def inside(environment: dict[str, str], task: str, *arguments: object) -> Any:
    """What a function, named by its dotted path, returns in a process of its own on a site of its own."""
    command = [sys.executable, "-m", "benchmarks.inside", task, json.dumps(arguments)]
    done = subprocess.run(  # noqa: S603 -- it is ours
        command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


def migrate() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(import_string(sys.argv[1])(*json.loads(sys.argv[2]))))
