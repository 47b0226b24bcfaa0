"""The first reading: the whole file is walked to its end before anything is written, and what posts refer
to is learnt, wherever in the file it stands."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from newsroom.wordpress.items import (
    LARGEST_KEY,
    Person,
    Post,
    Term,
    category_of,
    number,
    path_of,
    person_of,
    post_of,
    tag_of,
)
from newsroom.wordpress.reading import Node, Reader

STORIES = ("post", "page")
COMMENT = "wp:comment"


class Attachment(NamedTuple):
    """What is kept of the post that an upload is, since an export may have a hundred thousand."""

    key: int
    file: str
    title: str
    excerpt: str
    alt: str
    page: str


@dataclass
class Survey:
    site: str = ""
    title: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    guests: dict[str, Person] = field(default_factory=dict)
    categories: dict[str, Term] = field(default_factory=dict)
    tags: dict[str, Term] = field(default_factory=dict)
    files: dict[int, Attachment] = field(default_factory=dict)
    by_path: dict[str, int] = field(default_factory=dict)
    stories: int = 0
    comments: int = 0
    last_comment: int = 0
    other: Counter[str] = field(default_factory=Counter)
    removed: int = 0
    undecodable: int = 0

    @classmethod
    def of(cls, path: Path, zone: ZoneInfo) -> "Survey":
        """Raises Unreadable when the file is no whole export."""
        survey, reader = cls(), Reader(path, take=(COMMENT, _key_of))
        for node in reader:
            survey._learn(node, zone)
        survey.removed, survey.undecodable = reader.removed, reader.undecodable
        return survey

    def _learn(self, node: Node, zone: ZoneInfo) -> None:
        if node.name == "item":
            self._item(node, zone)
        elif node.name == "wp:author":
            person = person_of(node)
            self.people.setdefault(person.login, person)
        elif node.name == "wp:category":
            term = category_of(node)
            self.categories.setdefault(term.slug, term)
        elif node.name == "wp:tag":
            term = tag_of(node)
            self.tags.setdefault(term.slug, term)
        elif node.name == "wp:base_blog_url" or (node.name in ("wp:base_site_url", "link") and not self.site):
            self.site = node.text.strip()
        elif node.name == "title":
            self.title = node.text.strip()

    def _item(self, node: Node, zone: ZoneInfo) -> None:
        kind = node.get("wp:post_type").strip() or "post"
        if kind in STORIES:
            self.stories += 1
            self.comments += len(node.loose)
            self.last_comment = max([self.last_comment, *node.loose])
        elif kind == "attachment":
            node.loose.clear()
            post = post_of(node, zone)
            alt = post.meta.get("_wp_attachment_image_alt", "")
            page = unquote(path_of(post.link))
            self.files.setdefault(
                post.key, Attachment(post.key, post.file, post.title, post.excerpt, alt, page)
            )
            self.by_path.setdefault(upload_path(post.file), post.key)
        elif kind == "guest-author":
            node.loose.clear()
            self._guest(post_of(node, zone))
        else:
            self.other[kind] += 1

    def _guest(self, post: Post) -> None:
        login = post.meta.get("cap-user_login", "").strip() or post.slug.removeprefix("cap-")
        name = post.meta.get("cap-display_name", "").strip() or post.title.strip() or login
        guest = Person(login, name, post.key, post.meta.get("cap-description", "").strip())
        self.guests.setdefault(login, guest)


def _key_of(comment: Node, _: int) -> int:
    """0 for one that no comment here can have."""
    key = number(comment.get("wp:comment_id"))
    return key if key <= LARGEST_KEY else 0


def upload_path(address: str) -> str:
    """The part of a file's address below the folder of uploads, such as "2019/05/quay.jpg"."""
    return address.partition("/uploads/")[2].partition("?")[0]
