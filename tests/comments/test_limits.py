from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from articles import clock
from comments import limits
from comments.limits import cache
from comments.models import Comment
from tests.comments.factories import live_article, waiting

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
HERE = "a" * 64
THERE = "b" * 64


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()
    yield
    cache.clear()


def try_often(times, network=HERE, at=NOON):
    for _ in range(times):
        limits.count_try(network, at)


def accept(article, at, network=HERE):
    """As the view does it."""
    with clock.at(at), transaction.atomic():
        comment = waiting(article, network=network)
        limits.check_accepted(comment)
    return comment


def test_sixty_tries_in_ten_minutes_pass_and_the_next_is_too_fast():
    try_often(60)
    with pytest.raises(limits.TooFast):
        limits.count_try(HERE, NOON + timedelta(minutes=9))


def test_tries_of_ten_minutes_ago_are_forgotten():
    try_often(60)
    limits.count_try(HERE, NOON + timedelta(minutes=10))


def test_tries_of_one_network_do_not_count_for_another():
    try_often(60)
    limits.count_try(THERE, NOON)


def test_an_unknown_network_is_not_limited():
    try_often(100, network="")


def test_the_wait_that_is_named_is_long_enough_and_no_longer():
    try_often(60, at=NOON + timedelta(seconds=30))
    with pytest.raises(limits.TooFast) as refused:
        limits.count_try(HERE, NOON + timedelta(minutes=4))
    assert refused.value.seconds == 6 * 60
    assert "wait 6 minutes" in refused.value.message
    limits.count_try(HERE, NOON + timedelta(minutes=4, seconds=refused.value.seconds))


def test_the_limits_are_settings(settings):
    settings.COMMENT_LIMIT_TRIES = 2
    try_often(2)
    with pytest.raises(limits.TooFast):
        limits.count_try(HERE, NOON)


def test_a_cache_that_is_away_stops_nobody(settings):
    settings.CACHES = settings.CACHES | {
        "comments": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": "/proc/nowhere",
        }
    }
    try_often(100)


@pytest.mark.django_db
def test_ten_comments_in_ten_minutes_are_accepted_and_the_next_is_not_stored():
    article = live_article()
    for second in range(10):
        accept(article, NOON + timedelta(seconds=second))
    with pytest.raises(limits.TooFast):
        accept(article, NOON + timedelta(minutes=5))
    assert Comment.objects.count() == 10


@pytest.mark.django_db
def test_a_place_is_free_when_the_named_wait_is_over():
    article = live_article()
    for minute in range(10):
        accept(article, NOON + timedelta(seconds=30 * minute))
    with pytest.raises(limits.TooFast) as refused:
        accept(article, NOON + timedelta(minutes=5))
    free = NOON + timedelta(minutes=5, seconds=refused.value.seconds)
    with pytest.raises(limits.TooFast):
        accept(article, free - timedelta(seconds=2))
    accept(article, free)


@pytest.mark.django_db
def test_comments_under_all_stories_count_together_and_each_network_for_itself():
    first, second = live_article(), live_article()
    for serial in range(10):
        accept([first, second][serial % 2], NOON)
    accept(first, NOON, network=THERE)
    with pytest.raises(limits.TooFast):
        accept(second, NOON)


@pytest.mark.django_db
@pytest.mark.parametrize("before", [0, 50])
def test_the_check_is_one_query_however_many_came_before(django_assert_num_queries, settings, before):
    settings.COMMENT_LIMIT_ACCEPTED = 1000
    article = live_article()
    for _ in range(before):
        accept(article, NOON)
    comment = accept(article, NOON)
    with django_assert_num_queries(1):
        limits.check_accepted(comment)
