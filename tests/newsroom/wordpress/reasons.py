"""Every difference between WordPress's export of a site and ours of what came from it, with its reason.

A reason holds only for what it describes: each comes with the question whether a difference is of its kind.
"""

import html
from collections.abc import Callable
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import slugify

from newsroom.wordpress.bodies import squeezed, visible
from newsroom.wordpress.discussions import plain_text
from newsroom.wordpress.terms import words

Question = Callable[[Any, Any], bool]


def same_words(theirs: str, ours: str) -> bool:
    return visible(theirs) == squeezed(html.unescape(strip_tags(ours)))


def same_said(theirs: str, ours: str) -> bool:
    return squeezed(plain_text(theirs)) == squeezed(html.unescape(ours))


# What a text of WordPress has that ours has not, and the other way round; its words are compared on arrival,
# and differ only where the report of the import lists the story.
REASONS: dict[str, tuple[str, Question]] = {
    "author added": (
        "Guest authors of Co-Authors Plus are authors here; what names no author is by the site itself.",
        lambda theirs, ours: True,
    ),
    "author.name": (
        "WordPress keeps names with entities and tags in them; here a name is plain.",
        lambda theirs, ours: words(theirs) == ours,
    ),
    "category.parent": (
        "Sections nest one level: a deeper one stands directly in the topmost.",
        lambda theirs, ours: bool(theirs and ours),
    ),
    "category.name": ("A name is plain.", lambda theirs, ours: words(theirs) == html.unescape(ours)),
    "category added": ("Pages stand in a section of their own.", lambda theirs, ours: ours == "pages"),
    "tag added": ("A story's further categories are tags.", lambda theirs, ours: True),
    "tag.name": ("A name is plain.", lambda theirs, ours: words(theirs) == html.unescape(ours)),
    "comment.text": (
        "What a commenter typed is no HTML here: links stand as addresses, the rest is escaped.",
        same_said,
    ),
    "comment.parent": (
        "The answered comment is spam, which WordPress leaves out of its export, or a pingback.",
        lambda theirs, ours: bool(theirs) and not ours,
    ),
    "comment.state": (
        "The post was in the trash and its comments with it.",
        lambda theirs, ours: theirs == "post-trashed",
    ),
    "picture gone": ("Its file was not in the copy of the uploads, or it has a new name.", lambda a, b: True),
    "picture added": ("A picture is named by its public file, which is made anew.", lambda a, b: True),
    "post.content": ("The HTML is cleaned, blocks and shortcodes are made plain.", lambda a, b: bool(b)),
    "post.path": (
        "Stories have addresses of ours; the old ones redirect.",
        lambda theirs, ours: ours.count("/") == 3,
    ),
    "post.title": (
        "A headline is plain; where there was none, the first words are it.",
        lambda theirs, ours: not theirs or squeezed(words(theirs)) == squeezed(html.unescape(ours)),
    ),
    "post.excerpt": (
        "A standfirst is plain.",
        lambda theirs, ours: squeezed(words(theirs)) == squeezed(html.unescape(ours)),
    ),
    "post.categories": (
        "A story stands in one section: the first of its categories, or “Pages”.",
        lambda theirs, ours: set(ours) <= {*theirs, "pages"} and len(ours) == 1,
    ),
    "post.tags": (
        "The further categories are tags.",
        lambda theirs, ours: set(theirs) < set(ours),
    ),
    "post.type": ("Pages are stories.", lambda theirs, ours: (theirs, ours) == ("page", "post")),
    "post.slug": (
        "An address is made of letters that need no quoting.",
        lambda theirs, ours: ours == slugify(ours) and ours != theirs,
    ),
    "post.creator": (
        "The first of several authors stands as creator; all are named. What had none is by the site.",
        lambda theirs, ours: bool(ours),
    ),
    "post.coauthors": ("Co-authors are named where there are several.", lambda theirs, ours: len(theirs) < 2),
    "post.featured": ("Its file was not in the copy of the uploads.", lambda theirs, ours: theirs),
    "post.modified": (
        "A change before the publication is none to readers.",
        lambda theirs, ours: theirs is None or theirs < ours,
    ),
}
