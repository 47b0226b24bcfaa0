"""What a comment costs does not depend on how many there are. `RACE_SIZE=full` goes up to a million."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from articles.models import Article
from comments.integrity import faults
from comments.models import Comment, Discussion
from comments.moderation import decide
from tests.comments.factories import PUBLISHED, approved, live_article, moderator, waiting

FULL = os.environ.get("RACE_SIZE") == "full"
SIZES = [1_000, 100_000, 1_000_000] if FULL else [100, 1_000, 10_000]

# Threads of one comment and four replies to it; a thread begins at every fifth row.
FILL = """
    INSERT INTO comments_comment (
        id, article_id, in_reply_to_id, parent_id, tree_id, lft, rght, level, number,
        state, name, name_folded, text, posted_at, network, key, repeat, receipt)
    WITH RECURSIVE rows(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM rows WHERE i + 1 < %(count)s)
    SELECT %(first)s + i, %(article)s,
        CASE WHEN i %% 5 > 0 THEN %(first)s + i - i %% 5 END,
        CASE WHEN i %% 5 > 0 THEN %(first)s + i - i %% 5 END,
        %(first)s + i - i %% 5, CASE WHEN i %% 5 > 0 THEN 2 * (i %% 5) ELSE 1 END,
        CASE WHEN i %% 5 > 0 THEN 2 * (i %% 5) + 1 ELSE 10 END, CASE WHEN i %% 5 > 0 THEN 1 ELSE 0 END,
        CASE WHEN i %% 5 = 0 THEN %(number)s + i / 5 END, 'approved', 'Kim Berg', 'kim berg', 'Words.',
        %(at)s, '', NULL, NULL, 'receipt ' || (%(first)s + i)
    FROM rows
"""


def fill(article: Article, size: int) -> None:
    """Bring the table to so many rows, all under one story."""
    discussion = Discussion.objects.of(article.pk)
    count, first = (
        size - Comment.objects.count(),
        (Comment.objects.order_by("-pk").first() or Comment(pk=0)).pk,
    )
    values = {"count": count - count % 5, "first": first + 1, "article": article.pk, "at": PUBLISHED}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FILL, values | {"number": discussion.last_number + 1})
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval('comments_comment_id_seq', (SELECT MAX(id) FROM comments_comment))")
        cursor.execute("ANALYZE comments_comment")
    discussion.last_number += values["count"] // 5
    discussion.approved_count += values["count"]
    discussion.save()


def cost(deed: Callable[[], Any]) -> tuple[int, int]:
    """How many statements a deed takes, and how many rows they update."""
    statements, rows = [], []

    def watch(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        statements.append(sql)
        if sql.lstrip().startswith("UPDATE"):
            rows.append(context["cursor"].rowcount)
        return answer

    with connection.execute_wrapper(watch):
        deed()
    return len(statements), sum(rows)


@pytest.mark.django_db
def test_a_comment_costs_the_same_among_few_and_among_many():
    article, by = live_article(), moderator()
    small = approved(article, by=by)
    for _ in range(3):
        approved(article, small, by=by)
    costs = set()
    for size in SIZES:
        fill(article, size)
        held, thread = waiting(article), Comment.objects.filter(number__gt=1).order_by("-number")[0]
        posted = cost(lambda: waiting(article))
        answered = cost(lambda to=thread: waiting(article, to))
        decided = cost(lambda pk=held.pk: decide(pk, "approved", by=by))
        costs.add((posted, answered, decided))
    assert len(costs) == 1
    [(_, top), (_, reply), (_, decision)] = costs.pop()
    # A reply moves the end of the one above; a first approval changes its own row and the discussion's.
    assert (top, reply, decision) == (0, 1, 4)
    assert list(faults("default")) == []
