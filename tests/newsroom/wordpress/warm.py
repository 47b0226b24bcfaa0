"""Runs commands of the site, each in a process of its own that need not start Django first.

It reads a command as a line of JSON, tells the process's number and then the status it ended with.
"""

import json
import os
import sys
import traceback

import django
from django.core.management import call_command
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from newsroom.management.commands import import_wordpress  # noqa: E402, F401 - loaded once, before the forks
from newsroom.wordpress import run  # noqa: E402 - needs the settings

# A small export has many moments between two batches then.
run.BATCH = 3


def carried_out(command: list[str]) -> int:
    try:
        call_command(*command)
    except BaseException:
        traceback.print_exc()
        return 1
    connections.close_all()
    return 0


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            sys.stdout = sys.stderr
            os._exit(carried_out(json.loads(line)))
        print(child, flush=True)
        print(os.waitpid(child, 0)[1], flush=True)


if __name__ == "__main__":
    main()
