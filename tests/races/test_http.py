"""The public form under load: many posts at once through a real server, and a server whose processes die."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connection

from articles.models import Article, Edition
from comments.models import Comment
from tests.comments.factories import approved, live_article, moderator
from tests.races import checker
from tests.races.served import served

FULL = os.environ.get("RACE_SIZE") == "full"
POSTS = 2_400 if FULL else 320
KILLS = 40 if FULL else 6


def stage(stories: int) -> tuple[dict[int, str], list[Comment]]:
    """Stories, and under each a few approved comments at several depths to answer."""
    by = moderator()
    articles: list[Article] = [live_article() for _ in range(stories)]
    answered = []
    for article in articles:
        top = approved(article, by=by)
        reply = approved(article, top, by=by)
        answered += [top, reply, approved(article, reply, by=by)]
    paths = {each.article_id: each.get_absolute_url() for each in Edition.objects.select_related("address")}
    connection.close()
    return paths, answered


def tokens() -> set[str]:
    return set(Comment.objects.order_by().values_list("receipt", flat=True))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("writers", "stories"), [(16, 1), (16, 50), (32, 1), (32, 50)] if FULL else [(32, 1), (16, 50)]
)
def test_every_post_is_accepted_and_the_tree_is_perfect_when_many_write_at_once(
    process_environment: dict[str, str], writers: int, stories: int
) -> None:
    paths, answered = stage(stories)
    with served(process_environment, paths, answered) as site:
        site.post_many(writers, POSTS)
    assert site.told == [303] * (POSTS // writers * writers)
    assert len(set(site.posted)) == len(site.posted)
    assert tokens() == set(site.posted) | {each.receipt for each in answered}
    assert checker.faults(process_environment["DATABASE_URL"]) == []


@pytest.mark.slow
def test_nothing_accepted_is_lost_or_doubled_when_the_processes_of_the_server_are_killed(
    process_environment: dict[str, Any],
) -> None:
    """A sender whose answer was lost sends again with the same key, as the form's script does."""
    paths, answered = stage(3)
    over = Event()
    with served(process_environment, paths, answered) as site, ThreadPoolExecutor(1) as killer:
        killing = killer.submit(site.kill_workers, KILLS, POSTS, over)
        try:
            site.post_many(16, POSTS, retry=True)
        finally:
            over.set()
        killed = killing.result()
    assert killed >= KILLS - 1
    assert set(site.told) == {303}
    assert tokens() == set(site.posted) | {each.receipt for each in answered}
    assert len(site.posted) == len(set(site.posted)) == POSTS // 16 * 16
    assert checker.faults(process_environment["DATABASE_URL"]) == []
