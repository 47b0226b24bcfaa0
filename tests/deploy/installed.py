"""A site as docs/operations.md sets it up, in a folder: the files of deploy/ with other paths and ports, run
by the commands of their units, with a real nginx in front."""

import http.client
import os
import random
import re
import shlex
import socket
import ssl
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.programs import ROOT, nginx

NAME = "news.example.org"
DEPLOY = ROOT / "deploy"
UNITS = sorted(path.name for path in DEPLOY.glob("newsroom-*.*"))
ANYTHING = ssl.create_default_context()
ANYTHING.check_hostname, ANYTHING.verify_mode = False, ssl.CERT_NONE

MAIN = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; worker_processes 2; {user}
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types; access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: str


def free_port() -> int:
    """One below those that the machine hands out by itself, which another test may get at any time."""
    for _ in range(100):
        port = random.randrange(10_000, 32_000)
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port
    raise AssertionError("No port is free.")


@dataclass
class Installed:
    folder: Path
    database_url: str
    data: Path
    plain: int = field(default_factory=free_port)
    tls: int = field(default_factory=free_port)
    inner: int = field(default_factory=free_port)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("etc", "cache", "backups", "tls"):
            (self.folder / name).mkdir()
        self.settings = self.folder / "etc" / "settings.env"
        self.settings.write_text(self.lines())
        (self.folder / "site.conf").write_text(self.moved((DEPLOY / "nginx.conf").read_text()))
        user = "user root;" if os.getuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(MAIN.format(folder=self.folder, user=user))
        self.make_certificate()
        self.listen()

    def listen(self) -> None:
        """What systemd does for newsroom-web.socket."""
        self.listening = socket.create_server(("127.0.0.1", self.inner), backlog=4096)

    def take_down(self) -> None:
        self.stop("web")
        self.listening.close()

    def lines(self) -> str:
        """The settings of docs/operations.md, and no limits in the way of a test."""
        return "\n".join(
            [
                "SECRET_KEY=a-key-for-a-test-that-is-long-enough-to-be-taken-as-one-0123456789",
                f"ALLOWED_HOSTS={NAME}",
                f"SITE_URL=https://{NAME}",
                f"DATABASE_URL={self.database_url}",
                f"DATA_DIR={self.data}",
                "TRUSTED_PROXIES=127.0.0.1",
                "COMMENT_LIMIT_ACCEPTED=1000000",
                "COMMENT_LIMIT_TRIES=1000000",
            ]
        )

    def moved(self, text: str) -> str:
        """The same text for this folder and these ports; without IPv6, which not every machine has."""
        places = {
            "/opt/newsroom/.venv/bin": str(Path(sys.executable).parent),
            "/opt/newsroom": str(ROOT),
            "/var/lib/newsroom": str(self.data),
            "/var/backups/newsroom": str(self.folder / "backups"),
            "/var/cache/nginx": str(self.folder / "cache"),
            f"/etc/letsencrypt/live/{NAME}": str(self.folder / "tls"),
            "/etc/newsroom": str(self.folder / "etc"),
            "127.0.0.1:8000": f"127.0.0.1:{self.inner}",
            "listen 80": f"listen 127.0.0.1:{self.plain}",
            "listen 443": f"listen 127.0.0.1:{self.tls}",
        }
        text = re.sub(r"^.*listen \[::\].*\n", "", text, flags=re.MULTILINE)
        for place, here in places.items():
            text = text.replace(place, here)
        return text

    def make_certificate(self) -> None:
        place = self.folder / "tls"
        asked = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={NAME}"]
        files = ["-keyout", str(place / "privkey.pem"), "-out", str(place / "fullchain.pem")]
        subprocess.run(["openssl", "req", *asked, *files], check=True, capture_output=True)

    def unit(self, name: str) -> dict[str, list[str]]:
        """The lines of a unit, by key."""
        lines = self.moved((DEPLOY / name).read_text()).splitlines()
        found: dict[str, list[str]] = {}
        for key, separator, value in (line.partition("=") for line in lines if not line.startswith("#")):
            if separator:
                found.setdefault(key, []).append(value)
        return found

    def environment(self, unit: dict[str, list[str]]) -> dict[str, str]:
        """No more than systemd gives."""
        given = dict(pair.split("=", 1) for line in unit["Environment"] for pair in shlex.split(line))
        return {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin", "LANG": "C.UTF-8"} | given

    def run(self, name: str, key: str = "ExecStart") -> str:
        """A command of a unit, to its end."""
        (command,) = self.unit(name)[key]
        return self.carry_out(name, shlex.split(command))

    def manage(self, *arguments: str) -> str:
        return self.carry_out("newsroom-web.service", [sys.executable, "manage.py", *arguments])

    def carry_out(self, name: str, command: list[str]) -> str:
        environment = self.environment(self.unit(name))
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start_web(self) -> None:
        """With the listening socket as its third file, as systemd hands it over."""
        unit = self.unit("newsroom-web.service")
        (command,) = unit["ExecStart"]
        script = f"exec 3<&{self.listening.fileno()}; LISTEN_FDS=1 LISTEN_PID=$$ exec {command}"
        self.running["web"] = subprocess.Popen(
            ["/bin/bash", "-c", script],
            env=self.environment(unit) | {"WEB_WORKERS": "2"},
            cwd=ROOT,
            pass_fds=[self.listening.fileno()],
        )

    def start_worker(self) -> subprocess.Popen[bytes]:
        unit = self.unit("newsroom-worker.service")
        (command,) = unit["ExecStart"]
        self.running["worker"] = subprocess.Popen(shlex.split(command), env=self.environment(unit), cwd=ROOT)
        return self.running["worker"]

    def start_nginx(self) -> None:
        command = [str(nginx()), "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
        self.running["nginx"] = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self.wait("/healthz")

    def wait(self, path: str, status: int = 200) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            for name, process in self.running.items():
                assert process.poll() is None, f"{name} ended by itself"
            try:
                if self.get(path).status == status:
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"{path} does not answer with {status}.")

    def workers(self) -> list[int]:
        number = self.running["web"].pid
        return [int(each) for each in Path(f"/proc/{number}/task/{number}/children").read_text().split()]

    def stop(self, name: str) -> None:
        process = self.running.pop(name)
        process.terminate()
        process.wait(40)

    def close(self) -> None:
        for name in list(self.running):
            self.stop(name)
        self.listening.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, **fields: str) -> Answer:
        sent = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(fields), sent)

    def ask(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> Answer:
        with socket.create_connection(("127.0.0.1", self.tls), timeout=60) as plain:
            with ANYTHING.wrap_socket(plain, server_hostname=NAME) as secure:
                client = http.client.HTTPConnection(NAME)
                client.sock = secure
                client.request(method, path, body, headers or {})
                answer = client.getresponse()
                content = answer.read().decode("utf-8", "replace")
                return Answer(
                    answer.status, {name.lower(): value for name, value in answer.getheaders()}, content
                )
