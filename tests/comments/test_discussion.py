from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Edition
from comments.models import Comment, Discussion
from comments.moderation import decide
from tests.comments.factories import PUBLISHED, approved, live_article, moderator, waiting

pytestmark = pytest.mark.django_db

LATER = PUBLISHED + timedelta(days=14)


def discussion(mode: str = "automatic") -> tuple[Discussion, Edition]:
    article = live_article()
    return Discussion.objects.create(article=article, mode=mode), article.editions.get()


def test_a_discussion_stays_open_where_no_age_is_set():
    about, edition = discussion()
    assert about.takes_comments(edition, datetime(2999, 1, 1, tzinfo=UTC)) == (True, "")


def test_a_discussion_closes_by_itself_so_many_days_after_the_first_publication(settings):
    settings.COMMENT_CLOSE_AFTER_DAYS = 14
    about, edition = discussion()
    assert about.takes_comments(edition, LATER - timedelta(seconds=1)) == (True, "")
    assert about.takes_comments(edition, LATER) == (
        False,
        "Comments close 14 days after a story is published.",
    )


def test_an_editor_who_opens_a_discussion_wins_over_its_age(settings):
    settings.COMMENT_CLOSE_AFTER_DAYS = 14
    about, edition = discussion("open")
    assert about.takes_comments(edition, LATER) == (True, "")


def test_an_editor_who_closes_a_discussion_wins_over_its_youth(settings):
    settings.COMMENT_CLOSE_AFTER_DAYS = 14
    about, edition = discussion("closed")
    takes, why = about.takes_comments(edition, PUBLISHED)
    assert (takes, why) == (False, "The editors have closed the comments on this story.")


def test_a_story_that_nobody_can_read_takes_no_comments_even_where_an_editor_opened_them():
    about, _ = discussion("open")
    assert about.takes_comments(None, PUBLISHED) == (False, "This story takes no comments.")


def test_reading_a_discussion_writes_nothing():
    article = live_article()
    assert Discussion.objects.reading(article.pk).approved_count == 0
    assert not Discussion.objects.exists()


def test_the_count_follows_every_decision_and_only_approved_comments_are_in_it():
    article, by = live_article(), moderator()
    comment = waiting(article)
    counts = []
    for state in ("approved", "removed", "approved", "spam", "declined", "pending", "approved"):
        decide(comment.pk, state, by=by)
        counts.append(Discussion.objects.get(article=article).approved_count)
    assert counts == [1, 0, 1, 0, 0, 0, 1]


def test_threads_are_numbered_in_the_order_of_their_approval_and_a_number_never_comes_back():
    article, by = live_article(), moderator("moderate_comment", "purge_comment")
    first, second, third = (waiting(article) for _ in range(3))
    decide(second.pk, "approved", by=by)
    decide(first.pk, "approved", by=by)
    decide(second.pk, "removed", by=by)
    decide(third.pk, "approved", by=by)
    decide(second.pk, "approved", by=by)
    assert [Comment.objects.get(pk=row.pk).number for row in (second, first, third)] == [1, 2, 3]


def test_only_top_level_comments_have_numbers():
    article, by = live_article(), moderator()
    top = approved(article, by=by)
    assert (top.number, approved(article, top, by=by).number) == (1, None)


def test_the_numbers_of_two_stories_have_nothing_to_do_with_each_other():
    by = moderator()
    assert [approved(live_article(), by=by).number for _ in range(2)] == [1, 1]
