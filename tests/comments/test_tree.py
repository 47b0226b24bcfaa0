import inspect
import random
from importlib.metadata import version

import pytest
from django.db import IntegrityError, connection, transaction
from mptt.managers import TreeManager

from articles.models import Article
from comments.integrity import faults
from comments.models import Comment, Decision, Discussion, Refused
from comments.moderation import move, purge
from comments.threads import page
from tests.comments.factories import PUBLISHED, approved, live_article, moderator, waiting

pytestmark = pytest.mark.django_db


def outline(article: Article) -> list[str]:
    """The comments in the order of reading, each indented by its level."""
    rows = Comment.objects.filter(article=article)
    return [f"{'  ' * row.level}{row.text}" for row in rows]


def three_under_one(by) -> tuple[Article, list[Comment]]:
    article = live_article()
    top = approved(article, by=by, text="top")
    return article, [top, *(approved(article, top, by=by, text=text) for text in "abc")]


def test_the_private_parts_of_mptt_that_we_use_are_the_ones_we_read():
    assert version("django-mptt") == "0.20.0"
    used = {
        "_create_space": ["self", "size", "target", "tree_id"],
        "_close_gap": ["self", "size", "target", "tree_id"],
        "_make_child_root_node": ["self", "node", "new_tree_id"],
        "_move_node": ["self", "node", "target", "position", "save", "refresh_target"],
    }
    assert {name: list(inspect.signature(getattr(TreeManager, name)).parameters) for name in used} == used


def test_a_reply_stands_last_under_the_comment_it_answers():
    by = moderator()
    article, (_, a, *_) = three_under_one(by)
    approved(article, a, by=by, text="a1")
    assert outline(article) == ["top", "  a", "    a1", "  b", "  c"]
    assert list(faults("default")) == []


def test_a_thread_is_known_by_the_key_of_its_top_level_comment():
    by = moderator()
    article, (top, a, *_) = three_under_one(by)
    assert top.thread_key == a.thread_key == top.pk
    assert approved(article, by=by).thread_key != top.pk


def test_a_reply_below_the_deepest_level_stands_beside_the_comment_it_answers_and_remembers_it():
    by, article = moderator(), live_article()
    chain = [approved(article, by=by)]
    for _ in range(10):
        chain.append(approved(article, chain[-1], by=by))
    assert [row.level for row in chain] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8]
    assert [row.parent for row in chain[8:]] == [chain[7]] * 3
    assert [row.in_reply_to for row in chain[1:]] == chain[:-1]
    assert list(faults("default")) == []


@pytest.mark.slow
def test_a_chain_of_a_thousand_replies_is_flattened_shown_and_can_be_purged():
    by, article = moderator("moderate_comment", "purge_comment"), live_article()
    top = last = approved(article, by=by)
    for _ in range(1000):
        last = approved(article, last, by=by)
    assert last.level == 8
    assert list(faults("default")) == []
    view = page(article.pk, edition=article.editions.get(), at=PUBLISHED)
    assert (view.count, len(view.threads[0].nodes), view.threads[0].more_count) == (1001, 201, 800)
    assert len(purge(top.pk, by=by, note="One person filled it.", replies=1000)) == 1001
    assert Comment.objects.count() == 0
    assert Discussion.objects.get(article=article).approved_count == 0


def test_a_comment_made_its_own_thread_takes_its_replies_along_and_gets_the_next_number():
    by = moderator()
    article, (_, a, *_) = three_under_one(by)
    approved(article, a, by=by, text="a1")
    move(a.pk, by=by)
    assert outline(article) == ["top", "  b", "  c", "a", "  a1"]
    assert [row.number for row in Comment.objects.filter(parent=None)] == [1, 2]
    assert list(faults("default")) == []


def test_a_waiting_comment_made_its_own_thread_has_no_number_until_it_is_approved():
    by = moderator()
    article, (top, *_) = three_under_one(by)
    held = waiting(article, top)
    move(held.pk, by=by)
    assert Comment.objects.get(pk=held.pk).number is None
    assert Discussion.objects.get(article=article).last_number == 1


