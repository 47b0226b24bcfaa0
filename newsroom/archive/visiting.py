"""How the archive asks for what a visitor sees: Django's own handler, without a network."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import storages
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http.response import HttpResponseBase

from newsroom.archive.places import MEDIA, STATIC, Address


class Visitor:
    def __init__(self) -> None:
        self.handler = WSGIHandler()
        site = urlsplit(settings.SITE_URL)
        self.environ = {
            "REQUEST_METHOD": "GET",
            "HTTP_HOST": site.netloc,
            "SERVER_NAME": site.hostname or "",
            "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": site.scheme,
        }

    def ask(self, address: Address) -> HttpResponseBase:
        asked = {
            "PATH_INFO": address.path.encode("utf-8", "replace").decode("latin-1"),
            "QUERY_STRING": address.query,
            "wsgi.input": BytesIO(),
        }
        return self.handler.get_response(WSGIRequest(self.environ | asked))


@contextmanager
def quietly() -> Iterator[None]:
    """A link that leads nowhere is no news for the log: the archive tells of it."""
    logger = logging.getLogger("django.request")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


def copy_file(address: Address, target: Path) -> bool:
    """A public file, from where it lies and not by its address, which may be another machine's."""
    opened = _opened(address.path.lstrip("/"))
    if opened is None:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    with opened as source, target.open("wb") as written:
        copyfileobj(source, written)
    return True


def _opened(path: str) -> IO[bytes] | None:
    try:
        if path.startswith(MEDIA):
            return storages["default"].open(path.removeprefix(MEDIA))
        name = path.removeprefix(STATIC)
        found = None if staticfiles_storage.exists(name) else finders.find(name)
        return Path(found).open("rb") if found else staticfiles_storage.open(name)
    except (OSError, ValueError):  # which a path that leads outside is too
        return None
