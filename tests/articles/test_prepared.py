"""Questions that are compiled once answer as the querysets they were made of."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import BigIntegerField, DateTimeField

from articles.models import Edition
from articles.prepared import Prepared
from tests.articles.factories import make_section, published

MUCH_LATER = datetime(2999, 1, 1, tzinfo=UTC)
MUCH_EARLIER = datetime(1999, 1, 1, tzinfo=UTC)
live = Prepared(lambda at: Edition.objects.live(at).select_related("section", "address"), at=DateTimeField())
of_sections = Prepared(
    lambda at, sections: Edition.objects.live(at).filter(section__pk__in=sections),
    at=DateTimeField(),
    sections=BigIntegerField(),
)


@pytest.mark.django_db
def test_every_call_answers_for_its_own_values(django_assert_num_queries):
    assert live(at=MUCH_LATER) == []
    first = published(slug="one")
    assert [each.article for each in live(at=MUCH_LATER)] == [first]
    assert live(at=MUCH_EARLIER) == []
    second = published(slug="two")
    with django_assert_num_queries(1):
        rows = live(at=MUCH_LATER)
        assert [each.article_id for each in rows] == [second.pk, first.pk]
        assert all(each.section.name and each.get_absolute_url() for each in rows)
    assert rows == list(Edition.objects.live(MUCH_LATER))


@pytest.mark.django_db
def test_a_list_may_have_any_length():
    sections = [make_section(f"Section {number}") for number in range(3)]
    stories = [published(slug=section.slug, section=section) for section in sections]
    for count in (1, 3, 2, 1):
        asked = [section.pk for section in sections[:count]]
        found = of_sections(at=MUCH_LATER, sections=asked)
        assert [each.article_id for each in found] == [each.pk for each in reversed(stories[:count])]


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_by_its_own_connection():
    article = published()
    assert [each.article for each in live(at=MUCH_LATER)] == [article]

    def elsewhere() -> list[int]:
        try:
            return [each.article_id for each in live(at=MUCH_LATER)]
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(elsewhere).result() == [article.pk]
