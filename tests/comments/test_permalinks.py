import re

import pytest

from comments import threads
from comments.moderation import decide
from tests.comments.factories import approved, kill, live_article, moderator, waiting
from tests.comments.test_post import address, move

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return live_article()


@pytest.fixture
def desk():
    return moderator()


def permalink(comment):
    return f"{address(comment.article)}comments/{comment.pk}/"


def landing(client, comment):
    """The page a permalink leads to, and whether the comment is on it."""
    response = client.get(permalink(comment))
    assert response.status_code == 302
    path, _, fragment = response["Location"].partition("#")
    assert f'id="{fragment}"' in client.get(path).content.decode()
    return path


def test_a_permalink_leads_to_the_comment_on_the_storys_own_page(client, article, desk):
    comment = approved(article, by=desk)
    response = client.get(permalink(comment))
    assert (response.status_code, response["Location"]) == (302, f"{address(article)}#comment-{comment.pk}")
    assert response["Cache-Control"] == "public, max-age=60"


def test_a_permalink_leads_to_the_same_page_after_more_comments_and_a_removal(client, article, desk):
    comments = [approved(article, by=desk) for _ in range(21)]
    before = [landing(client, comment) for comment in (comments[0], comments[19], comments[20])]
    assert before == [address(article), address(article), f"{address(article)}comments/page/2/"]
    decide(comments[3].pk, "removed", by=desk)
    for _ in range(20):
        approved(article, by=desk)
    assert [landing(client, comment) for comment in (comments[0], comments[19], comments[20])] == before


def test_a_permalink_finds_a_late_reply_of_a_long_thread(client, article, desk, monkeypatch):
    monkeypatch.setattr(threads, "REPLIES_ON_A_PAGE", 3)
    first = approved(article, by=desk)
    replies = [approved(article, first, by=desk) for _ in range(5)]
    assert landing(client, replies[2]) == address(article)
    assert landing(client, replies[4]) == f"{address(article)}comments/thread/1/page/2/"


def test_a_placeholder_has_a_permalink(client, article, desk):
    first = approved(article, by=desk)
    approved(article, first, by=desk)
    decide(first.pk, "removed", by=desk)
    assert landing(client, first) == address(article)


@pytest.mark.parametrize("state", ["pending", "declined", "spam"])
def test_a_comment_that_does_not_show_gets_the_same_404_as_none(client, article, desk, state):
    hidden = waiting(article)
    if state != "pending":
        decide(hidden.pk, state, by=desk)
    response = client.get(permalink(hidden))
    assert response.status_code == 404
    assert response.content == client.get(f"{address(article)}comments/999999/").content
    assert response.content == client.get("/2026/05/14/nothing/").content


def test_a_comment_of_another_story_is_not_found_here(client, article, desk):
    elsewhere = approved(live_article(), by=desk)
    assert client.get(f"{address(article)}comments/{elsewhere.pk}/").status_code == 404


def test_threads_are_numbered_on_across_pages(client, article, desk):
    for _ in range(21):
        approved(article, by=desk)
    second = client.get(f"{address(article)}comments/page/2/")
    assert second.status_code == 200
    assert re.findall(r'<li id="comment-\d+" value="(\d+)"', second.content.decode()) == ["21"]


def test_a_removed_thread_keeps_its_number_for_its_placeholder(client, article, desk):
    comments = [approved(article, by=desk) for _ in range(3)]
    decide(comments[1].pk, "removed", by=desk)
    html = client.get(address(article)).content.decode()
    assert re.findall(r'<li id="comment-\d+" value="(\d+)"', html) == ["1", "2", "3"]
    assert html.count("This comment is not shown.") == 1


def test_a_thread_has_pages_of_its_own(client, article, desk, monkeypatch):
    monkeypatch.setattr(threads, "REPLIES_ON_A_PAGE", 3)
    first = approved(article, by=desk)
    replies = [approved(article, first, by=desk) for _ in range(5)]
    page = client.get(address(article)).content.decode()
    assert f'href="{address(article)}comments/thread/1/page/2/"' in page
    shown = client.get(f"{address(article)}comments/thread/1/").content.decode()
    assert "This is thread 1 on its own." in shown
    assert f'id="comment-{replies[2].pk}"' in shown
    further = client.get(f"{address(article)}comments/thread/1/page/2/").content.decode()
    assert f'id="comment-{replies[4].pk}"' in further
    assert f'id="comment-{replies[2].pk}"' not in further


