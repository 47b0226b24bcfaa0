"""Each kind of fault, planted by raw SQL, is named; a sound database has none."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles import clock, workflow
from articles.integrity import faults
from articles.models import Article, Edition, SearchEntry
from tests.articles.factories import (
    edit,
    editor,
    expired,
    kill,
    killed,
    make_article,
    make_author,
    make_image,
    make_tag,
    publish,
    published,
    schedule,
    scheduled,
)
from tests.articles.guards import drop_guard

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.at(NOON):
        yield


@pytest.fixture
def story() -> Article:
    """Two editions behind it, one live and one planned; a further plan was cancelled."""
    article = published(lead_image=make_image(), authors=[make_author(), make_author()], tags=[make_tag()])
    for hours, kind in ((1, "minor"), (2, "update")):
        edit(article, headline=f"Changed {hours}")
        with clock.at(NOON + hours * HOUR):
            publish(article, kind=kind)
    with clock.at(NOON + 3 * HOUR):
        for headline in ("Cancelled", "Planned"):
            edit(article, headline=headline)
            plan = schedule(article, NOON + 9 * HOUR, kind="update")
            if headline == "Cancelled":
                workflow.cancel(article.pk, by=editor(), number=plan.number)
    return article


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement, values)
        assert cursor.rowcount != 0


def edition(column: str, value: Any, number: int, article: Article) -> None:
    """Alter one column of one edition behind everybody's back."""
    if isinstance(value, datetime):
        value = connection.ops.adapt_datetimefield_value(value)
    statement = f"UPDATE articles_edition SET {column} = %s WHERE article_id = %s AND number = %s"
    sql(statement, value, article.pk, number)


def found() -> list[str]:
    return list(faults())


def test_stories_in_every_state_have_no_fault(story: Article) -> None:
    make_article()
    scheduled(NOON + HOUR)
    expired()
    dead = killed()
    with clock.at(NOON + HOUR):
        workflow.restore(dead.pk, by=editor())
        workflow.expire(published().pk, by=editor(), note="Over.", at=NOON + 2 * HOUR)
        drafted = published()
        edit(drafted, headline="A draft")
    with clock.at(NOON + 2 * HOUR):
        workflow.change_address(dead.pk, by=editor(), slug="elsewhere")
        workflow.change_address(drafted.pk, by=editor(), slug="somewhere")
    spiked = make_article()
    workflow.spike(spiked.pk, by=editor())
    edit(published(authors=[make_author()]), authors=[make_author()])
    with clock.at(NOON + 4 * HOUR):
        kill(story)
    assert found() == []


def test_an_overlap_is_named(story: Article) -> None:
    drop_guard()
    edition("live_until", NOON + 2 * HOUR, 1, story)
    assert f"Story {story.pk}: editions 1 and 2 overlap." in found()


def test_two_open_ends_are_named_as_an_overlap(story: Article) -> None:
    drop_guard()
    sql("DROP INDEX edition_one_open")
    edition("live_until", None, 2, story)
    assert f"Story {story.pk}: editions 2 and 3 overlap." in found()


def test_a_hole_is_named(story: Article) -> None:
    edition("live_until", NOON + HOUR / 2, 1, story)
    assert found() == [f"Story {story.pk}: there is a hole between editions 1 and 2."]


def test_an_end_after_which_nothing_follows_is_named(story: Article) -> None:
    edition("live_until", NOON + 99 * HOUR, 5, story)
    assert found() == [f"Story {story.pk}: edition 5 ends and none follows."]


def test_a_lost_guard_is_named(story: Article) -> None:
    drop_guard()
    assert found() == ["The table articles_edition has lost its guard edition_never_two_live."]


def test_one_lost_trigger_of_the_two_is_named(story: Article) -> None:
    if connection.vendor == "postgresql":
        sql("ALTER TABLE articles_edition DROP CONSTRAINT edition_never_two_live")
    else:
        sql("DROP TRIGGER edition_never_two_live_upd")
    assert found() == ["The table articles_edition has lost its guard edition_never_two_live."]


def test_any_other_lost_rule_of_a_table_is_named() -> None:
    sql("DROP INDEX approval_one_standing")
    assert found() == ["The table articles_approval has lost its guard approval_one_standing."]


