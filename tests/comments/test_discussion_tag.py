"""What the story's page says about its discussion."""

import re
from types import SimpleNamespace

import pytest

from comments.models import Discussion
from comments.moderation import decide
from tests.comments.factories import approved, live_article, moderator, waiting
from tests.comments.test_post import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return live_article()


def page(client, article):
    return client.get(address(article)).content.decode()


def test_the_rule_of_moderation_and_the_policy_stand_at_the_form(client, article):
    html = page(client, article)
    assert "Comments are reviewed by a moderator before they appear." in html
    assert ">Comments policy</h3>" in html


def test_a_connected_spam_service_is_named_at_the_form_and_no_other(client, article, settings):
    assert 'class="service"' not in page(client, article)
    settings.COMMENT_SERVICES = [SimpleNamespace(name="Sieve", url="https://sieve.example/privacy")]
    html = page(client, article)
    assert re.search(r'class="service">Sieve .*href="https://sieve.example/privacy"', html)


def test_a_closed_discussion_has_no_form_and_says_why_and_can_be_read(client, article):
    shown = approved(article, by=moderator())
    Discussion.objects.filter(article=article).update(mode="closed")
    html = page(client, article)
    assert "The editors have closed the comments on this story." in html
    assert shown.text in html
    assert "data-comment-form" not in html
    assert 'class="reply"' not in html


def test_the_count_is_what_a_visitor_can_see(client, article):
    desk = moderator()
    shown = [approved(article, by=desk) for _ in range(3)]
    waiting(article)
    for comment, state in ((waiting(article), "declined"), (waiting(article), "spam"), (shown[0], "removed")):
        decide(comment.pk, state, by=desk)
    html = page(client, article)
    assert '<h2 id="discussion-heading">2 comments</h2>' in html
    assert html.count('class="comment-text"') == 2


def test_the_reply_link_says_to_whom(client, article):
    approved(article, by=moderator(), name="Ann Berg")
    assert 'Reply<span class="visually-hidden"> to <bdi>Ann Berg</bdi></span>' in page(client, article)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_database_as_often_for_many_comments_as_for_one(
    client, article, django_assert_max_num_queries, rows
):
    desk, path = moderator(), address(article)
    for _ in range(rows):
        approved(article, by=desk)
    with django_assert_max_num_queries(8):
        client.get(path)
