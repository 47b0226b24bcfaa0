import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from django_tasks_db.models import DBTaskResult

from articles.tasks import make_renditions
from newsroom.management.commands.serve import give_back_tasks
from tests.newsroom.starting import manage, public_site, site_environment
from tests.programs import ROOT

READY = "Ctrl+C ends it."


@pytest.mark.django_db
def test_what_a_killed_worker_was_at_is_taken_again_by_the_next(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    make_renditions.enqueue(1)
    DBTaskResult.objects.get().claim("a worker that was killed")
    assert not DBTaskResult.objects.ready().exists()
    assert give_back_tasks() == 1
    assert DBTaskResult.objects.ready().count() == 1


@pytest.fixture(scope="module")
def local_site(tmp_path_factory):
    environment = site_environment(tmp_path_factory.mktemp("site"))
    assert manage("migrate", "--verbosity=0", environment=environment).returncode == 0
    return environment


@pytest.fixture
def address():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return f"127.0.0.1:{port}"


@pytest.fixture
def serve(address):
    """Starts the command and ends it after the test, whatever the test has done."""
    started = []

    def start(environment):
        started.append(
            subprocess.Popen(
                [sys.executable, "manage.py", "serve", address],
                env=environment,
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
        return started[-1]

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=30)


def read_until(process, text):
    said = []
    for line in process.stdout:
        said.append(line)
        if text in line:
            return "".join(said)
    raise AssertionError(f"It ended without saying {text!r}: {''.join(said)}")


def children_of(process):
    """The two that were started, by the command they run."""
    numbers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    commands = {int(each): Path(f"/proc/{each}/cmdline").read_text().split("\0") for each in numbers}
    return {"worker" if "db_worker" in command else "web": number for number, command in commands.items()}


def is_running(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_web_server_and_the_worker(serve, local_site, address, number):
    process = serve(local_site)
    said = read_until(process, READY)
    assert f"http://{address}/admin/" in said
    assert urlopen(f"http://{address}/healthz").read().startswith(b"ok\n")
    children = children_of(process)
    assert set(children) == {"web", "worker"}
    process.send_signal(number)
    assert process.wait(timeout=30) == 0
    assert [name for name, child in children.items() if is_running(child)] == []


def test_a_local_site_is_told_the_address_it_is_reached_at(serve, local_site, address):
    process = serve(local_site)
    read_until(process, READY)
    assert f'<link rel="canonical" href="http://{address}/">' in urlopen(f"http://{address}/").read().decode()


@pytest.mark.slow
def test_a_worker_that_dies_is_replaced_and_readers_still_read(serve, local_site, address):
    process = serve(local_site)
    read_until(process, READY)
    first = children_of(process)
    os.kill(first["worker"], signal.SIGKILL)
    read_until(process, "Another one starts.")
    read_until(process, "Starting worker")
    second = children_of(process)
    assert second["web"] == first["web"]
    assert second["worker"] != first["worker"]
    assert urlopen(f"http://{address}/healthz").status == 200


@pytest.mark.slow
def test_when_the_web_server_dies_the_worker_ends_too(serve, local_site):
    process = serve(local_site)
    read_until(process, READY)
    children = children_of(process)
    os.kill(children["web"], signal.SIGKILL)
    read_until(process, "The web server ended by itself")
    assert process.wait(timeout=30) == 1
    assert not is_running(children["worker"])


def test_a_port_that_is_taken_is_said_before_anything_starts(local_site, address):
    host, port = address.split(":")
    with socket.create_server((host, int(port))):
        done = manage("serve", address, environment=local_site)
    assert done.returncode == 1
    assert f"Something else already listens at {address}. Choose another port." in done.stderr


def test_a_public_site_is_served_by_gunicorn(serve, tmp_path, address):
    environment = public_site(tmp_path)
    assert manage("migrate", "--verbosity=0", environment=environment).returncode == 0
    process = serve(environment)
    read_until(process, READY)
    request = Request(f"http://{address}/healthz", headers={"Host": "news.example.org"})
    answer = urlopen(request)
    assert answer.read().startswith(b"ok\n")
    assert "gunicorn" in answer.headers["Server"]


@pytest.mark.parametrize("text", ["8000", "127.0.0.1", "http://127.0.0.1:8000", "127.0.0.1:port"])
def test_an_address_that_cannot_be_listened_at_is_refused(local_site, text):
    done = manage("serve", text, environment=local_site)
    assert done.returncode != 0
    assert "is no address to listen at. Write one like 127.0.0.1:8000." in done.stderr
