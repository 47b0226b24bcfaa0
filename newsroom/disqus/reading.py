"""What an export of Disqus holds: first every thread with the address it stood under, then every comment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from newsroom.wordpress.heap import Heap
from newsroom.wordpress.items import Said, number
from newsroom.wordpress.reading import Node, Reader

KEY = "http://disqus.com/disqus-internals id"


class DisqusReader(Reader):
    WHAT = "Disqus export"
    WHENCE = "Disqus makes it under Admin > Moderation > Export."
    AROUND = ("disqus",)
    NAMESPACES = (("http://disqus.com", "", ""),)


@dataclass(frozen=True, slots=True)
class Thread:
    key: int
    link: str
    identifier: str
    """What the old site called the page; the plugin for WordPress wrote its short address here."""
    closed: bool
    deleted: bool


def thread_of(node: Node) -> Thread:
    return Thread(
        number(node.attributes.get(KEY, "")),
        node.get("link").strip()[:2000],
        node.get("id").strip()[:2000],
        is_true(node.get("isClosed")),
        is_true(node.get("isDeleted")),
    )


def lay_down(node: Node, heap: Heap) -> None:
    author = next(node.all("author"), Node("author", {}))
    name = author.get("name").strip() or author.get("username").strip()
    address = (node.get("ipAddress") or author.get("ipAddress")).strip()
    at = moment(node.get("createdAt"))
    heap.put(
        (name, node.get("message"), address),
        thread=key_of(node, "thread"),
        key=number(node.attributes.get(KEY, "")),
        parent=key_of(node, "parent"),
        state=state_of(node),
        posted_at=at and at.timestamp(),
    )


def said_in(heap: Heap, thread: int) -> list[Said]:
    return [Said(*row, heap=heap) for row in heap.of(thread)]


def key_of(node: Node, name: str) -> int:
    """Of the thread or comment that a comment names."""
    return next((number(each.attributes.get(KEY, "")) for each in node.all(name)), 0)


def state_of(node: Node) -> str:
    """In the words of WordPress, since its comments take the same way in."""
    if is_true(node.get("isSpam")):
        return "spam"
    if is_true(node.get("isDeleted")):
        return "trash"
    return "0" if node.get("isApproved").strip() == "false" else "1"


def is_true(text: str) -> bool:
    return text.strip() == "true"


def moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def nodes(reader: Reader, *names: str) -> Iterator[Node]:
    return (node for node in reader if node.name in names)
