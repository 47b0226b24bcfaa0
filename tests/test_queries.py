"""How often the public pages ask the database: as often for many rows as for one."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import clock
from articles.models import Article, Author, Image
from comments.models import Comment, Discussion
from newsroom.models import FrontSlot
from tests.articles.factories import (
    edit,
    editor,
    killed,
    make_author,
    make_image,
    make_section,
    make_tag,
    publish,
    published,
)
from tests.comments.factories import approved, moderator

pytestmark = pytest.mark.django_db

ARTICLE_PAGE, FRONT_PAGE, LIST = 8, 6, 6
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
        "section": make_section("Inside", parent=make_section()),
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


@pytest.mark.parametrize(("sections", "stories", "shown"), [(1, 1, 1), (3, 8, 15 + 1 + 3), (9, 3, 27)])
def test_the_front_page_costs_at_most_six_queries_with_any_number_of_stories_and_sections(
    client, django_assert_max_num_queries, sections, stories, shown
):
    by = editor()
    for section in [make_section(f"Section {number}") for number in range(sections)]:
        articles = [
            rich_story(by, slug=f"{section.slug}-{number}", section=section) for number in range(stories)
        ]
    FrontSlot.objects.create(number=1, article=articles[0])
    with django_assert_max_num_queries(FRONT_PAGE):
        html = page_of(client, "/")
    assert html.count('class="headline"') == shown


@pytest.mark.parametrize("children", [0, 9])
@pytest.mark.parametrize("stories", [1, 21])
def test_every_list_costs_at_most_six_queries_with_any_number_of_stories(
    client, django_assert_max_num_queries, stories, children
):
    section, tag, by = make_section(), make_tag(), editor()
    inside = [make_section(f"Inside {number}", parent=section) for number in range(children)]
    for number in range(stories):
        rich_story(
            by, slug=f"story-{number}", section=[section, *inside][number % (children + 1)], tags=[tag]
        )
    month = reverse("month", kwargs={"year": clock.reading_time().year, "month": clock.reading_time().month})
    for address in (section.get_absolute_url(), tag.get_absolute_url(), month):
        with django_assert_max_num_queries(LIST):
            html = page_of(client, address)
        assert html.count('<article class="card">') == min(stories, 20)
        assert ("?before=" in html) == (stories > 20)
    with django_assert_max_num_queries(LIST):
        html = page_of(client, "/corrections/")
    assert html.count('<p class="note-kind">') == min(stories, 20)


def test_the_pages_that_say_that_there_is_nothing_cost_at_most_six_queries(
    client, django_assert_max_num_queries
):
    rich_story(section=make_section())
    gone = killed(slug="killed").editions.last().get_absolute_url()
    for address, status in (("/nowhere/", 404), (gone, 410)):
        with django_assert_max_num_queries(LIST):
            assert client.get(address).status_code == status


@pytest.mark.parametrize("stories", [1, 21])
def test_the_author_s_page_costs_at_most_six_queries_with_any_number_of_stories(
    client, django_assert_max_num_queries, stories
):
    author: Author = make_author(photo=photo(), biography="Writes.", link="https://example.org/")
    by = editor()
    for number in range(stories):
        rich_story(by, slug=f"story-{number}", authors=[author, make_author()])
    with django_assert_max_num_queries(LIST):
        html = page_of(client, author.get_absolute_url())
    assert html.count('<article class="card">') == min(stories, 20)
