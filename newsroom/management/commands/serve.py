"""The web server and the worker for background tasks, side by side until one of them or the caller ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentTypeError
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsroom.checks import DEMO_PASSWORD, open_demo_logins

TICK = 0.1
PAUSE = 1.0
PATIENCE = 10.0
THREADS = 8
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def host_and_port(text: str) -> str:
    if not re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[^\s:/]+):[0-9]{1,5}", text):
        raise ArgumentTypeError(f"{text!r} is no address to listen at. Write one like 127.0.0.1:8000.")
    return text


class Command(BaseCommand):
    help = "Runs the web server and the worker for background tasks, and ends both together."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", nargs="?", default="127.0.0.1:8000", type=host_and_port)
        parser.add_argument(
            "--reload", action="store_true", help="start the web server afresh when a file changes"
        )

    def handle(self, *, address: str, reload: bool, **options: Any) -> None:
        if answers(address):
            raise CommandError(f"Something else already listens at {address}. Choose another port.")
        self.asked_to_stop = False
        if settings.LOCAL_SITE:
            # The children print and link the address that they are really reached at.
            os.environ.setdefault("SITE_URL", f"http://{address}")
        for number in STOPPING:
            signal.signal(number, self.stop)
        children = {"web": start(web_server(address, reload)), "worker": start_worker()}
        try:
            self.wait_for_answer(address, children["web"])
            self.watch(children)
        finally:
            end(list(children.values()))
        if not self.asked_to_stop:
            raise CommandError("The web server ended by itself. What it said stands above.")

    def wait_for_answer(self, address: str, web: subprocess.Popen[bytes]) -> None:
        while not self.asked_to_stop and web.poll() is None:
            if answers(address):
                self.greet(address)
                return
            time.sleep(TICK)

    def watch(self, children: dict[str, subprocess.Popen[bytes]]) -> None:
        """Until the web server ends or should; readers can do without the worker, so that one is replaced."""
        while not self.asked_to_stop and children["web"].poll() is None:
            time.sleep(TICK)
            if children["worker"].poll() is not None and not self.asked_to_stop:
                self.stderr.write("The worker for background tasks ended by itself. Another one starts.")
                time.sleep(PAUSE)
                children["worker"] = start_worker()

    def stop(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def greet(self, address: str) -> None:
        self.stdout.write(f"\n  Newsroom    http://{address}/\n  The desk    http://{address}/admin/")
        if logins := open_demo_logins():
            self.stdout.write(f"  Log in as   {', '.join(logins)}; the password is {DEMO_PASSWORD}")
        self.stdout.write("  Ctrl+C ends it.\n")


def answers(address: str) -> bool:
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=1).close()
    except OSError:
        return False
    return True


def web_server(address: str, reload: bool) -> list[str]:
    if settings.LOCAL_SITE:
        return manage("runserver", address, *([] if reload else ["--noreload"]))
    # The control socket is one more way in that nobody here uses.
    options = ["--no-control-socket", f"--threads={THREADS}", f"--bind={address}"]
    return [sys.executable, "-m", "gunicorn", *options, "newsroom.wsgi"]


def start_worker() -> subprocess.Popen[bytes]:
    """The only worker of a site that is served by this command: what an earlier one was at begins anew."""
    give_back_tasks()
    # Without its reloader, which would cut a task short when it is told to stop.
    return start(manage("db_worker", "--no-reload"))


def give_back_tasks() -> int:
    """Let tasks be taken again that a killed worker had taken; how many. Each may be run twice unharmed."""
    taken = DBTaskResult.objects.running()
    return taken.update(status=TaskResultStatus.READY, started_at=None)


def manage(*arguments: str) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]


def start(command: list[str]) -> subprocess.Popen[bytes]:
    # A group of its own: Ctrl+C reaches this process alone, and what a child starts ends with it.
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "DJANGO_RUNSERVER_HIDE_WARNING": "true"}
    return subprocess.Popen(command, start_new_session=True, env=environment)  # noqa: S603 -- it is ours


def end(children: list[subprocess.Popen[bytes]]) -> None:
    """Asks each group to finish what it is at, and after a while insists."""
    for child in children:
        tell(child, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            tell(child, signal.SIGKILL)
            child.wait()


def tell(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return