def test_a_removed_edition_is_named(story: Article) -> None:
    pk = story.editions.get(number=2).pk
    sql("DELETE FROM articles_editionbyline WHERE edition_id = %s", pk)
    sql("DELETE FROM articles_editiontag WHERE edition_id = %s", pk)
    sql("DELETE FROM articles_searchentry WHERE edition_id = %s", pk)
    sql("DELETE FROM articles_edition WHERE id = %s", pk)
    assert found() == [
        f"Story {story.pk}: there is a hole between editions 1 and 3.",
        f"Story {story.pk}: edition 2 is gone, and the log does not say how.",
    ]


def test_a_removed_log_entry_of_a_cancelled_plan_is_named(story: Article) -> None:
    sql("DELETE FROM articles_logentry WHERE article_id = %s AND step = 'cancel'", story.pk)
    assert found() == [f"Story {story.pk}: edition 4 is gone, and the log does not say how."]


def test_a_removed_log_entry_of_a_publication_is_named(story: Article) -> None:
    sql("DELETE FROM articles_logentry WHERE article_id = %s AND edition_number = 2", story.pk)
    assert found() == [f"Story {story.pk}: edition 2 has no entry in the log."]


def test_a_number_that_was_never_given_is_named(story: Article) -> None:
    edition("number", 77, 2, story)
    assert f"Story {story.pk}: edition 77 has a number that was never given." in found()
    assert f"Story {story.pk}: edition 2 is gone, and the log does not say how." in found()


def test_a_counter_of_editions_that_was_set_is_named(story: Article) -> None:
    sql("UPDATE articles_article SET editions_made = 6 WHERE id = %s", story.pk)
    assert found() == [f"Story {story.pk}: edition 6 is gone, and the log does not say how."]


def test_a_removed_revision_is_named() -> None:
    article = make_article()
    edit(article, headline="Second")
    sql("DELETE FROM articles_logentry WHERE revision_id = %s", article.revisions.get(number=1).pk)
    sql("DELETE FROM articles_revision WHERE article_id = %s AND number = 1", article.pk)
    assert found() == [f"Story {article.pk}: it was saved 2 times and holds 1 revisions."]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("headline", "Altered"),
        ("slug", "altered"),
        ("standfirst", "Altered."),
        ("body", "<p>Altered.</p>"),
        ("lead_image_id", None),
        ("lead_alt", "Altered"),
        ("lead_caption", "Altered"),
        ("lead_credit", "Altered"),
    ],
)
def test_an_altered_edition_is_named(story: Article, column: str, value: str | None) -> None:
    edition(column, value, 2, story)
    assert found() == [f"Story {story.pk}: edition 2 is not what was published."]


@pytest.mark.parametrize("table", ["articles_editionbyline", "articles_editiontag"])
def test_a_removed_byline_or_tag_is_named(story: Article, table: str) -> None:
    sql(f"DELETE FROM {table} WHERE edition_id = %s", story.editions.get(number=3).pk)
    assert found() == [f"Story {story.pk}: edition 3 is not what was published."]


def test_two_authors_who_changed_places_are_named(story: Article) -> None:
    pk = story.editions.get(number=1).pk
    sql("UPDATE articles_editionbyline SET position = 9 WHERE edition_id = %s AND position = 0", pk)
    assert found() == [f"Story {story.pk}: edition 1 is not what was published."]


def test_an_edition_with_the_digest_of_another_text_is_named(story: Article) -> None:
    edition("digest", "0" * 64, 1, story)
    assert found() == [
        f"Story {story.pk}: edition 1 is not what was published.",
        f"Story {story.pk}: edition 1 and its revision are different texts.",
        unknown_to_search(story, 1),
    ]


@pytest.mark.parametrize("table", ["articles_searchentry", "articles_search"])
def test_an_edition_that_search_does_not_know_is_named_until_it_is_indexed_again(
    story: Article, table: str
) -> None:
    key = "edition_id" if connection.vendor == "postgresql" or table != "articles_search" else "rowid"
    sql(f"DELETE FROM {table} WHERE {key} = %s", story.editions.get(number=3).pk)
    assert found() == [unknown_to_search(story, 3)]
    call_command("reindex", stdout=StringIO())
    assert found() == []


def test_an_edition_that_search_knows_by_another_text_or_in_another_language_is_named(
    story: Article, settings: Any
) -> None:
    edition_of = {"edition__article": story, "edition__number": 2}
    SearchEntry.objects.filter(**edition_of).update(digest="0" * 64)
    assert found() == [unknown_to_search(story, 2)]
    settings.LANGUAGE_CODE = "de"
    assert len(found()) == story.editions.count()


def unknown_to_search(article: Article, number: int) -> str:
    return (
        f"Story {article.pk}: search does not know edition {number} as it is. `manage.py reindex` mends that."
    )


