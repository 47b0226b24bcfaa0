import re

import pytest

from comments.limits import cache
from comments.models import Comment
from comments.moderation import decide
from tests.comments.factories import approved, kill, live_article, moderator, waiting
from tests.comments.test_post import address, move, post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def article():
    return live_article()


@pytest.fixture
def desk():
    return moderator()


def receipt(client, comment):
    return client.get(f"{address(comment.article)}comments/receipt/{comment.receipt}/")


def test_a_waiting_comment_shows_in_its_place_and_is_marked(client, article, desk):
    first = approved(article, by=desk)
    second = approved(article, by=desk)
    reply = waiting(article, first, text="My own waiting words")
    response = receipt(client, reply)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Your comment is awaiting moderation" in html
    places = [html.index(f'id="comment-{comment.pk}"') for comment in (first, reply, second)]
    assert places == sorted(places)
    assert html.count("My own waiting words") == 1
    assert html.count("Awaiting moderation</span>") == 1


def test_a_waiting_thread_shows_after_the_others_on_the_last_page(client, article, desk):
    shown = [approved(article, by=desk) for _ in range(21)]
    mine = waiting(article, text="My own waiting words")
    html = receipt(client, mine).content.decode()
    assert f'id="comment-{shown[20].pk}"' in html
    assert f'id="comment-{shown[0].pk}"' not in html
    assert html.index("My own waiting words") > html.index(shown[20].text)


def test_the_receipt_is_kept_by_nobody_and_listed_nowhere(client, article):
    response = receipt(client, waiting(article))
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert not response.has_header("ETag")
    assert not response.cookies


def test_a_receipt_does_not_show_other_waiting_comments(client, article):
    waiting(article, text="Waiting words of another")
    assert "Waiting words of another" not in receipt(client, waiting(article)).content.decode()


def test_once_approved_the_receipt_leads_to_the_comment(client, article, desk):
    mine = waiting(article)
    decide(mine.pk, "approved", by=desk)
    html = receipt(client, mine).content.decode()
    assert "Your comment has been published." in html
    assert f'href="{address(article)}comments/{mine.pk}/"' in html
    assert "Awaiting moderation" not in html


@pytest.mark.parametrize("state", ["declined", "spam", "removed"])
def test_once_turned_down_the_receipt_says_so_kindly_and_shows_no_text(client, article, desk, state):
    mine = waiting(article, name="Hidden Name", text="Hidden words")
    if state == "removed":
        decide(mine.pk, "approved", by=desk)
    decide(mine.pk, state, by=desk)
    response = receipt(client, mine)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Your comment is not shown." in html
    assert "spam" not in re.search(r'<div class="notice" role="status">.*?</div>', html, re.DOTALL)[0]
    assert "Hidden" not in html
    assert response["Cache-Control"] == "no-store"


def test_a_waiting_reply_to_a_comment_removed_since_stands_under_its_placeholder(client, article, desk):
    first = approved(article, by=desk, text="Removed words")
    reply = waiting(article, first, text="My own waiting words")
    decide(first.pk, "removed", by=desk)
    html = receipt(client, reply).content.decode()
    assert "My own waiting words" in html
    assert "Removed words" not in html


def test_under_a_killed_story_a_receipt_tells_nothing_but_the_notice(client, article):
    mine = waiting(article, text="Words under a story")
    kill(article)
    response = receipt(client, mine)
    html = response.content.decode()
    assert response.status_code == 410
    assert "Words under a story" not in html
    assert article.headline not in html
    assert response["Cache-Control"] == "no-store"


def test_a_receipt_follows_its_story_to_a_new_address(client, article):
    mine = waiting(article)
    before = address(article)
    move(article, "2026/05/14/moved")
    response = client.get(f"{before}comments/receipt/{mine.receipt}/")
    assert response.status_code == 301
    assert response["Location"] == f"/2026/05/14/moved/comments/receipt/{mine.receipt}/"
    assert response["Cache-Control"] == "no-store"
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("token", ["nothing", "1", "a" * 500, "%00", "-"])
def test_a_token_that_nobody_was_given_gets_the_same_404(client, article, token):
    waiting(article)
    response = client.get(f"{address(article)}comments/receipt/{token}/")
    assert response.status_code == 404
    assert response.content == client.get("/2026/05/14/nothing/").content


def test_a_token_opens_nothing_under_another_story(client, article):
    mine = waiting(article)
    assert client.get(f"{address(live_article())}comments/receipt/{mine.receipt}/").status_code == 404


def test_receipts_are_long_and_differ(client, article):
    for serial in range(5):
        post(client, article, text=f"Thing number {serial}")
    tokens = set(Comment.objects.values_list("receipt", flat=True))
    assert len(tokens) == 5
    assert min(map(len, tokens)) >= 32


def test_another_comment_can_be_posted_from_the_receipt(client, article):
    mine = waiting(article)
    page = receipt(client, mine)
    assert "data-comment-form" in page.content.decode()
    # The page's own policy makes a browser say so.
    assert post(client, article, text="One thing more", headers={"Origin": "null"}).status_code == 303


def test_a_receipt_takes_no_post(client, article):
    mine = waiting(article)
    assert client.post(f"{address(article)}comments/receipt/{mine.receipt}/").status_code == 405


def test_the_receipt_tells_why_a_comment_was_declined_and_of_no_other_reason(client, article, desk):
    comment = waiting(article)
    decide(comment.pk, Comment.State.DECLINED, by=desk, reason="Please <b>leave</b> names out.")
    assert (
        "The reason given: Please &lt;b&gt;leave&lt;/b&gt; names out."
        in receipt(client, comment).content.decode()
    )
    decide(comment.pk, Comment.State.SPAM, by=desk, reason="Known to us.")
    html = receipt(client, comment).content.decode()
    assert "Known to us." not in html and "The reason given" not in html
