"""What the queue tells of a person, by name and network together."""

from typing import Any

import pytest

from comments.admin.record import Record, records
from comments.models import Comment
from comments.moderation import decide
from tests.comments.factories import live_article, moderator, settle, waiting

pytestmark = pytest.mark.django_db


def test_the_queue_tells_how_this_name_from_this_network_fared_before(django_assert_num_queries: Any) -> None:
    article, by = live_article(), moderator()
    me = {"name": "Kim Berg", "network": "a"}
    for to in ("approved", "approved", "declined", "spam", "removed"):
        settle(waiting(article, **me), to, by)
    decide(waiting(article, name="Kim Berg", network="b").pk, "approved", by=by)
    decide(waiting(article, name="Somebody else", network="a").pk, "approved", by=by)
    asks, unknown = waiting(article, name=" KIM  berg", network="a"), waiting(article, **me | {"network": ""})
    with django_assert_num_queries(1):
        found = records([asks, unknown], Comment.objects.all())
    assert found == {
        asks.pk: Record(known=True, waiting=0, approved=2, declined=3),
        unknown.pk: Record(known=False),
    }


@pytest.mark.parametrize(
    ("settled", "mark"),
    [
        ([], "first"),
        (["pending"], "first"),
        (["approved"], ""),
        (["approved"] * 3, "trusted"),
        (["approved"] * 3 + ["declined"], "declined"),
        (["spam"], "declined"),
    ],
)
def test_trusted_first_time_and_declined_people_are_marked(settled: list[str], mark: str) -> None:
    article, by = live_article(), moderator()
    for to in settled:
        comment = waiting(article, network="a")
        if to != "pending":
            settle(comment, to, by)
    asks = waiting(article, network="a")
    assert records([asks], Comment.objects.all())[asks.pk].mark == mark


def test_where_the_network_is_not_known_nobody_is_marked() -> None:
    asks = waiting(live_article())
    assert records([asks], Comment.objects.all())[asks.pk].mark == ""


def test_a_comment_does_not_speak_for_itself() -> None:
    article, by = live_article(), moderator()
    mine = waiting(article, network="a")
    settle(mine, Comment.State.DECLINED, by)
    mine.refresh_from_db()
    assert records([mine], Comment.objects.all())[mine.pk] == Record(known=True)
