"""What stands under a story: the changes to it, and the newest others of its section."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import clock
from articles.related import Under
from tests.articles.factories import kill, make_section, publish, published

pytestmark = pytest.mark.django_db


def under(article) -> Under:
    at = clock.reading_time()
    return Under.of(article.editions.order_by("-live_from").first(), at)


def test_the_three_newest_others_of_the_section_stand_under_a_story():
    harbour, council = make_section("Harbour"), make_section("Council")
    stories = [published(slug=f"story-{number}", section=harbour) for number in range(5)]
    published(slug="elsewhere", section=council)
    kill(stories[3])
    related = under(stories[4]).related
    assert [each.article_id for each in related] == [stories[2].pk, stories[1].pk, stories[0].pk]
    assert [each.article_id for each in under(stories[0]).related] == [
        stories[4].pk,
        stories[2].pk,
        stories[1].pk,
    ]


def test_it_costs_one_query_whatever_was_changed(django_assert_num_queries):
    harbour = make_section("Harbour")
    story, *_ = [published(slug=f"story-{number}", section=harbour) for number in range(5)]
    first = story.editions.get()
    with django_assert_num_queries(1):
        found = Under.of(first, clock.reading_time())
        assert [each.get_absolute_url() for each in found.related]
    assert found.corrections == []
    publish(story, kind="correction", note="The ferry is blue.")
    publish(story, kind="minor")
    publish(story, kind="clarification", note="Dark blue.")
    last = story.editions.order_by("-live_from").first()
    with django_assert_num_queries(1):
        found = Under.of(last, clock.reading_time() + timedelta(seconds=1))
    assert [each.note for each in found.corrections] == ["The ferry is blue.", "Dark blue."]


def test_a_planned_correction_is_not_told_before_its_time():
    story = published(section=make_section("Harbour"))
    publish(story, kind="correction", note="The ferry is blue.")
    edition = story.editions.order_by("-live_from").first()
    assert Under.of(edition, edition.live_from).corrections == [edition]
    assert Under.of(edition, edition.live_from - timedelta(microseconds=1)).corrections == []
    assert timezone.is_aware(edition.live_from)
