"""How often the public pages ask the database: as often for many rows as for one."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Author, Image
from comments.models import Comment, Discussion
from tests.articles.factories import (
    edit,
    editor,
    make_author,
    make_image,
    make_section,
    make_tag,
    publish,
    published,
)
from tests.comments.factories import approved, moderator

pytestmark = pytest.mark.django_db

ARTICLE_PAGE, FRONT_PAGE, AUTHOR_PAGE = 8, 6, 6
DEEPEST = 8
RENDITIONS = [
    {"name": f"pictures/one-{width}.{end}", "width": width, "height": width * 2 // 3, "type": f"image/{kind}"}
    for end, kind in (("avif", "avif"), ("webp", "webp"), ("jpg", "jpeg"))
    for width in (480, 960)
]


def photo() -> Image:
    return make_image(renditions=RENDITIONS)


def rich_story(by: User | None = None, **columns: Any) -> Article:
    """A story with all that a page can show: pictures, two authors with photos, tags, and a correction."""
    by = by or editor()
    values = {
        "by": by,
        "authors": [make_author(photo=photo(), biography="Writes.") for _ in range(2)],
        "tags": [make_tag() for _ in range(3)],
        "section": make_section(),
        "lead_image": photo(),
    }
    article = published(**values | columns)
    figures = "".join(f'<figure data-picture="{photo().pk}">At the quay.</figure>' for _ in range(3))
    edit(article, by=by, body=f"<p>It sails on Tuesday.</p>{figures}")
    publish(article, by=by, kind="correction", note="The story named the wrong day.")
    return article


def many_comments(article: Article, threads: int, size: int) -> None:
    """Threads of this many rows, each a chain to the deepest level and then answers to the first comment."""
    first = (Comment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    rows = []
    for number in range(1, threads + 1):
        root = first + len(rows)
        rows += [row(article, root, place, size) for place in range(size)]
        rows[-size].number = number
    Comment.objects.bulk_create(rows)
    Discussion.objects.update_or_create(
        article=article, defaults={"approved_count": len(rows), "last_number": threads}
    )


def row(article: Article, root: int, place: int, size: int) -> Comment:
    chain = min(size - 1, DEEPEST)
    if place == 0:
        level, parent, left, right = 0, None, 1, 2 * size
    elif place <= chain:
        level, parent, left, right = place, root + place - 1, place + 1, 2 * chain + 2 - place
    else:
        level, parent, left, right = 1, root, 2 * place, 2 * place + 1
    return Comment(
        pk=root + place,
        article=article,
        parent_id=parent,
        in_reply_to_id=parent,
        tree_id=root,
        lft=left,
        rght=right,
        level=level,
        state=Comment.State.APPROVED,
        name="Maren Sollie",
        text="The ferry was full again.",
        posted_at=datetime(2026, 5, 14, 7, tzinfo=UTC),
    )


def page_of(client: Any, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("threads", "size", "shown"), [(0, 0, 0), (1, 1, 1), (1000, 1, 20), (50, 20, 400), (1, 1000, 201)]
)
def test_the_article_page_costs_at_most_eight_queries_with_any_number_of_comments(
    client, django_assert_max_num_queries, threads, size, shown
):
    article = rich_story()
    many_comments(article, threads, size)
    address = article.editions.last().get_absolute_url()
    with django_assert_max_num_queries(ARTICLE_PAGE):
        html = page_of(client, address)
    assert html.count('class="comment-text"') == shown
    assert html.count("<figcaption>") == 3


def test_the_article_page_costs_at_most_eight_queries_at_the_deepest_level(
    client, django_assert_max_num_queries
):
    article, desk = rich_story(), moderator()
    last = None
    for _ in range(DEEPEST + 3):
        last = approved(article, last, by=desk)
    assert last is not None and last.level == DEEPEST
    address = article.editions.last().get_absolute_url()
    with django_assert_max_num_queries(ARTICLE_PAGE):
        html = page_of(client, address)
    assert html.count('<ul class="replies">') == DEEPEST


@pytest.mark.parametrize("stories", [1, 21])
def test_the_front_page_costs_at_most_six_queries_with_any_number_of_stories(
    client, django_assert_max_num_queries, stories
):
    by = editor()
    for number in range(stories):
        rich_story(by, slug=f"story-{number}")
    with django_assert_max_num_queries(FRONT_PAGE):
        html = page_of(client, "/")
    assert html.count('<article class="card">') == min(stories, 20)


@pytest.mark.parametrize("stories", [1, 21])
def test_the_author_s_page_costs_at_most_six_queries_with_any_number_of_stories(
    client, django_assert_max_num_queries, stories
):
    author: Author = make_author(photo=photo(), biography="Writes.", link="https://example.org/")
    by = editor()
    for number in range(stories):
        rich_story(by, slug=f"story-{number}", authors=[author, make_author()])
    with django_assert_max_num_queries(AUTHOR_PAGE):
        html = page_of(client, author.get_absolute_url())
    assert html.count('<article class="card">') == min(stories, 20)
