"""What an export holds, as values: people, terms, posts, files, comments."""

import hashlib
import re
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsroom.wordpress.heap import Heap
from newsroom.wordpress.reading import Node

LARGEST_KEY = 2_000_000_000
NO_COMMENT = {"pingback", "trackback", "order_note", "webhook_delivery"}
KEPT_STATE = re.compile(r'i:(\d+);s:1:"([01])"')


@dataclass(frozen=True)
class Person:
    login: str
    name: str
    key: int = 0
    biography: str = ""


@dataclass(frozen=True)
class Term:
    key: int
    slug: str
    name: str
    parent: str = ""


@dataclass(slots=True)
class Said:
    """One comment. Its words are in memory, or lie on a heap and are fetched when somebody asks."""

    key: int
    parent: int
    state: str
    posted_at: datetime | None
    words: tuple[str, str, str] | int
    """Name, text and network address, or the place where they lie."""
    type: str = "comment"
    user: int = 0
    website: bool = False
    heap: Heap | None = None

    def _words(self) -> tuple[str, str, str]:
        if isinstance(self.words, tuple):
            return self.words
        assert self.heap is not None, "else nothing has a place"
        return self.heap.words(self.words)

    @property
    def name(self) -> str:
        return self._words()[0]

    @property
    def text(self) -> str:
        return self._words()[1]

    @property
    def address(self) -> str:
        return self._words()[2]

    @property
    def is_ping(self) -> bool:
        return self.type in NO_COMMENT

    def lay_down(self, heap: Heap) -> Self:
        self.heap, self.words = heap, heap.put(self._words())
        return self

    def digest(self) -> str:
        name, text, _ = self._words()
        return digest(self.parent, name, text, self.state, self.posted_at, self.type)


@dataclass
class Post:
    key: int
    type: str
    status: str
    title: str
    link: str
    slug: str
    creator: str
    content: str
    excerpt: str
    password: str
    parent: int
    published_at: datetime | None
    modified_at: datetime | None
    comments_open: bool
    file: str
    categories: list[tuple[str, str]] = field(default_factory=list)
    tags: list[tuple[str, str]] = field(default_factory=list)
    coauthors: list[tuple[str, str]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    comments: list[Said] = field(default_factory=list)

    @property
    def state(self) -> str:
        """The status, and "password" for what only those who know one may read."""
        return "password" if self.password and self.status == "publish" else self.status

    def digest(self) -> str:
        """Of all but the comments, which have digests of their own."""
        return digest(
            *(self.type, self.state, self.title, self.link, self.slug, self.creator, self.content),
            *(self.excerpt, self.published_at, self.comments_open, self.categories, self.tags),
            *(self.coauthors, self.meta.get("_thumbnail_id", "")),
        )


def digest(*values: object) -> str:
    return hashlib.sha256("\0".join(map(str, values)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def moment(gmt: str, local: str, zone: ZoneInfo) -> datetime | None:
    """The date in UTC, or where WordPress kept only the site's own time, from that; None for 0000-00-00."""
    for text, tz in ((gmt, UTC), (local, zone)):
        try:
            return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M:%S").replace(tzinfo=tz).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


def post_of(node: Node, zone: ZoneInfo) -> Post:
    texts = node.texts()

    def get(name: str) -> str:
        return texts.get(name, "")

    terms: dict[str, list[tuple[str, str]]] = {}
    for each in node.all("category"):
        found = each.attributes.get("nicename", ""), each.text.strip()
        terms.setdefault(each.attributes.get("domain", "category"), []).append(found)
    meta = {each.get("wp:meta_key"): each.get("wp:meta_value") for each in node.all("wp:postmeta")}
    said = node.loose or [comment_of(each, zone) for each in node.all("wp:comment")]
    return Post(
        key=number(get("wp:post_id")),
        type=get("wp:post_type").strip() or "post",
        status=get("wp:status").strip(),
        title=get("title"),
        link=get("link").strip(),
        slug=get("wp:post_name").strip(),
        creator=get("dc:creator").strip(),
        content=get("content:encoded"),
        excerpt=get("excerpt:encoded"),
        password=get("wp:post_password"),
        parent=number(get("wp:post_parent")),
        published_at=moment(get("wp:post_date_gmt"), get("wp:post_date"), zone),
        modified_at=moment(get("wp:post_modified_gmt"), get("wp:post_modified"), zone),
        comments_open=get("wp:comment_status").strip() != "closed",
        file=get("wp:attachment_url").strip(),
        categories=terms.get("category", []),
        tags=terms.get("post_tag", []) + terms.get("tag", []),
        coauthors=terms.get("author", []),
        meta=meta,
        comments=in_trash(said, meta),
    )


def comment_of(node: Node, zone: ZoneInfo) -> Said:
    texts = node.texts()
    return Said(
        key=number(texts.get("wp:comment_id", "")),
        parent=number(texts.get("wp:comment_parent", "")),
        state=sys.intern(texts.get("wp:comment_approved", "").strip()[:40]),
        posted_at=moment(texts.get("wp:comment_date_gmt", ""), texts.get("wp:comment_date", ""), zone),
        words=(
            texts.get("wp:comment_author", ""),
            texts.get("wp:comment_content", ""),
            texts.get("wp:comment_author_IP", "").strip(),
        ),
        type=sys.intern(texts.get("wp:comment_type", "").strip()[:40] or "comment"),
        user=number(texts.get("wp:comment_user_id", "")),
        website=bool(texts.get("wp:comment_author_url", "").strip()),
    )


def in_trash(said: list[Said], meta: dict[str, str]) -> list[Said]:
    """The comments of a post in the trash have the states that they had before it went there."""
    kept = dict(KEPT_STATE.findall(meta.get("_wp_trash_meta_comments_status", "")))
    for each in said:
        if each.state == "post-trashed":
            each.state = kept.get(str(each.key), "0")
    return said


def person_of(node: Node) -> Person:
    login = node.get("wp:author_login").strip()
    return Person(
        login, node.get("wp:author_display_name").strip() or login, number(node.get("wp:author_id"))
    )


def category_of(node: Node) -> Term:
    names = ("wp:category_nicename", "wp:cat_name", "wp:category_parent")
    slug, name, parent = (node.get(each).strip() for each in names)
    return Term(number(node.get("wp:term_id")), slug, name or slug, parent)


def tag_of(node: Node) -> Term:
    slug, name = node.get("wp:tag_slug").strip(), node.get("wp:tag_name").strip()
    return Term(number(node.get("wp:term_id")), slug, name or slug)


def path_of(address: str) -> str:
    """The path and query of an address, without slashes around; "" for what is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = parts.path.strip("/")
    return f"{path}?{parts.query}" if parts.query else path
