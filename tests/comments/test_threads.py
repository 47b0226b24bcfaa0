from itertools import pairwise

import pytest

from comments import threads
from comments.models import Discussion
from comments.moderation import decide, move, purge
from comments.threads import Place
from tests.comments.factories import approved, live_article, moderator, settle, waiting
from tests.comments.reading import AT, drawn, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return moderator()


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(threads, "THREADS_ON_A_PAGE", 3)


@pytest.fixture
def article():
    return live_article()


def test_a_story_without_comments_has_one_empty_page(article):
    view = read(article)
    assert (view.count, view.open, view.threads, view.page, view.pages) == (0, True, [], 1, 1)
    assert not Discussion.objects.exists()


def test_replies_are_nested_to_any_allowed_depth_in_the_order_of_posting(article, by):
    top = approved(article, by=by, text="a")
    b = approved(article, top, by=by, text="b")
    approved(article, top, by=by, text="e")
    c = approved(article, b, by=by, text="c")
    approved(article, c, by=by, text="d")
    approved(article, by=by, text="f")
    view = read(article)
    assert [drawn(thread.nodes) for thread in view.threads] == ["a(b(c(d)) e)", "f"]
    assert [thread.number for thread in view.threads] == [1, 2]
    assert view.count == 6


def test_every_list_that_opens_is_closed_again(article, by):
    last = top = approved(article, by=by)
    for _ in range(10):
        last = approved(article, last, by=by)
    approved(article, top, by=by)
    [thread] = read(article).threads
    assert sum(node.opens for node in thread.nodes) == sum(len(node.closes) for node in thread.nodes) == 8
    for one, following in pairwise(thread.nodes):
        assert following.level == one.level + one.opens - len(one.closes)


def test_what_is_not_approved_never_shows(article, by):
    top = approved(article, by=by, text="a")
    for state in ("declined", "spam"):
        decide(waiting(article, top, text=f"secret {state}").pk, state, by=by)
        decide(waiting(article, text=f"top secret {state}").pk, state, by=by)
    decide(approved(article, top, by=by, text="secret removed").pk, "removed", by=by)
    waiting(article, top, text="secret pending")
    waiting(article, text="top secret pending")
    view = read(article)
    assert [drawn(thread.nodes) for thread in view.threads] == ["a"]
    assert view.count == 1
    assert "secret" not in repr(view)


def test_an_unseen_parent_of_seen_replies_is_one_and_the_same_placeholder(article, by):
    top = approved(article, by=by, text="a", name="Somebody")
    b = approved(article, top, by=by, text="b", name="Somebody")
    approved(article, b, by=by, text="c")
    shapes = set()
    for state in ("removed", "spam", "declined", "pending"):
        for comment in (top, b):
            decide(comment.pk, state, by=by)
        [thread] = read(article).threads
        shapes.add(drawn(thread.nodes))
        assert [node.comment.name for node in thread.nodes[:2]] == ["", ""]
        assert [node.reply_url for node in thread.nodes[:2]] == ["", ""]
    assert shapes == {"_(_(c))"}


def test_a_removed_comment_without_seen_replies_leaves_nothing_but_a_thread_keeps_its_number(article, by):
    tops = [approved(article, by=by, text=text) for text in "abc"]
    reply = approved(article, tops[1], by=by, text="b1")
    decide(reply.pk, "removed", by=by)
    decide(tops[1].pk, "removed", by=by)
    view = read(article)
    assert [(thread.number, drawn(thread.nodes)) for thread in view.threads] == [(1, "a"), (2, "_"), (3, "c")]
    assert view.count == 2


def test_the_count_is_the_number_of_comments_that_show_on_all_pages(article, by, small_pages):
    for _ in range(5):
        top = approved(article, by=by)
    for state in ("pending", "removed"):
        decide(approved(article, top, by=by).pk, state, by=by)
    shown = sum(
        not node.placeholder
        for page in (1, 2)
        for thread in read(article, page).threads
        for node in thread.nodes
    )
    assert read(article).count == shown == 5


def test_a_page_holds_twenty_numbers_and_a_thread_never_changes_its_page(article, by):
    tops = [approved(article, by=by) for _ in range(22)]
    decide(tops[4].pk, "removed", by=by)
    purge(tops[5].pk, by=moderator("purge_comment"), note="x")
    assert [thread.number for thread in read(article, 1).threads] == [1, 2, 3, 4, 5, *range(7, 21)]
    view = read(article, 2)
    assert ([thread.number for thread in view.threads], view.page, view.pages) == ([21, 22], 2, 2)


