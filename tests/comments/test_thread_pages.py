import pytest

from comments import threads
from comments.models import Comment
from comments.moderation import decide
from comments.threads import Place
from tests.comments.factories import approved, live_article, moderator, waiting
from tests.comments.reading import AT, drawn, read, read_thread

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


def test_a_long_thread_shows_its_first_replies_and_leads_to_the_rest(article, by, monkeypatch):
    monkeypatch.setattr(threads, "REPLIES_ON_A_PAGE", 3)
    top = approved(article, by=by, text="a")
    replies = [approved(article, top, by=by, text=text) for text in "bcdefgh"]
    waiting(article, top)
    base = article.editions.get().get_absolute_url()
    thread = read(article).threads[0]
    assert (drawn(thread.nodes), thread.more_count) == ("a(b c d)", 4)
    assert thread.more_url == f"{base}comments/thread/1/page/2/"
    pages = [read_thread(article, 1, number) for number in (1, 2, 3)]
    assert [drawn(view.threads[0].nodes) for view in pages] == ["a(b c d)", "a(e f g)", "a(h)"]
    assert [(view.page, view.pages) for view in pages] == [(1, 3), (2, 3), (3, 3)]
    assert (pages[1].previous_url, pages[1].next_url) == (
        f"{base}comments/thread/1/",
        f"{base}comments/thread/1/page/3/",
    )
    assert [threads.where(row) for row in replies[2:4]] == [Place(1), Place(2, 1)]


def test_the_rest_of_a_thread_stands_below_what_it_answers(article, by, monkeypatch):
    monkeypatch.setattr(threads, "REPLIES_ON_A_PAGE", 3)
    top = approved(article, by=by, text="a")
    b = approved(article, top, by=by, text="b")
    c = approved(article, b, by=by, text="c")
    approved(article, c, by=by, text="d")
    e = approved(article, c, by=by, text="e")
    decide(b.pk, "removed", by=by)
    mine = waiting(article, e, text="mine")
    assert drawn(read(article).threads[0].nodes) == "a(_(c(d e)))"
    approved(article, c, by=by, text="f")
    view = read_thread(article, 1, 2)
    assert drawn(view.threads[0].nodes) == "a(_(c(f)))"
    edition = article.editions.get()
    receipt = threads.around(mine, edition=edition, at=AT, waiting=True)
    assert receipt is not None
    assert drawn(receipt.threads[0].nodes) == "a(_(c(d e(?mine))))"


def test_there_is_no_page_of_a_thread_that_has_none(article, by):
    approved(article, by=by)
    for thread, number in ((1, 0), (1, 2), (2, 1)):
        assert threads.thread_page(article.pk, thread, number, edition=None, at=AT) is None


def test_a_permalink_leads_to_the_page_also_after_more_comments_came(article, by, small_pages):
    tops = [approved(article, by=by) for _ in range(5)]
    reply = approved(article, tops[3], by=by)
    for top in tops:
        approved(article, top, by=by)
        approved(article, by=by)
    assert threads.where(reply) == threads.where(tops[3]) == Place(2)
    assert Place(2).path == "comments/page/2/"
    assert Place(1).path == ""


@pytest.mark.parametrize("state", ["pending", "declined", "spam", "removed"])
def test_a_permalink_answers_only_for_what_shows(article, by, state):
    top = approved(article, by=by)
    leaf, parent = approved(article, top, by=by), approved(article, top, by=by)
    approved(article, parent, by=by)
    never = waiting(article)
    for comment in (leaf, parent):
        decide(comment.pk, state, by=by)
    assert threads.where(Comment.objects.get(pk=leaf.pk)) is None
    assert threads.where(never) is None
    assert threads.where(Comment.objects.get(pk=parent.pk)) == Place(1)


def test_the_reply_page_and_the_receipt_are_found_around_their_comment(article, by, small_pages):
    for _ in range(4):
        last = approved(article, by=by)
    edition = article.editions.get()
    view = threads.around(last, edition=edition, at=AT, replying=True)
    assert view is not None
    assert (view.page, [node.replying for node in view.threads[0].nodes]) == (2, [True])
    assert threads.around(waiting(article), edition=edition, at=AT) is None
