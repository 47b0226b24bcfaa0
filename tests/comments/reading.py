"""Reading a discussion as a visitor does, and drawing what shows."""

import re
from datetime import timedelta

from articles.models import Article
from comments import threads
from comments.threads import DiscussionView, Node
from tests.comments.factories import PUBLISHED

AT = PUBLISHED + timedelta(days=1)


def read(article: Article, number: int = 1, **concerned) -> DiscussionView:
    edition = article.editions.select_related("address").get()
    view = threads.page(article.pk, number, edition=edition, at=AT, **concerned)
    assert view is not None
    return view


def read_thread(article: Article, thread: int, number: int = 1, **concerned) -> DiscussionView:
    edition = article.editions.select_related("address").get()
    view = threads.thread_page(article.pk, thread, number, edition=edition, at=AT, **concerned)
    assert view is not None
    return view


def drawn(nodes: list[Node]) -> str:
    """A thread as the template draws it: a list opens inside the comment above it."""
    marks = []
    for node in nodes:
        marks.append(
            "_" if node.placeholder else f"?{node.comment.text}" if node.waiting else node.comment.text
        )
        marks.append("(" if node.opens else "")
        marks.extend(")" for _ in node.closes)
        marks.append(" ")
    return re.sub(r" +(?=\)|$)", "", "".join(marks)).replace("( ", "(")
