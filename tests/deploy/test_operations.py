"""docs/operations.md, carried out: its commands in their order, in a folder instead of a whole machine."""

import re
import shlex
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg.sql import SQL, Identifier

from tests.deploy.installed import DEPLOY, Installed
from tests.deploy.test_under_load import reload_workers
from tests.isolation import PREFIX, variables
from tests.programs import ROOT, nginx

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
BEGIN = "newsroom begin --noinput --name='The Lantern' --sections=Council --login=ada --email=ada@example.org"

# What a machine has and a folder has not: packages, users and their rights, systemd, a name on the internet.
ELSEWHERE = re.compile(
    r"apt-get |adduser |runuser |chown |install |systemctl |certbot |nginx -t|cp |ln |rm |sed |cd |"
    r"/usr/bin/python3 -m venv |\S+/pip "
)
LOG_IN = """
from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends.db import SessionStore
person = auth.get_user_model().objects.get(username="ada")
session = SessionStore()
session[auth.SESSION_KEY] = person.pk
session[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[auth.HASH_SESSION_KEY] = person.get_session_auth_hash()
session.save()
print("session", session.session_key)
"""


def script(section: str) -> str:
    """The commands of a section but for those that need a whole machine."""
    text = PAGE[PAGE.index(f"\n## {section}\n") + 4 :].partition("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if not ELSEWHERE.match(line)]
    assert lines
    return "\n".join(lines)


def carry_out(site: Installed, text: str) -> str:
    """`newsroom` is deploy/newsroom, but for the user."""
    program = (DEPLOY / "newsroom").read_text().replace("runuser -u newsroom -- ", "")
    folder = site.folder / "bin"
    folder.mkdir(exist_ok=True)
    (folder / "newsroom").write_text(site.moved(program).replace(".venv/bin/python", sys.executable))
    (folder / "newsroom").chmod(0o755)
    environment = {
        "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin",
        "ADMIN_PASSWORD": "a lighthouse in the rain",
    }
    done = subprocess.run(
        ["/bin/bash", "-euc", site.moved(text)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def empty_database(transactional_db, process_environment, tmp_path):
    """Makes the address of a database without tables, under a name."""

    def make(name: str) -> str:
        if connection.vendor != "postgresql":
            return f"sqlite:///{tmp_path}/{name}.sqlite3"
        there, named = process_environment["DATABASE_URL"], f"{PREFIX}_{name}"
        with psycopg.connect(there, autocommit=True) as server:
            server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(named)))
            server.execute(SQL("CREATE DATABASE {}").format(Identifier(named)))
        return f"{there.rpartition('/')[0]}/{named}"

    return make


@pytest.fixture
def site(empty_database, tmp_path: Path):
    if not nginx():
        pytest.skip("no nginx: install Debian's package nginx-light")
    with closing(Installed(tmp_path, empty_database("begun"), tmp_path / "data")) as site:
        site.settings.unlink()
        (tmp_path / "data").mkdir()
        text = script("Set up").replace(
            "DATABASE_URL=postgresql:///newsroom", f"DATABASE_URL={site.database_url}"
        )
        carry_out(site, text.replace("newsroom begin", BEGIN))
        site.start_web()
        site.start_nginx()
        yield site


def settings_of(site: Installed) -> dict[str, str]:
    return dict(line.split("=", 1) for line in site.settings.read_text().splitlines())


def put_settings(site: Installed, **values: str) -> None:
    lines = settings_of(site) | values
    site.settings.write_text("\n".join(f"{name}={value}" for name, value in lines.items() if value))


def test_the_page_names_only_settings_and_commands_that_there_are():
    assert set(re.findall(r"^([A-Z][A-Z_]+)=", PAGE, re.MULTILINE)) <= set(variables())
    ours = {path.stem for path in ROOT.glob("*/management/commands/*.py")}
    djangos = {"migrate", "collectstatic", "check", "changepassword", "createsuperuser", "shell"}
    assert set(re.findall(r"(?:^|`)newsroom ([a-z_]+)", PAGE, re.MULTILINE)) <= ours | djangos
    for file in re.findall(r"/opt/newsroom/(deploy/[\w.*-]+|requirements[\w.-]+)", PAGE):
        assert list(ROOT.glob(file))


@pytest.mark.slow
def test_a_server_from_nothing_answers_and_is_upgraded_and_restored(site, empty_database):
    front = site.get("/")
    assert "<title>The Lantern" in front.body
    assert "Council" in front.body
    assert site.get("/healthz").body.startswith("ok\n")

    web = site.running["web"].pid
    upgrade = script("Upgrade")
    assert "newsroom check --deploy" in upgrade
    assert "No faults found" in carry_out(site, f"{upgrade}\nkill -HUP {web}")
    site.wait("/about/")

    (backup,) = (site.folder / "backups").iterdir()
    wanted = re.compile(r"/var/backups/newsroom/2026\S+\.tar")
    put_settings(site, DATABASE_URL=empty_database("restored"))
    site.stop("web")
    assert "No faults found" in carry_out(site, wanted.sub(str(backup), script("Restore")))
    site.start_web()
    site.wait("/healthz")
    restored = site.get("/")
    assert (restored.status, restored.body) == (200, front.body)
    assert str(backup) in carry_out(site, f"newsroom backup --verify {shlex.quote(str(backup))}")


@pytest.mark.slow
def test_a_key_is_changed_and_nobody_is_logged_out_until_the_old_one_goes(site):
    said = site.manage("shell", "--verbosity=0", "-c", LOG_IN)
    cookie = {"Cookie": f"sessionid={said.split()[-1]}"}
    old = settings_of(site)
    assert site.get("/admin/", **cookie).status == 200

    put_settings(site, SECRET_KEY=old["NETWORK_KEY"][::-1], SECRET_KEY_FALLBACKS=old["SECRET_KEY"])
    reload_workers(site)
    assert site.get("/admin/", **cookie).status == 200

    put_settings(site, SECRET_KEY=old["SECRET_KEY"][::-1], SECRET_KEY_FALLBACKS="")
    reload_workers(site)
    assert site.get("/admin/", **cookie).status == 302