def test_a_thread_moved_under_a_comment_gives_its_number_up_for_good():
    by = moderator()
    article, (_, _, b, _) = three_under_one(by)
    other = approved(article, by=by, text="other")
    approved(article, other, by=by, text="reply")
    move(other.pk, b.pk, by=by)
    assert outline(article) == ["top", "  a", "  b", "    other", "      reply", "  c"]
    move(other.pk, by=by)
    assert Comment.objects.get(pk=other.pk).number == 3
    assert list(faults("default")) == []


def test_a_moved_comment_keeps_the_order_of_posting_among_its_new_siblings():
    by = moderator()
    article, (top, a, b, _) = three_under_one(by)
    move(b.pk, a.pk, by=by)
    assert outline(article) == ["top", "  a", "    b", "  c"]
    move(b.pk, top.pk, by=by)
    assert outline(article) == ["top", "  a", "  b", "  c"]


@pytest.mark.parametrize("name", ["itself", "its own reply", "another story", "where it stands", "too deep"])
def test_a_move_that_would_break_something_is_refused_and_changes_nothing(name):
    by = moderator()
    article, (top, a, *_) = three_under_one(by)
    deep = approved(article, by=by)
    for _ in range(8):
        deep = approved(article, deep, by=by)
    node, to = {
        "itself": (a.pk, a.pk),
        "its own reply": (top.pk, a.pk),
        "another story": (a.pk, approved(live_article(), by=by).pk),
        "where it stands": (top.pk, None),
        "too deep": (a.pk, deep.pk),
    }[name]
    before = outline(article)
    with pytest.raises(Refused):
        move(node, to, by=by)
    assert outline(article) == before
    assert not Decision.objects.filter(deed=Decision.Deed.MOVED).exists()
    assert list(faults("default")) == []


def test_many_random_posts_moves_and_purges_leave_a_perfect_tree():
    dice = random.Random(20260514)
    by, articles = moderator("moderate_comment", "purge_comment"), [live_article(), live_article()]
    for _ in range(120):
        article = dice.choice(articles)
        there = list(Comment.objects.filter(article=article))
        roll, chosen = dice.random(), dice.choice(there) if there else None
        if roll < 0.6 or chosen is None:
            approved(article, dice.choice([chosen, None]), by=by)
        elif roll < 0.85:
            try:
                move(chosen.pk, dice.choice([*(row.pk for row in there), None]), by=by)
            except Refused:
                continue
        else:
            purge(chosen.pk, by=by, note="x", replies=Comment.objects.below(chosen).count())
        assert list(faults("default")) == []
    assert Decision.objects.filter(deed=Decision.Deed.MOVED).count() > 5


def test_nothing_reaches_the_tree_past_its_manager():
    by = moderator()
    article, (top, a, b, _) = three_under_one(by)
    a.parent = b
    attempts = [
        lambda: Comment.objects.create(article=article, name="n", text="t", parent=top),
        lambda: Comment.objects.create(article=article, name="n", text="t"),
        a.save,
        a.delete,
        Comment.objects.filter(pk=a.pk).delete,
        Comment.objects.rebuild,
    ]
    for attempt in attempts:
        with pytest.raises(RuntimeError):
            attempt()
    assert outline(article) == ["top", "  a", "  b", "  c"]


@pytest.mark.parametrize(
    "change",
    [
        "parent_id = NULL, tree_id = (SELECT MIN(tree_id) FROM comments_comment), lft = 1, level = 0",
        "level = 9",
        "rght = lft",
        "number = 7",
    ],
)
def test_the_database_itself_refuses_a_row_that_no_tree_can_hold(change):
    by = moderator()
    _, (_, a, *_) = three_under_one(by)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE comments_comment SET {change} WHERE id = %s", [a.pk])


@pytest.mark.django_db(transaction=True)
def test_a_thread_cannot_be_locked_outside_a_transaction():
    _, (top, *_) = three_under_one(moderator())
    with pytest.raises(RuntimeError, match="transaction"):
        Comment.objects.lock(top.pk)