def test_pages_lead_to_their_neighbours_and_end_where_the_threads_end(article, by, small_pages):
    for _ in range(7):
        approved(article, by=by)
    base = article.editions.get().get_absolute_url()
    around = [(read(article, page).previous_url, read(article, page).next_url) for page in (1, 2, 3)]
    assert around == [
        ("", f"{base}comments/page/2/"),
        (base, f"{base}comments/page/3/"),
        (f"{base}comments/page/2/", ""),
    ]
    assert threads.page(article.pk, 0, edition=None, at=AT) is None
    assert threads.page(article.pk, 4, edition=None, at=AT) is None


def test_each_comment_has_a_permalink_and_an_approved_one_an_address_for_answering(article, by):
    comment = approved(article, by=by)
    base = article.editions.get().get_absolute_url()
    [node] = read(article).threads[0].nodes
    assert node.permalink == f"{base}comments/{comment.pk}/"
    assert node.reply_url == f"{base}comments/{comment.pk}/reply/"


def test_in_a_closed_discussion_nothing_can_be_answered_and_all_can_be_read(article, by):
    approved(article, by=by, text="a")
    Discussion.objects.filter(article=article).update(mode="closed")
    view = read(article)
    assert (view.open, view.closed_reason) == (False, "The editors have closed the comments on this story.")
    assert (drawn(view.threads[0].nodes), view.threads[0].nodes[0].reply_url) == ("a", "")


def test_a_flattened_reply_names_the_one_it_answers(article, by):
    last = approved(article, by=by, name="person 0")
    for step in range(1, 11):
        last = approved(article, last, by=by, name=f"person {step}")
    nodes = read(article).threads[0].nodes
    assert [node.answers for node in nodes] == [*[""] * 9, "person 8", "person 9"]


def test_a_flattened_reply_does_not_name_one_who_was_removed(article, by):
    chain = [approved(article, by=by, name="person 0")]
    for step in range(1, 10):
        chain.append(approved(article, chain[-1], by=by, name=f"person {step}"))
    decide(chain[8].pk, "removed", by=by)
    view = read(article)
    assert view.threads[0].nodes[-1].answers == ""
    assert "person 8" not in repr(view)


def test_the_comment_being_answered_is_marked(article, by):
    top = approved(article, by=by)
    reply = approved(article, top, by=by)
    nodes = read(article, replying_to=reply).threads[0].nodes
    assert [node.replying for node in nodes] == [False, True]


def test_its_author_sees_a_waiting_reply_in_its_place_and_nobody_else_does(article, by):
    top = approved(article, by=by, text="a")
    b = approved(article, top, by=by, text="b")
    approved(article, top, by=by, text="c")
    mine = waiting(article, b, text="mine")
    waiting(article, b, text="of another")
    assert drawn(read(article, waiting=mine).threads[0].nodes) == "a(b(?mine) c)"
    assert drawn(read(article).threads[0].nodes) == "a(b c)"


def test_its_author_sees_a_waiting_thread_after_the_last_one_without_a_number(article, by, small_pages):
    for _ in range(4):
        approved(article, by=by)
    mine = waiting(article, text="mine")
    assert threads.where(mine) is None
    assert threads.where(mine, waiting=True) == Place(2)
    last = read(article, 2, waiting=mine).threads[-1]
    assert (last.number, drawn(last.nodes)) == (None, "?mine")
    assert len(read(article, 1, waiting=mine).threads) == 3


@pytest.mark.parametrize("state", ["declined", "spam", "removed"])
def test_a_receipt_does_not_show_what_is_no_longer_waiting(article, by, state):
    top = approved(article, by=by, text="a")
    said = [waiting(article, top, text="mine too")]
    if state != "removed":  # once shown, a thread keeps its place
        said.append(waiting(article, text="mine"))
    for mine in said:
        settle(mine, state, by)
        mine.refresh_from_db()
        view = read(article, waiting=mine)
        assert [drawn(thread.nodes) for thread in view.threads] == ["a"]


def test_a_split_thread_shows_on_the_page_of_its_new_number(article, by):
    top = approved(article, by=by, text="a", name="Ada")
    b = approved(article, top, by=by, text="b")
    approved(article, b, by=by, text="c")
    move(b.pk, by=by)
    view = read(article)
    assert [drawn(thread.nodes) for thread in view.threads] == ["a", "b(c)"]
    assert view.threads[1].nodes[0].answers == "Ada"


@pytest.mark.parametrize("comments", [1, 12])
def test_a_page_costs_two_queries_whatever_it_shows(article, by, comments, django_assert_num_queries):
    edition = article.editions.select_related("address").get()
    for _ in range(comments):
        last = approved(article, by=by)
        for _ in range(9 if comments == 1 else 1):
            last = approved(article, last, by=by)
    with django_assert_num_queries(2):
        threads.page(article.pk, 1, edition=edition, at=AT)
    with django_assert_num_queries(3):
        threads.thread_page(article.pk, 1, 1, edition=edition, at=AT)
