import re

import pytest

from comments.limits import cache
from comments.models import Comment, Discussion
from comments.moderation import decide
from tests.comments.factories import approved, kill, live_article, moderator, settle, waiting
from tests.comments.test_post import address, post, typed_in

pytestmark = pytest.mark.django_db

GONE = "The comment you are answering can no longer be answered."


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def article():
    return live_article()


@pytest.fixture
def desk():
    return moderator()


def form_under(response):
    """The id of the comment under which the form stands, or None at the end of the discussion."""
    before = response.content.decode().partition("data-comment-form")[0]
    if "data-reply-slot" in before:
        return None
    return int(re.findall(r'<li id="comment-(\d+)"', before)[-1])


def target(response):
    return re.search(r'name="in_reply_to" value="(\d*)"', response.content.decode())[1]


def test_the_reply_page_is_the_article_with_the_form_in_place(client, article, desk):
    first = approved(article, by=desk, name="Ann Berg")
    approved(article, by=desk)
    response = client.get(f"{address(article)}comments/{first.pk}/reply/")
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<h1 class="headline" dir="auto">{article.headline}</h1>' in html
    assert html.count("data-comment-form") == 1
    assert form_under(response) == first.pk
    assert target(response) == str(first.pk)
    assert "Replying to <bdi>Ann Berg</bdi>" in html
    assert re.search(r"<textarea[^>]* autofocus", html)


def test_a_search_engine_is_told_to_leave_the_reply_page_alone(client, article, desk):
    first = approved(article, by=desk)
    response = client.get(f"{address(article)}comments/{first.pk}/reply/")
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    page = client.get(address(article)).content.decode()
    link = re.search(rf'<a [^>]*href="{address(article)}comments/{first.pk}/reply/"[^>]*>', page)[0]
    assert 'rel="nofollow"' in link


def test_a_reply_is_posted_without_a_script(client, article, desk):
    first = approved(article, by=desk)
    page = client.get(f"{address(article)}comments/{first.pk}/reply/")
    assert post(client, article, in_reply_to=target(page)).status_code == 303
    reply = Comment.objects.latest("pk")
    assert (reply.parent, reply.in_reply_to) == (first, first)


def test_a_reply_keeps_its_place_and_target_after_a_refusal(client, article, desk):
    first = approved(article, by=desk)
    response = post(client, article, in_reply_to=first.pk, name="", text="Kept")
    assert response.status_code == 422
    assert (form_under(response), target(response)) == (first.pk, str(first.pk))
    assert typed_in(response) == ("", "Kept")


def test_a_reply_refused_for_a_closed_discussion_is_kept_in_its_place(client, article, desk):
    first = approved(article, by=desk)
    Discussion.objects.filter(article=article).update(mode="closed")
    response = post(client, article, in_reply_to=first.pk, text="Kept")
    assert response.status_code == 409
    assert form_under(response) == first.pk
    assert typed_in(response)[1] == "Kept"


def test_answering_a_comment_that_was_removed_while_typing_keeps_the_text(client, article, desk):
    first = approved(article, by=desk, name="Removed Name", text="Removed words")
    decide(first.pk, "removed", by=desk)
    response = post(client, article, in_reply_to=first.pk, text="Kept")
    html = response.content.decode()
    assert response.status_code == 422
    assert GONE in html
    assert "Removed" not in html
    assert typed_in(response)[1] == "Kept"
    assert (form_under(response), target(response)) == (None, "")


def test_the_text_that_lost_its_target_can_be_posted_as_a_thread(client, article, desk):
    first = approved(article, by=desk)
    decide(first.pk, "removed", by=desk)
    refused = post(client, article, in_reply_to=first.pk, text="Kept")
    assert post(client, article, in_reply_to=target(refused), text="Kept").status_code == 303


@pytest.mark.parametrize("state", ["pending", "declined", "spam", "removed"])
def test_a_comment_that_does_not_show_cannot_be_answered(client, article, desk, state):
    hidden = waiting(article)
    if state != "pending":
        settle(hidden, state, desk)
    response = post(client, article, in_reply_to=hidden.pk)
    assert response.status_code == 422
    assert GONE in response.content.decode()
    assert client.get(f"{address(article)}comments/{hidden.pk}/reply/").status_code == 404
    assert Comment.objects.count() == 1


def test_a_comment_on_another_story_cannot_be_answered_here(client, article, desk):
    elsewhere = approved(live_article(), by=desk)
    response = post(client, article, in_reply_to=elsewhere.pk)
    assert response.status_code == 422
    assert GONE in response.content.decode()
    assert client.get(f"{address(article)}comments/{elsewhere.pk}/reply/").status_code == 404


@pytest.mark.parametrize("name", ["999999", "0", "007", "-1", "x", "9" * 10, "9" * 30, "1%00"])
def test_a_comment_that_never_was_gets_the_same_404(client, article, name):
    response = client.get(f"{address(article)}comments/{name}/reply/")
    assert response.status_code == 404
    assert response.content == client.get("/2026/05/14/nothing/").content


def test_with_a_full_thread_the_text_is_kept(client, article, desk, settings):
    settings.COMMENT_THREAD_MAX_REPLIES = 1
    first = approved(article, by=desk)
    post(client, article, in_reply_to=first.pk)
    response = post(client, article, in_reply_to=first.pk, text="Kept")
    assert response.status_code == 409
    assert "This thread has as many replies as it can hold." in response.content.decode()
    assert typed_in(response)[1] == "Kept"


def test_the_reply_page_of_a_comment_on_a_later_page_shows_that_page(client, article, desk):
    comments = [approved(article, by=desk) for _ in range(21)]
    response = client.get(f"{address(article)}comments/{comments[20].pk}/reply/")
    html = response.content.decode()
    assert form_under(response) == comments[20].pk
    assert f'id="comment-{comments[0].pk}"' not in html


def test_while_comments_are_closed_the_reply_page_leads_back_to_the_comment(client, article, desk):
    first = approved(article, by=desk)
    Discussion.objects.filter(article=article).update(mode="closed")
    response = client.get(f"{address(article)}comments/{first.pk}/reply/")
    assert (response.status_code, response["Location"]) == (302, f"{address(article)}comments/{first.pk}/")


def test_under_a_killed_story_the_notice_answers(client, article, desk):
    first = approved(article, by=desk, text="Words under a story")
    kill(article)
    response = client.get(f"{address(article)}comments/{first.pk}/reply/")
    assert response.status_code == 410
    assert "Words under a story" not in response.content.decode()


def test_at_the_depth_limit_a_reply_names_whom_it_answers(client, article, desk):
    deepest = approved(article, by=desk)
    for level in range(9):
        deepest = approved(article, deepest, by=desk, name=f"Person {level}")
    post(client, article, in_reply_to=deepest.pk, name="Last")
    last = Comment.objects.latest("pk")
    decide(last.pk, "approved", by=desk)
    assert last.level == 8
    assert "in answer to <bdi>Person 8</bdi>" in client.get(address(article)).content.decode()
