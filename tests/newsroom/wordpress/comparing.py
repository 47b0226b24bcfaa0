"""Two exports side by side, element by element."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from articles import clock
from newsroom.wordpress.items import Post, category_of, path_of, person_of, post_of, tag_of
from newsroom.wordpress.reading import Reader
from newsroom.wordpress.survey import STORIES
from tests.newsroom.wordpress.exports import OSLO

Key = tuple[str, Any, str]


def elements(path: Path) -> dict[Key, Any]:
    """What an export says of everything that readers may see, by kind, id and field."""
    return {
        (kind, key, field): value for kind, key, fields in _things(path) for field, value in fields.items()
    }


def differences(theirs: Path, ours: Path) -> Iterator[tuple[str, Key, Any, Any]]:
    """The kind of each difference, such as "post.title" or "comment gone", and both sides."""
    one, two = elements(theirs), elements(ours)
    for key in sorted(one.keys() | two.keys(), key=str):
        kind, _, field = key
        if key not in two or key not in one:
            if field == "id":
                yield f"{kind} {'gone' if key not in two else 'added'}", key, one.get(key), two.get(key)
        elif one[key] != two[key]:
            yield f"{kind}.{field}", key, one[key], two[key]


def _things(path: Path) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    for node in Reader(path):
        if node.name == "wp:author":
            person = person_of(node)
            yield "author", person.login, {"id": person.login, "name": person.name}
        elif node.name in ("wp:category", "wp:tag"):
            term = category_of(node) if node.name == "wp:category" else tag_of(node)
            kind = node.name.removeprefix("wp:")
            yield kind, term.slug, {"id": term.slug, "name": term.name, "parent": term.parent}
        elif node.name == "item":
            yield from _item(post_of(node, OSLO))


def _item(post: Post) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    if post.type == "attachment":
        name = post.file.rpartition("/")[2]
        yield "picture", name, {"id": name, "title": post.title, "caption": post.excerpt}
    public = post.type in STORIES and post.state == "publish"
    if not public or post.published_at is None or post.published_at > clock.reading_time():
        return
    yield (
        "post",
        post.key,
        {
            "id": post.key,
            "type": post.type,
            "title": post.title,
            "path": path_of(post.link),
            "slug": post.slug,
            "creator": post.creator,
            "content": post.content,
            "excerpt": post.excerpt,
            "published": post.published_at,
            "modified": post.modified_at,
            "open": post.comments_open,
            "categories": [slug for slug, _ in post.categories],
            "tags": sorted(slug for slug, _ in post.tags),
            "coauthors": [slug for slug, _ in post.coauthors],
            "featured": bool(post.meta.get("_thumbnail_id", "0").strip("0")),
        },
    )
    for said in post.comments:
        if not said.is_ping:
            yield (
                "comment",
                said.key,
                {
                    "id": said.key,
                    "post": post.key,
                    "parent": said.parent,
                    "name": said.name,
                    "text": said.text,
                    "date": said.posted_at,
                    "state": said.state,
                },
            )
