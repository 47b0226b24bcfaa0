"""A web server that knows nothing but files, and a reader who follows every link that it serves."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

from django.conf import settings

LINK = re.compile(r"""\s(?:href|src|action|poster)=["']([^"']*)["']""")
CANONICAL = re.compile(r'<link rel="canonical"[^>]*>')
SRCSET = re.compile(r'srcset="([^"]+)"')
REFRESH = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')
IN_CSS = re.compile(r'url\("?([^")]+)"?\)')
WHOLE = re.compile(r"""https?://[^\s"'<>\\]+""")
FRAGMENT = re.compile(r'\sid="([^"]+)"')
PREFIX = "/old/herald"


class Files(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(directory: Path) -> Iterator[str]:
    """The archive under a prefix, as part of another site."""
    root = directory.parent / "served"
    (root / PREFIX.lstrip("/")).parent.mkdir(parents=True)
    (root / PREFIX.lstrip("/")).symlink_to(directory)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}/"
    finally:
        server.shutdown()
        server.server_close()


class Reader:
    def __init__(self, start: str) -> None:
        self.start = start
        self.texts: dict[str, str] = {}
        self.dead: dict[str, str] = {}
        self.outside: set[str] = set()
        self.whole: dict[str, set[str]] = {}
        self.fragments: list[tuple[str, str, str]] = []

    def read(self) -> None:
        ahead = [(self.start, "")]
        while ahead:
            address, found_on = ahead.pop()
            if address in self.texts or address in self.dead:
                continue
            text = self._get(address, found_on)
            if text is not None:
                ahead += [(each, address) for each in self._links(address, text)]

    def _get(self, address: str, found_on: str) -> str | None:
        try:
            with urlopen(address) as answer:
                body = answer.read()
        except HTTPError:
            self.dead[address] = found_on
            return None
        self.texts[address] = body.decode("utf-8", "replace")
        return self.texts[address]

    def _links(self, address: str, text: str) -> Iterator[str]:
        path = urlsplit(address).path
        found = []
        if path.endswith((".html", "/")):
            found = LINK.findall(CANONICAL.sub("", text)) + REFRESH.findall(text)
            found += [each.split()[0] for whole in SRCSET.findall(text) for each in whole.split(", ")]
        elif path.endswith(".css"):
            found = IN_CSS.findall(text)
        for link in map(unescape, found):
            whole, fragment = urldefrag(urljoin(address, link))
            if fragment and whole.startswith(self.start):
                self.fragments.append((address, whole, fragment))
            if urlsplit(link).scheme or link.startswith("//"):
                self.whole.setdefault(link, set()).add(address)
            elif whole.startswith(self.start):
                yield whole
            else:
                self.outside.add(link)

    def missing_fragments(self) -> list[tuple[str, str, str]]:
        return [
            (page, target, fragment)
            for page, target, fragment in self.fragments
            if fragment not in FRAGMENT.findall(self.texts.get(target, ""))
        ]


def whole_addresses(directory: Path) -> dict[str, str]:
    """Every address that a file gives in full of this site, and what stands before it."""
    found = {}
    for file in sorted(directory.rglob("*.*")):
        text = file.read_bytes().decode("utf-8", "replace")
        for each in WHOLE.finditer(text):
            if each[0].startswith(settings.SITE_URL):
                line = text[max(0, each.start() - 60) : each.start()]
                found[f"{file.relative_to(directory)} {each[0]}"] = line
    return found
