"""An export read as a stream: each child of the channel as a small tree, one at a time.

No DTD is accepted, so no entity can be declared that grows or reaches out. What XML does not allow, such as
control characters, which WordPress writes all the same, is left out and counted.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

CHUNK = 256 * 1024
DEEPEST = 12
LONGEST_FIELD = 32 * 1024 * 1024
LONGEST_ITEM = 512 * 1024 * 1024
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DECLARED = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
PACKED = (b"\x1f\x8b", b"PK\x03\x04")
NAMESPACES = (
    ("http://wordpress.org/export/", "excerpt/", "excerpt:"),
    ("http://wordpress.org/export/", "", "wp:"),
    ("http://purl.org/rss/1.0/modules/content/", "", "content:"),
    ("http://purl.org/dc/elements/1.1/", "", "dc:"),
)


class Unreadable(Exception):
    """The file is no export that can be read to its end; the message says where and why."""


@dataclass(slots=True)
class Node:
    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list["Node"] = field(default_factory=list)
    loose: list[Any] = field(default_factory=list)
    """What was made of those children that are taken up as they come."""

    def get(self, name: str) -> str:
        """The text of the first child of this name, or ""."""
        return next((each.text for each in self.children if each.name == name), "")

    def all(self, name: str) -> Iterator["Node"]:
        return (each for each in self.children if each.name == name)

    def texts(self) -> dict[str, str]:
        """The text of each child by its name; of many of one name the first."""
        found: dict[str, str] = {}
        for each in self.children:
            found.setdefault(each.name, each.text)
        return found


class Reader:
    """Reads one file. `progress` is told how many bytes have been read."""

    WHAT = "WordPress export"
    WHENCE = "WordPress makes it under Tools > Export > All content."
    # The elements around those that are read, the outermost first.
    AROUND: tuple[str, ...] = ("rss", "channel")
    NAMESPACES: tuple[tuple[str, str, str], ...] = NAMESPACES

    def __init__(
        self,
        path: Path,
        progress: Callable[[int], None] | None = None,
        take: tuple[str, Callable[["Node", int], Any]] = ("", lambda node, place: node),
    ) -> None:
        """`take` makes something of each child of this name, of which an item may have very many; it is
        given how many came before."""
        self.path, self.progress, self.take = path, progress, take
        self.removed = self.undecodable = 0
        self._stack: list[Node] = []
        self._parts: list[list[str]] = []
        self._ready: list[Node] = []
        self._length = self._item_length = 0
        self._names: dict[str, str] = {}

    def __iter__(self) -> Iterator[Node]:
        parser = self._parser()
        with self.path.open("rb") as file:
            head = file.read(CHUNK)
            if head.startswith(PACKED):
                raise Unreadable(
                    f"{self.path.name} is packed. Unpack it, and give the .xml file that is in it."
                )
            decoder = self._decoder(head)
            chunk, read = head, 0
            while True:
                read += len(chunk)
                self._feed(parser, self._decoded(decoder, chunk), final=not chunk)
                yield from self._ready
                self._ready.clear()
                if self.progress:
                    self.progress(read)
                if not chunk:
                    return
                chunk = file.read(CHUNK)

    def _parser(self) -> Any:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse_dtd
        parser.EntityDeclHandler = self._refuse_dtd
        return parser

    def _decoder(self, head: bytes) -> Any:
        encoding = next((name for mark, name in BOMS if head.startswith(mark)), "")
        found = DECLARED.match(head)
        encoding = encoding or (found[1].decode().lower() if found else "utf-8")
        try:
            info = codecs.lookup(encoding)
        except LookupError:
            raise Unreadable(f"The file says that it is written in “{encoding}”, which is unknown.") from None
        if not info._is_text_encoding:
            raise Unreadable(f"The file says that it is written in “{encoding}”, which is no text.")
        return info.incrementaldecoder("replace")

    def _decoded(self, decoder: Any, chunk: bytes) -> str:
        text = decoder.decode(chunk, final=not chunk).removeprefix("\ufeff")
        self.undecodable += text.count("\ufffd")
        clean, removed = NOT_XML.subn("", text)
        self.removed += removed
        return clean

    def _feed(self, parser: Any, text: str, *, final: bool) -> None:
        try:
            parser.Parse(text, final)
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "not well-formed")
            raise Unreadable(
                f"{self.path.name} cannot be read from line {error.lineno} on ({what}). "
                "It may have been cut off on its way: make the export again, and compare the sizes."
            ) from None
        if final and self.AROUND[0] not in self._names.values():
            raise Unreadable(f"{self.path.name} is no {self.WHAT}. {self.WHENCE}")

    def _refuse_dtd(self, *_: object) -> None:
        raise Unreadable(
            f"{self.path.name} declares a document type, which no {self.WHAT} does. {self.WHENCE}"
        )

    def _name(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        for start, end, prefix in self.NAMESPACES:
            if space.startswith(start) and space.endswith(end):
                return prefix + local
        return local if not space else f"{space} {local}"

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        known = self._names.get(name)
        if known is None:
            known = self._name(name)
            if len(self._names) < 1000:
                self._names[name] = known
        depth, around = len(self._stack), len(self.AROUND)
        if depth >= DEEPEST:
            raise Unreadable(f"{self.path.name} nests deeper than any export. It was not read.")
        if depth < around and known != self.AROUND[depth]:
            raise Unreadable(
                f"{self.path.name} is no {self.WHAT}: it begins with <{known[:40]}>. {self.WHENCE}"
            )
        node = Node(known, attributes)
        if depth > around:
            self._stack[-1].children.append(node)
        elif depth == around:
            self._item_length = 0
        self._stack.append(node)
        self._parts.append([])
        self._length = 0

    def _end(self, name: str) -> None:
        node, parts = self._stack.pop(), self._parts.pop()
        node.text = "".join(parts).strip() if node.children else "".join(parts)
        depth, (taken, make) = len(self._stack) - len(self.AROUND), self.take
        if depth == 0:
            self._ready.append(node)
        elif depth == 1 and node.name == taken:
            above = self._stack[-1]
            above.children.pop()
            above.loose.append(make(node, len(above.loose)))

    def _text(self, text: str) -> None:
        if len(self._stack) <= len(self.AROUND):
            return
        self._length += len(text)
        self._item_length += len(text)
        if self._length > LONGEST_FIELD or self._item_length > LONGEST_ITEM:
            raise Unreadable(f"{self.path.name} holds a text longer than any site has. It was not read.")
        self._parts[-1].append(text)