@pytest.mark.parametrize(
    "rest",
    [
        "page/0/",
        "page/1/",
        "page/02/",
        "page/3/",
        "page/9999999999/",
        "page/99999999999999999999999/",
        "page/x/",
        "thread/0/",
        "thread/2/",
        "thread/9999999999/",
        "thread/1/page/1/",
        "thread/1/page/2/",
        "thread/1/page/9999999999/",
        "9999999999/",
        "99999999999999999999999/",
        "0/",
        "x/",
        "%00/",
        "reply/",
        "receipt/",
    ],
)
def test_what_is_no_page_of_a_discussion_gets_the_same_404(client, article, desk, rest):
    approved(article, by=desk)
    response = client.get(f"{address(article)}comments/{rest}")
    assert response.status_code == 404
    assert response.content == client.get("/2026/05/14/nothing/").content


@pytest.mark.parametrize("rest", ["", "reply/"])
def test_the_addresses_of_comments_move_along_with_their_story(client, article, desk, rest):
    comment = approved(article, by=desk)
    before = permalink(comment)
    move(article, "2026/05/14/moved")
    response = client.get(before + rest)
    assert response.status_code == 301
    assert response["Location"] == f"/2026/05/14/moved/comments/{comment.pk}/{rest}"


def test_under_a_killed_story_every_address_answers_with_the_notice(client, article, desk):
    comment = approved(article, by=desk, text="Words under a story")
    kill(article)
    for rest in (f"{comment.pk}/", "999999/", "page/2/", "thread/1/"):
        response = client.get(f"{address(article)}comments/{rest}")
        assert response.status_code == 410
        assert "Words under a story" not in response.content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_a_permalink_asks_the_database_as_often_for_many_comments_as_for_one(
    client, article, desk, django_assert_max_num_queries, rows
):
    comments = [approved(article, by=desk) for _ in range(rows)]
    with django_assert_max_num_queries(6):
        client.get(permalink(comments[-1]))


@pytest.mark.parametrize("method", ["get", "head"])
def test_who_asks_for_the_posting_address_again_is_led_to_the_discussion(client, article, method):
    response = getattr(client, method)(f"{address(article)}comments/")
    assert (response.status_code, response["Location"]) == (302, f"{address(article)}#discussion")
    assert 'id="discussion"' in client.get(response["Location"]).content.decode()


def test_the_posting_address_of_a_moved_story_moves_along(client, article):
    before = address(article)
    move(article, "2026/05/14/moved")
    response = client.get(f"{before}comments/", follow=True)
    assert [where for where, _ in response.redirect_chain] == [
        "/2026/05/14/moved/comments/",
        "/2026/05/14/moved/#discussion",
    ]


def test_the_posting_address_of_a_killed_story_shows_its_notice(client, article):
    kill(article)
    response = client.get(f"{address(article)}comments/")
    assert response.status_code == 410
    assert response.content == client.get(address(article)).content


def test_the_posting_address_of_no_story_is_not_found(client):
    response = client.get("/2026/05/14/nothing/comments/")
    assert response.status_code == 404
    assert response.content == client.get("/2026/05/14/nothing/").content


def test_each_page_of_a_discussion_has_a_title_of_its_own(client, article, desk, monkeypatch):
    monkeypatch.setattr(threads, "THREADS_ON_A_PAGE", 1)
    monkeypatch.setattr(threads, "REPLIES_ON_A_PAGE", 1)
    first = approved(article, by=desk)
    for reply_to in (first, first, None):
        approved(article, reply_to, by=desk)
    pages = ("", "comments/page/2/", "comments/thread/1/", "comments/thread/1/page/2/")
    html = [client.get(address(article) + page).content.decode() for page in pages]
    titles = [re.search("<title>(.*?) –", each)[1] for each in html]
    assert titles == [article.headline, "Comments, page 2", "Thread 1", "Thread 1, page 2"]


def test_a_story_leads_from_its_top_to_its_discussion_without_a_count(client, article, desk):
    approved(article, by=desk)
    html = client.get(address(article)).content.decode()
    header = html[html.index('class="dates"') : html.index('class="body"')]
    assert '<a href="#discussion">Comments</a>' in header
    assert "1 comment" not in header
    assert '<a class="skip" href="#discussion">Skip to the comments</a>' in html
    assert "#discussion" not in client.get("/").content.decode()
