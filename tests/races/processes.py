"""Many real processes at one database.

`race()` starts one process that loads Django once and forks the writers from it, so that sixteen start in
the time of one; each writer has connections of its own. They wait for each other, then take turns at a task.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
from django.db import connection
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 600  # seconds, for a race that hangs

Report = dict[str, Any]
Task = Callable[[random.Random, dict[str, Any]], Iterator[Report]]


def race(task: str, *, writers: int, turns: int, environment: dict[str, str], **options: Any) -> list[Report]:
    """Let writers take turns at a task, named by its dotted path; everything that they reported.

    `kills`: so many writers end by SIGKILL at a random moment, each followed by another one.
    `plant`: the dotted path of a function that breaks the product in every writer.
    `patience`: so many seconds a writer waits for SQLite, which serves writers in no order at all; those of a
    race never pause, so that now and then one is passed over for longer than the site lets a person wait.
    """
    plan = {"task": task, "writers": writers, "turns": turns, "seed": random.randrange(10**9), **options}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.races.processes"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        out, told = process.communicate(json.dumps(plan), timeout=LIMIT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    assert process.returncode == 0, told[-4000:]
    return [json.loads(line) for line in out.splitlines()]


def tally(reports: list[Report]) -> Counter[str]:
    """How often each kind of thing was reported."""
    return Counter(kind for report in reports for kind in report)


def main() -> None:
    signal.alarm(LIMIT)  # nothing outlives a test that was stopped
    plan = json.load(sys.stdin)
    django.setup()
    if "patience" in plan and connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["timeout"] = plan["patience"]
    if plan.get("plant"):
        import_string(plan["plant"])()
    waiting, start = os.pipe()
    running = {_fork(plan, number, waiting, start) for number in range(plan["writers"])}
    os.close(start)  # the last copy: every writer reads the end of the pipe and begins
    kills, number = plan.get("kills", 0), plan["writers"]
    while running:
        pid, status = os.wait()
        running.discard(pid)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            _report({"killed": pid})
            kills, number = kills - 1, number + 1
            running.add(_fork(plan | {"kills": kills}, number, waiting, None))
        elif status:
            _report({"error": f"A writer ended with status {status}."})


def _fork(plan: dict[str, Any], number: int, waiting: int, start: int | None) -> int:
    pid = os.fork()
    if pid:
        return pid
    signal.alarm(LIMIT)
    code = 1
    try:
        if start is not None:
            os.close(start)
        os.read(waiting, 1)
        _write(plan, random.Random(plan["seed"] + number))
        code = 0
    finally:
        sys.stderr.flush()
        os._exit(code)


def _write(plan: dict[str, Any], dice: random.Random) -> None:
    if plan.get("kills", 0) > 0:
        threading.Timer(dice.uniform(0.05, 1.5), os.kill, [os.getpid(), signal.SIGKILL]).start()
    task: Task = import_string(plan["task"])
    for _ in range(plan["turns"]):
        try:
            for report in task(dice, plan):
                _report(report)
        except Exception as error:
            _report({"error": f"{type(error).__name__}: {error}"})


def _report(report: Report) -> None:
    """One write of one short line is never mixed with another's."""
    os.write(1, (json.dumps(report)[:4000] + "\n").encode())


if __name__ == "__main__":
    main()