def test_an_edition_with_the_revision_of_another_text_is_named(story: Article) -> None:
    edition("revision_id", story.revisions.get(number=1).pk, 2, story)
    assert found() == [f"Story {story.pk}: edition 2 and its revision are different texts."]


@pytest.mark.parametrize("content", ['{"headline": "Altered"}', "[]", "null"])
def test_an_altered_revision_is_named(story: Article, content: str) -> None:
    sql("UPDATE articles_revision SET content = %s WHERE article_id = %s AND number = 1", content, story.pk)
    assert found() == [f"Story {story.pk}: revision 1 is not what was saved."]


def test_a_revision_with_one_altered_word_is_named(story: Article) -> None:
    sql(
        "UPDATE articles_revision SET content = "
        + (
            "replace(content::text, 'returns', 'sinks')::jsonb"
            if connection.vendor == "postgresql"
            else "replace(content, 'returns', 'sinks')"
        )
        + " WHERE article_id = %s AND number = 1",
        story.pk,
    )
    assert found() == [f"Story {story.pk}: revision 1 is not what was saved."]


def test_different_dates_of_first_publication_are_named(story: Article) -> None:
    edition("first_published_at", NOON - HOUR, 3, story)
    assert found() == [
        f"Story {story.pk}: its editions name different dates of first publication.",
        f"Story {story.pk}: edition 3 and its byline bear different dates.",
        f"Story {story.pk}: edition 3 and its tags bear different dates.",
    ]


def test_the_address_and_the_revision_of_another_story_are_named(story: Article) -> None:
    other = published()
    edition("address_id", other.addresses.get().pk, 1, story)
    edition("revision_id", other.revisions.get().pk, 2, story)
    assert found()[:2] == [
        f"Story {story.pk}: edition 1 stands at the address of another story.",
        f"Story {story.pk}: edition 2 was made from a revision of another story.",
    ]


def test_an_approval_of_another_text_is_named(story: Article) -> None:
    revision = story.revisions.get(number=1).pk
    sql("UPDATE articles_approval SET digest = %s WHERE revision_id = %s", "0" * 64, revision)
    assert found() == [f"Story {story.pk}: the approval of revision 1 is of another text."]


def test_an_edition_that_nobody_approved_is_named(story: Article) -> None:
    sql("DELETE FROM articles_approval WHERE revision_id = %s", story.revisions.get(number=2).pk)
    assert found() == [f"Story {story.pk}: edition 2 was never approved."]


def test_an_approval_that_waits_although_its_text_is_out_is_named(story: Article) -> None:
    sql(
        "UPDATE articles_approval SET used = %s WHERE revision_id = %s",
        False,
        story.revisions.get(number=5).pk,
    )
    assert found() == [f"Story {story.pk}: revision 5 counts as waiting, and an edition was made of it."]


def test_a_story_that_counts_as_approved_without_an_approval_is_named() -> None:
    article = make_article()
    sql("UPDATE articles_article SET status = 'approved' WHERE id = %s", article.pk)
    assert found() == [f"Story {article.pk}: it counts as approved, and no approval of its text stands."]


def test_each_of_several_faults_is_named_and_sound_stories_are_not(story: Article) -> None:
    published()
    other = published()
    edition("body", "<p>Altered.</p>", 1, other)
    edition("live_until", NOON + HOUR / 2, 1, story)
    assert found() == [
        f"Story {story.pk}: there is a hole between editions 1 and 2.",
        f"Story {other.pk}: edition 1 is not what was published.",
    ]


def test_the_number_of_queries_does_not_grow_with_the_stories() -> None:
    counts = []
    for more in (1, 8):
        for _ in range(more):
            published(tags=[make_tag()])
        connection.force_debug_cursor = True
        before = len(connection.queries_log)
        assert found() == []
        counts.append(len(connection.queries_log) - before)
        connection.force_debug_cursor = False
    assert counts[0] == counts[1]


def test_the_command_says_that_all_is_well() -> None:
    published()
    out = StringIO()
    call_command("check_integrity", stdout=out)
    assert out.getvalue() == "No faults found.\n"


def test_the_command_names_every_fault_and_ends_with_one() -> None:
    article = published()
    edition("body", "<p>Altered.</p>", 1, article)
    out = StringIO()
    with pytest.raises(CommandError, match="1 fault found") as ended:
        call_command("check_integrity", stdout=out)
    assert ended.value.returncode == 1
    assert out.getvalue() == f"Story {article.pk}: edition 1 is not what was published.\n"
    assert Edition.objects.count() == 1
