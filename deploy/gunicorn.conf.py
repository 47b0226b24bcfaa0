"""How gunicorn serves the site. systemd's newsroom-web.socket holds the address, so that nobody is refused
while the server starts again; `bind` counts only without it."""

import os
from typing import Any

from gunicorn.http import wsgi

wsgi_app = "newsroom.wsgi"
bind = "127.0.0.1:8000"
workers = int(os.environ.get("WEB_WORKERS", "3"))
# A request spends most of its time waiting for the database.
worker_class = "gthread"
threads = 8
# A worker that says nothing for so long is replaced; one that is told to end has so long for its requests.
timeout = 60
graceful_timeout = 30
# nginx opens a connection for each request: one that was kept might close just when a comment is sent on it.
keepalive = 0
# What a worker says of its health is not to wait for the disk.
worker_tmp_dir = "/dev/shm"  # noqa: S108 -- gunicorn makes a file there that has no name
control_socket_disable = True


class OneWrite:
    """A socket that holds back what it is given first, the headers, until something comes to go with it."""

    def __init__(self, sock: Any) -> None:
        self.sock = sock
        self.held: bytes | None = b""

    def sendall(self, data: bytes) -> None:
        if self.held == b"":
            self.held = data
        else:
            self.flush(data)

    def flush(self, data: bytes = b"") -> None:
        if whole := (self.held or b"") + data:
            self.sock.sendall(whole)
        self.held = None

    def __getattr__(self, name: str) -> Any:
        self.flush()
        return getattr(self.sock, name)


# This file is read again when the server is told to reload.
Plain: Any = getattr(wsgi.Response, "plain", wsgi.Response)


class Response(Plain):  # type: ignore[misc]
    """Headers and body in one write. With two, a worker killed in between leaves nginx with the beginning
    of an answer that it has passed on already; so nginx has nothing yet, and asks another worker."""

    plain = Plain

    def __init__(self, req: Any, sock: Any, *others: Any) -> None:
        super().__init__(req, OneWrite(sock), *others)

    def close(self) -> None:
        super().close()
        self.sock.flush()


wsgi.Response = Response
