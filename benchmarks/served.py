"""A WSGI application served as a site is: by gunicorn, with the options of `manage.py serve`."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks import processor
from benchmarks.inside import ROOT

OPTIONS = ("--no-control-socket", "--threads=8", "--workers=1", "--log-level=warning")
PATIENCE = 60


@dataclass
class Server:
    port: int
    worker: int

    def get(self, address: str) -> bytes:
        """One page by a connection of its own, as a proxy in front asks for it. Raises for all but 200."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            client.request("GET", address)
            answer = client.getresponse()
            page = answer.read()
        finally:
            client.close()
        if answer.status != 200:
            raise RuntimeError(f"{address} was answered with {answer.status}.")
        return page


@contextmanager
def served(application: str, environment: dict[str, str]) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", *OPTIONS, f"--bind=127.0.0.1:{port}", application]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment)  # noqa: S603 -- it is ours
    try:
        wait_for(port, process)
        [worker] = processor.children(process.pid)
        yield Server(port, worker)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            if processor.children(process.pid):
                return
    raise RuntimeError("The server did not start. What it said stands above.")
