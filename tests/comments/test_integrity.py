"""Each kind of fault is planted by plain SQL, past every guard, and named."""

from collections.abc import Iterator

import pytest
from django.db import connection

from comments.integrity import faults
from comments.models import Comment
from tests.comments.factories import approved, live_article, moderator, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread() -> Iterator[list[Comment]]:
    """A comment, two replies and a reply to the first of them, the database's guards let down."""
    by, article = moderator(), live_article()
    top = approved(article, by=by)
    first, second = approved(article, top, by=by), approved(article, top, by=by)
    rows = [top, first, approved(article, first, by=by), second]
    assert list(faults("default")) == []
    if connection.vendor == "sqlite":
        run("PRAGMA ignore_check_constraints = ON")
    else:
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("ALTER TABLE comments_comment DROP CONSTRAINT comment_shape")
    yield rows
    if connection.vendor == "sqlite":
        run("PRAGMA ignore_check_constraints = OFF")


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def plant(comment: Comment, change: str) -> list[str]:
    run(f"UPDATE comments_comment SET {change} WHERE id = %s", comment.pk)
    return [fault for fault in faults("default") if "lost the constraint" not in fault]


def test_a_sound_database_has_no_faults():
    by, article = moderator(), live_article()
    top = approved(article, by=by)
    waiting(article, top)
    waiting(article)
    assert list(faults("default")) == []


def test_a_gap_in_the_nesting_is_named(thread):
    top, first, *_ = thread
    told = plant(top, "rght = 11")
    assert told == [f"Thread {top.pk}: the nesting is broken at comment {top.pk}, where 11 follows 7."]
    assert first.pk


def test_two_rows_in_one_place_are_named(thread):
    _, first, _, second = thread
    told = plant(second, f"lft = (SELECT lft FROM comments_comment WHERE id = {first.pk})")
    assert f"the nesting is broken at comment {second.pk}" in " ".join(told)


def test_a_reply_that_sticks_out_of_its_parent_is_named(thread):
    _, first, inner, _ = thread
    told = " ".join(plant(inner, "rght = rght + 1"))
    assert f"the nesting is broken at comment {first.pk}" in told


def test_a_wrong_level_is_named(thread):
    top, first, *_ = thread
    assert plant(first, "level = 2") == [
        f"Thread {top.pk}: comment {first.pk} says level 2 at level 1.",
    ]


def test_a_wrong_parent_is_named(thread):
    top, first, inner, second = thread
    assert plant(inner, f"parent_id = {second.pk}") == [
        f"Thread {top.pk}: comment {inner.pk} stands in {first.pk}, but its parent is {second.pk}."
    ]


def test_a_second_top_level_comment_in_a_thread_is_named(thread):
    top, _, _, second = thread
    run("DROP INDEX comment_one_root")
    told = plant(second, "parent_id = NULL")
    assert f"Thread {top.pk}: comment {second.pk} is a second top-level comment in it." in told


def test_a_thread_that_lost_its_top_level_comment_is_named(thread):
    _, _, _, second = thread
    told = plant(second, "tree_id = 999999")
    assert f"Thread 999999: it begins with comment {second.pk} instead of its own." in told


def test_a_reply_under_another_story_is_named(thread):
    top, first, *_ = thread
    other = live_article()
    told = plant(first, f"article_id = {other.pk}")
    assert f"Thread {top.pk}: comment {first.pk} is under article {other.pk}, not {top.article_id}." in told


def test_a_wrong_count_is_named(thread):
    article = thread[0].article_id
    run("UPDATE comments_discussion SET approved_count = 9")
    assert list(faults("default"))[-1:] == [f"Article {article}: 9 approved comments are kept, 4 counted."]


def test_a_comment_approved_past_the_count_is_named():
    article = live_article()
    comment = waiting(article)
    told = plant(comment, "state = 'approved'")
    assert told == [
        f"Article {article.pk}: 0 approved comments are kept, 1 counted.",
        f"Thread {comment.pk}: something in it is approved, but it has no number.",
    ]


def test_a_last_number_that_was_given_already_is_named(thread):
    article = thread[0].article_id
    run("UPDATE comments_discussion SET last_number = 0")
    assert f"Article {article}: the last thread number is 0, but 1 is given." in list(faults("default"))


def test_a_lost_discussion_is_named(thread):
    article = thread[0].article_id
    run("DELETE FROM comments_discussion")
    assert f"Article {article}: it has comments but no discussion." in list(faults("default"))


@pytest.mark.parametrize("name", ["comment_one_root", "comment_number_once", "comment_said_once"])
def test_a_lost_constraint_is_named(thread, name):
    run(f"DROP INDEX {name}")
    assert f"The database has lost the constraint {name}." in list(faults("default"))


def test_every_constraint_of_the_model_is_found_in_the_database():
    assert not [fault for fault in faults("default") if "lost the constraint" in fault]
    assert len(Comment._meta.constraints) == 7
