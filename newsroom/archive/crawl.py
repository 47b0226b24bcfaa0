"""Reads the site as a visitor does, from link to link, and writes each answer as a file."""

import re
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from newsroom.archive import rewriting
from newsroom.archive.places import (
    LEFT_OUT,
    MEDIA,
    STATIC,
    Address,
    Places,
    absolute,
    relative,
    target_of,
    view_of,
)
from newsroom.archive.rewriting import Links
from newsroom.archive.visiting import Visitor, copy_file

SAID = re.compile(r'<li id="comment-([1-9]\d*)"')
WITH_COMMENTS = {"article", "comment_page", "comment_thread", "comment_thread_page"}
STORY = re.compile(r"/\d{4}/\d\d/\d\d/[-\w]+/")
# An old address leads to the present one in one hop; one that goes on and on is no address.
HOPS = 5


@dataclass
class Summary:
    counts: Counter[str] = field(default_factory=Counter)
    nowhere: list[tuple[str, str]] = field(default_factory=list)
    """A page, and an address that it linked to and that has no answer."""
    failed: list[str] = field(default_factory=list)
    seconds: float = 0


class Crawl:
    def __init__(self, root: Path, day: str, progress: Callable[[int, int], None] | None) -> None:
        self.root, self.day, self.progress = root, day, progress
        self.places, self.visitor, self.summary = Places(), Visitor(), Summary()
        # Whether there is an answer, as far as that is known.
        self.found: dict[Address, bool] = {}
        self.ahead: deque[Address] = deque()
        # The pages that link to what has not been asked for yet, or to what then had no answer.
        self.linking: dict[Address, set[Address]] = {}

    def read(self, *starts: Address) -> None:
        """These and all that they lead to."""
        for address in starts:
            self._expect(address)
        while self.ahead:
            address = self.ahead.popleft()
            if address not in self.found:
                self._bring(address)
            if self.found[address]:
                self.linking.pop(address, None)
            if self.progress:
                self.progress(len(self.found), len(self.ahead))

    def lead(self, old: Address, to: str) -> None:
        """An old address, unless something stands there, and something where it leads to."""
        if old not in self.found:
            self.found[old] = self._redirect(old, to, HOPS)

    def mend(self) -> None:
        """Takes the links out that turned out to lead nowhere."""
        dead = {self.places.file(address): str(address) for address in self.linking}
        for page in {page for linking in self.linking.values() for page in linking}:
            file = self.places.file(page)
            links = Links(self._living(page, file, dead), str)
            written = self.root / file
            written.write_text(rewriting.relinked(written.read_text("utf-8"), links), "utf-8", newline="\n")
        self.linking.clear()

    def _living(self, page: Address, file: str, dead: dict[str, str]) -> rewriting.Linked:
        def living(link: str) -> str | None:
            target = target_of(file, link)
            if target not in dead:
                return link
            self.summary.nowhere.append((str(page), dead[target]))
            return None

        return living

    def _expect(self, address: Address) -> None:
        if address not in self.found and address not in self.linking:
            self.linking[address] = set()
            self.ahead.append(address)

    def _bring(self, address: Address, hops: int = HOPS) -> bool:
        """Write what stands at an address; whether anything does."""
        if address not in self.found:
            self.found[address] = self._answered(address, hops)
        return self.found[address]

    def _answered(self, address: Address, hops: int) -> bool:
        target = self.root / self.places.file(address)
        if target.exists():  # a comment, which its page brought along
            return True
        if address.path.startswith((f"/{STATIC}", f"/{MEDIA}")):
            return self._file(address, target)
        view = view_of(address.path)
        if view == "admin" or view in LEFT_OUT:
            return False
        response = self.visitor.ask(address)
        if response.status_code in (301, 302):
            return self._redirect(address, response["Location"], hops)
        if response.status_code >= 500 or response.status_code == 400:
            self.summary.failed.append(f"{address} ({response.status_code})")
        # The notice of a story that is gone stays out: who lists a folder would read its address.
        if there := response.status_code == 200:
            self._keep(address, response, target)
        return there

    def _file(self, address: Address, target: Path) -> bool:
        if not copy_file(address, target):
            return False
        self.summary.counts["files"] += 1
        if address.path.startswith(f"/{STATIC}") and address.path.endswith(".css"):
            css = target.read_text(encoding="utf-8")
            target.write_text(rewriting.style(css, self._links(address)), encoding="utf-8")
        return True

    def _keep(self, address: Address, response: HttpResponseBase, target: Path) -> None:
        assert isinstance(response, HttpResponse), "nothing but files is streamed"
        text, kind = response.content.decode("utf-8"), response["Content-Type"].partition(";")[0]
        links = self._links(address)
        if kind == "text/html":
            self._comments(address, text)
            text = rewriting.page(text, links, self.day)
            self.summary.counts["pages"] += 1
        elif kind == "application/manifest+json":
            text = rewriting.manifest(text, links)
        else:
            text = rewriting.whole_addresses(text, links)
            self.summary.counts["feeds and sitemaps"] += 1
        self._write(target, text)

    def _links(self, page: Address) -> Links:
        file = self.places.file(page)

        def to_file(link: str) -> str | None:
            place = self.places.address(link, page)
            if place is None or link.startswith("#"):
                return link
            address, fragment = place
            if self.found.get(address) is False:
                self.summary.nowhere.append((str(page), str(address)))
                return None
            if address not in self.found:
                self._expect(address)
                self.linking[address].add(page)
            return relative(file, self.places.file(address), fragment)

        def whole(link: str) -> str:
            place = self.places.address(link, page)
            if place is None:
                return link
            address, fragment = place
            if view_of(address.path) in LEFT_OUT or self.found.get(address) is False:
                return link
            self._expect(address)
            return absolute(self.places.file(address)) + (f"#{fragment}" if fragment else "")

        return Links(to_file, whole)

    def _comments(self, page: Address, html: str) -> None:
        """The permalink of each comment leads to the page on which it was met first. A thread's own pages,
        which repeat what their first comment answers, are met after the story's."""
        if view_of(page.path) not in WITH_COMMENTS or not (story := STORY.match(page.path)):
            return
        file = self.places.file(page)
        for key in SAID.findall(html):
            permalink = self.places.file(Address(f"{story[0]}comments/{key}/"))
            if not (self.root / permalink).exists():
                self._moved(permalink, file, f"comment-{key}")

    def _redirect(self, old: Address, to: str, hops: int) -> bool:
        place = self.places.address(to, old)
        if place is None or not hops or not self._bring(place[0], hops - 1):
            return False
        target = self.places.file(place[0])
        if (file := self.places.file(old)) == target:
            return True
        self._moved(file, target, place[1])
        return True

    def _moved(self, file: str, target: str, fragment: str) -> None:
        whole = absolute(target) + (f"#{fragment}" if fragment else "")
        self._write(self.root / file, rewriting.moved(relative(file, target, fragment), whole))
        self.summary.counts["redirects"] += 1

    def _write(self, target: Path, text: str) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
