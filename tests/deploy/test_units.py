import shutil
import subprocess
import time

import pytest
from django.db import connection
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.models import Image
from articles.pictures import add_picture
from tests.articles.drawings import jpeg
from tests.articles.factories import published
from tests.deploy.installed import DEPLOY, UNITS, Installed

SERVICES = [name for name in UNITS if name.endswith(".service")]


@pytest.fixture
def units(tmp_path):
    """The units with paths that are there on this machine: systemd looks whether each program can be run."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze: install Debian's package systemd")
    site = Installed(tmp_path, "sqlite:///none", tmp_path)
    site.listening.close()
    folder = tmp_path / "units"
    folder.mkdir()
    for name in UNITS:
        (folder / name).write_text(site.moved((DEPLOY / name).read_text()))
    return folder


def test_systemd_finds_no_fault_in_the_units(units):
    paths = [units / name for name in UNITS]
    command = ["systemd-analyze", "verify", "--man=no", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    faults = [line for line in done.stderr.splitlines() if "newsroom" in line]
    assert (done.returncode, faults) == (0, [])


@pytest.mark.parametrize("name", SERVICES)
def test_systemd_calls_the_services_well_protected(units, name):
    """Its own measure of exposure, in tenths: 96 is nothing done, under 20 is counted as good."""
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=20", str(units / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-500:]


@pytest.mark.slow
def test_every_command_of_the_units_runs(installed):
    published()
    assert "were given back" in installed.run("newsroom-worker.service", "ExecStartPre")
    said = installed.run("newsroom-backup.service")
    (backup,) = (installed.folder / "backups").iterdir()
    assert f"{backup} was written and read back" in said
    assert "is whole. Newsroom (https://news.example.org)" in installed.manage(
        "backup", "--verify", str(backup)
    )


@pytest.mark.slow
def test_the_worker_does_what_waits_and_ends_when_it_is_told(installed, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    image = Image.objects.get(pk=add_picture(jpeg(), alt="Four colours").pk)
    assert image.renditions == []
    connection.close()
    worker = installed.start_worker()
    deadline = time.monotonic() + 30
    while not Image.objects.get().renditions:
        assert worker.poll() is None
        assert time.monotonic() < deadline
    worker.terminate()
    assert worker.wait(30) == 0
    assert DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).count() == 1
