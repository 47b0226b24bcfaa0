"""The only three ways in for readers, and what can never be altered."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Model, ProtectedError
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from articles import clock, workflow
from articles.models import Article, Author, Edition, LogEntry, Revision, Section, Tag
from articles.models.edition import EditionTag
from articles.models.frozen import FrozenError
from articles.story import Story
from tests.articles.factories import (
    edit,
    editor,
    expired,
    kill,
    killed,
    make_article,
    make_author,
    make_image,
    make_section,
    make_tag,
    publish,
    published,
    schedule,
    scheduled,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
INSTANT = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.at(NOON):
        yield


def test_only_what_can_be_read_now_is_live() -> None:
    make_article()
    scheduled(NOON + HOUR)
    killed()
    expired()
    spiked = make_article()
    workflow.spike(spiked.pk, by=editor())
    live = published()
    edit(live, headline="A draft")
    assert [each.headline for each in Edition.objects.live(NOON)] == ["The ferry returns"]
    assert Edition.objects.live(NOON).get().article == live


def test_the_newest_story_stands_first_and_an_update_does_not_move_it() -> None:
    old = published(headline="Old")
    with clock.at(NOON + HOUR):
        published(headline="New")
    edit(old, headline="Old, updated")
    with clock.at(NOON + 2 * HOUR):
        publish(old, kind="update")
        assert [each.headline for each in Edition.objects.live(NOON + 2 * HOUR)] == ["New", "Old, updated"]


def test_older_stories_are_paged_by_their_first_date() -> None:
    for hours in range(4):
        with clock.at(NOON + hours * HOUR):
            published(headline=f"Story {hours}")
    older = Edition.objects.live(NOON + 9 * HOUR, before=NOON + HOUR)
    assert [each.headline for each in older] == ["Story 1", "Story 0"]
    ahead = Edition.objects.live(NOON + HOUR, before=NOON + 9 * HOUR)
    assert [each.headline for each in ahead] == ["Story 1", "Story 0"]


def test_a_list_puts_one_upper_bound_on_the_first_date() -> None:
    query = str(Edition.objects.live(NOON, before=NOON - HOUR).query)
    assert query.count('"first_published_at" <=') == 1


def test_one_moment_governs_front_page_section_author_and_tag() -> None:
    section, author, tag = make_section(), make_author(), make_tag()
    article = make_article(section=section, authors=[author], tags=[tag])
    schedule(article, NOON + HOUR)
    for moment, count in ((NOON + HOUR - INSTANT, 0), (NOON + HOUR, 1)):
        live = Edition.objects.live(moment)
        lists = [live, live.filter(section=section), live.filter(authors=author), live.filter(tags=tag)]
        assert [each.count() for each in lists] == [count] * 4


def test_what_answers_at_an_address_is_one_edition_at_most() -> None:
    article = published()
    path = article.editions.get().address.path
    with clock.at(NOON + HOUR):
        kill(article)
    assert Edition.objects.standing(path, NOON).get().kind == "update"
    assert Edition.objects.standing(path, NOON + HOUR - INSTANT).get().kind == "update"
    assert Edition.objects.standing(path, NOON + HOUR).get().kind == "tombstone"
    assert not Edition.objects.standing(path, NOON - INSTANT).exists()
    assert not Edition.objects.standing("2026/05/14/no-such-story", NOON).exists()


def test_the_past_of_a_story_holds_no_plan_and_nothing_while_a_tombstone_stands() -> None:
    article = published()
    edit(article, headline="Planned")
    schedule(article, NOON + HOUR, kind="update")
    assert [each.number for each in Edition.objects.past(article, NOON)] == [1]
    assert [each.number for each in Edition.objects.past(article.pk, NOON + HOUR)] == [1, 2]
    with clock.at(NOON + 2 * HOUR):
        kill(article)
    assert not Edition.objects.past(article, NOON + 2 * HOUR).exists()
    with clock.at(NOON + 3 * HOUR):
        workflow.restore(article.pk, by=editor())
    kinds = [each.kind for each in Edition.objects.past(article, NOON + 3 * HOUR)]
    assert kinds == ["update", "update", "tombstone", "restored"]


def test_no_relation_leads_from_an_author_a_section_or_a_tag_to_a_working_copy() -> None:
    for model in (Author, Section, Tag, User):
        reachable = {
            each.related_model
            for each in model._meta.get_fields()
            if each.is_relation and each.auto_created and not each.concrete
        }
        assert not reachable & {Article, Revision, LogEntry}


@pytest.mark.parametrize("stories", [1, 12])
def test_a_list_of_any_length_takes_two_queries(
    stories: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(stories):
        published(lead_image=make_image(), authors=[make_author(photo=make_image()), make_author()])
    with django_assert_num_queries(2):
        for each in Edition.objects.live(NOON).for_page()[:20]:
            assert all([each.section, each.lead_image, each.byline[0].photo, each.get_absolute_url()])


@pytest.mark.parametrize("changes", [1, 12])
def test_the_text_at_an_address_takes_three_queries_however_long_its_line(
    changes: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = published(lead_image=make_image(), tags=[make_tag(), make_tag()])
    for number in range(changes):
        edit(article, headline=f"Change {number}")
        with clock.at(NOON + (number + 1) * INSTANT):
            publish(article, kind="minor")
    path = article.editions.first().address.path
    with django_assert_num_queries(3):
        story = Story.from_edition(Edition.objects.standing(path, NOON + HOUR).for_page().get())
        assert (len(story.authors), len(story.tags)) == (1, 2)


@pytest.mark.parametrize("plans", [1, 6])
def test_a_step_takes_a_bounded_number_of_queries_however_long_the_line(plans: int) -> None:
    article = published()
    for number in range(plans):
        edit(article, headline=f"Change {number}")
        with clock.at(NOON + (number + 1) * INSTANT):
            publish(article, kind="minor")
    edit(article, headline="The last")
    person, read = editor(), article.revisions.last().digest
    with clock.at(NOON + HOUR), CaptureQueriesContext(connection) as queries:
        workflow.publish(article.pk, by=person, seen=read, kind="update")
    assert len(queries) <= 40


# --- What is frozen ---


def test_an_edition_cannot_be_saved_over_updated_or_deleted_in_bulk() -> None:
    edition = published().editions.get()
    edition.headline = "Altered"
    with pytest.raises(FrozenError):
        edition.save()
    with pytest.raises(FrozenError):
        edition.save(update_fields=["headline"])
    with pytest.raises(FrozenError):
        Edition.objects.filter(pk=edition.pk).update(headline="Altered")
    with pytest.raises(FrozenError), transaction.atomic():
        Edition.objects.bulk_update([edition], ["headline"])
    with pytest.raises(FrozenError):
        Edition.objects.filter(pk=edition.pk).delete()
    edition.refresh_from_db()
    assert edition.headline == "The ferry returns"


@pytest.mark.parametrize("kind", ["byline", "tag", "revision", "log entry"])
def test_the_rows_of_history_cannot_be_altered_or_deleted(kind: str) -> None:
    article = published(tags=[make_tag()])
    edition = article.editions.get()
    rows = {
        "byline": edition.bylines.all(),
        "tag": EditionTag.objects.filter(edition=edition),
        "revision": article.revisions.all(),
        "log entry": article.log.all(),
    }[kind]
    row: Model = rows.first()
    for attempt in (row.save, row.delete, rows.delete, lambda: rows.update(pk=row.pk)):
        with pytest.raises(FrozenError):
            attempt()
    assert rows.filter(pk=row.pk).exists()


def test_what_an_edition_names_cannot_be_deleted() -> None:
    picture, author, section, tag = make_image(), make_author(), make_section(), make_tag()
    article = published(lead_image=picture, authors=[author], section=section, tags=[tag])
    edit(article, lead_image=None, authors=[make_author()], section=make_section(), tags=[])
    for row in (picture, author, section, tag, article.editions.get().address, article.revisions.first()):
        with pytest.raises((FrozenError, ProtectedError)):
            row.delete()


def test_a_story_that_has_been_saved_can_never_be_deleted() -> None:
    for article in (make_article(), published()):
        with pytest.raises(ProtectedError):
            article.delete()


def test_a_deleted_login_leaves_every_row_of_history() -> None:
    person = editor()
    article = make_article(by=person)
    publish(article, by=person)
    before = (article.revisions.count(), article.log.count(), article.editions.count())
    person.delete()
    assert (article.revisions.count(), article.log.count(), article.editions.count()) == before
