"""Which file of the archive stands for which address of the site.

A page is the index of its own directory, so that addresses stay what they are. No two files differ by upper
and lower case alone, no name is longer than file systems take, and none means anything to Windows.
"""

import hashlib
import posixpath
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from django.conf import settings
from django.core.files.storage import storages
from django.urls import Resolver404, resolve

from articles.models.image import public_base
from articles.paging import BEFORE
from newsroom.old_addresses import QUERIES

STATIC, MEDIA = "static/", "media/"
# What is there for whoever posts, searches or works at the site, and is no part of what it says.
LEFT_OUT = {"search", "shared", "comment_reply", "comment_receipt", "healthz"}
# By the end of a view's name, the longest first.
MARKUP_ENDS = {"json_feed": "json", "feed": "xml", "atom": "xml"}
COMMENT = re.compile(r"(/\d{4}/\d\d/\d\d/[-\w]+/)comments/([1-9]\d*)/")
UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
LONGEST = 150


class Address(NamedTuple):
    """Of something on this site. A page's path ends in a slash, however it was written."""

    path: str
    name: str = ""
    value: str = ""

    @property
    def query(self) -> str:
        return f"{self.name}={quote(self.value)}" if self.name else ""

    def __str__(self) -> str:
        return quote(self.path) + (f"?{self.query}" if self.name else "")


class Places:
    def __init__(self) -> None:
        self.host = urlsplit(settings.SITE_URL).netloc
        self.pictures = public_base(storages["default"])
        self._files: dict[Address, str] = {}
        self._taken: dict[str, Address] = {}

    def address(self, link: str, base: Address) -> tuple[Address, str] | None:
        """What a link on a page leads to and its fragment; None where that is elsewhere."""
        if link.startswith(self.pictures):
            return Address(f"/{MEDIA}{unquote(urlsplit(link.removeprefix(self.pictures)).path)}"), ""
        try:
            parts = urlsplit(urljoin(f"{settings.SITE_URL}{base}", link))
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or parts.netloc != self.host:
            return None
        return address_of(unquote(parts.path) or "/", parts.query), parts.fragment

    def file(self, address: Address) -> str:
        """Its path within the archive, the same whenever it is asked for."""
        comment = COMMENT.fullmatch(address.path)
        if comment:  # without a line in memory for each of them
            story = posixpath.dirname(self.file(Address(comment[1])))
            return f"{story}/comments/{comment[2]}/index.html"
        if address not in self._files:
            self._files[address] = self._claim(address)
        return self._files[address]

    def _claim(self, address: Address) -> str:
        file = file_of(address)
        if self._taken.setdefault(folded(file), address) != address:
            directory, name = posixpath.split(file)
            file = f"{directory or 'page'}{mark(str(address))}/{name}"
            self._taken[folded(file)] = address
        return file


def address_of(path: str, query: str = "") -> Address:
    if path.startswith((f"/{STATIC}", f"/{MEDIA}")):
        return Address(path)
    if not path.endswith("/") and view_of(path) is None:
        path = f"{path}/"
    known = QUERIES if path == "/" else (BEFORE,)
    for name, value in parse_qsl(query):
        if name in known:
            return Address(path, name, value)
    return Address(path)


def view_of(path: str) -> str | None:
    """The name of the view that answers, and None where none does."""
    try:
        found = resolve(path)
    except Resolver404:
        return None
    return "admin" if "admin" in found.namespaces else found.url_name or "media"


def file_of(address: Address) -> str:
    parts = [fit(each) for each in address.path.strip("/").split("/")] if address.path != "/" else []
    if not address.path.endswith("/"):
        return "/".join(parts)
    if address.name:
        parts += [address.name, fit(address.value)]
    view = view_of(address.path) or ""
    ends = (end for form, end in MARKUP_ENDS.items() if f"_{view}".endswith(f"_{form}"))
    return "/".join([*parts, f"index.{next(ends, 'html')}"])


def fit(name: str) -> str:
    """A part of a path as every file system takes it; what had to be altered is told apart by a mark."""
    plain = UNFIT.sub("_", name).encode("utf-8", "replace")[:LONGEST].decode(errors="ignore").rstrip(". ")
    if plain == name and not DEVICES.fullmatch(name) and name:
        return name
    return f"{plain}{mark(name)}"


def mark(text: str) -> str:
    return f"~{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:10]}"


def folded(file: str) -> str:
    return unicodedata.normalize("NFC", file.casefold())


def relative(file: str, target: str, fragment: str = "") -> str:
    """A link from one file to another."""
    if file == target and fragment:
        return f"#{fragment}"
    link = quote(posixpath.relpath(target, posixpath.dirname(file) or "."))
    return f"{link}#{fragment}" if fragment else link


def target_of(file: str, link: str) -> str:
    """The file that a relative link leads to; of any other link something that is no file."""
    path = unquote(urlsplit(link).path) if "://" not in link else link
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else ""


def absolute(file: str) -> str:
    """Where a file is when the archive stands at the site's own address."""
    return f"{settings.SITE_URL}/{quote(file.removesuffix('index.html'))}"
