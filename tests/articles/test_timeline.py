"""What happens to which rows: the line of a story after each step."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F
from django.test.utils import override_settings

from articles import clock, workflow
from articles.models import Address, Article, Edition, LogEntry
from articles.timeline import MARGIN, Timeline
from articles.workflow import Refused
from tests.articles.factories import (
    edit,
    editor,
    kill,
    make_article,
    make_tag,
    publish,
    published,
    schedule,
    scheduled,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.at(NOON):
        yield


def line(article: Article) -> list[tuple[str, datetime, datetime | None]]:
    """Kind, beginning and end of each edition, the oldest first."""
    editions = article.editions.order_by("live_from")
    return [(each.kind, each.live_from, each.live_until) for each in editions]


def steps(article: Article) -> list[tuple[str, int | None]]:
    """What the log says of editions: the step and the edition's number."""
    rows = LogEntry.objects.filter(article=article, edition_number__isnull=False).order_by("pk")
    return [(each.step, each.edition_number) for each in rows]


def headline_at(article: Article, moment: datetime) -> str | None:
    found = Edition.objects.live(moment).filter(article=article).first()
    return found and found.headline


def cancel_slowly(article: Article) -> None:
    with ExitStack() as late, Timeline.open(article.pk, editor()) as opened:
        opened.remove(opened.waiting, "cancel")
        late.enter_context(clock.at(NOON + MARGIN / 2 + SECOND))


def test_publishing_begins_the_line_at_the_clock_with_an_open_end() -> None:
    article = published()
    assert line(article) == [("update", NOON, None)]
    assert steps(article) == [("publish", 1)]
    assert article.editions.get().first_published_at == NOON


def test_a_further_edition_begins_where_the_one_before_it_ends() -> None:
    article = published()
    edit(article, headline="The ferry returns late")
    with clock.at(NOON + HOUR):
        publish(article, kind="update", note="The hour has changed.")
    assert line(article) == [("update", NOON, NOON + HOUR), ("update", NOON + HOUR, None)]
    assert [each.number for each in article.editions.all()] == [1, 2]


def test_publishing_the_same_text_twice_makes_one_edition_and_one_log_entry() -> None:
    article = make_article()
    first = publish(article)
    with clock.at(NOON + SECOND):
        assert publish(article) == first
    assert steps(article) == [("publish", 1)]


def test_a_scheduled_change_splits_the_line_at_its_moment() -> None:
    article = published()
    edit(article, headline="Later")
    schedule(article, NOON + 2 * HOUR, kind="update")
    edit(article, headline="Sooner")
    schedule(article, NOON + HOUR, kind="update")
    assert line(article) == [
        ("update", NOON, NOON + HOUR),
        ("update", NOON + HOUR, NOON + 2 * HOUR),
        ("update", NOON + 2 * HOUR, None),
    ]
    assert headline_at(article, NOON + HOUR - SECOND) == "The ferry returns"
    assert headline_at(article, NOON + HOUR) == "Sooner"
    assert headline_at(article, NOON + 2 * HOUR) == "Later"


def test_two_changes_cannot_begin_at_the_same_moment() -> None:
    article = scheduled(NOON + HOUR)
    edit(article, headline="Another")
    with pytest.raises(Refused, match="Another edition begins at that very moment"):
        schedule(article, NOON + HOUR, kind="update")
    assert len(line(article)) == 1


def test_publishing_while_a_change_waits_is_refused_until_the_editor_chooses() -> None:
    article = published()
    edit(article, headline="Planned")
    schedule(article, NOON + HOUR, kind="update")
    edit(article, headline="The fix")
    with clock.at(NOON + SECOND), pytest.raises(Refused, match="would take the place of this text"):
        publish(article, kind="minor")
    assert len(line(article)) == 2


def test_a_plan_of_the_same_text_is_carried_out_early_without_a_question() -> None:
    article = make_article()
    schedule(article, NOON + HOUR)
    publish(article)
    assert line(article) == [("update", NOON, None)]
    assert article.log.filter(step="superseded").count() == 1


@pytest.mark.parametrize("between", ["another text", "an expiry"])
def test_a_plan_of_the_same_text_after_something_else_is_asked_about(between: str) -> None:
    article = make_article(headline="The one")
    if between == "another text":
        edit(article, headline="The other")
        schedule(article, NOON + HOUR)
        edit(article, headline="The one")
        schedule(article, NOON + 3 * HOUR, kind="update")
    else:
        schedule(article, NOON + HOUR)
        workflow.expire(article.pk, by=editor(), note="Over.", at=NOON + 2 * HOUR)
        schedule(article, NOON + 3 * HOUR, kind="update")
    with clock.at(NOON + SECOND), pytest.raises(Refused, match="would take the place of this text"):
        publish(article)
    with clock.at(NOON + SECOND):
        publish(article, waiting="keep")
    assert headline_at(article, NOON + 3 * HOUR) == "The one"
    assert len(line(article)) == 3


def test_keeping_a_waiting_change_lets_it_replace_the_fix_at_its_hour() -> None:
    article = published()
    edit(article, headline="Planned")
    schedule(article, NOON + HOUR, kind="update")
    edit(article, headline="The fix")
    with clock.at(NOON + SECOND):
        publish(article, kind="minor", waiting="keep")
    assert headline_at(article, NOON + SECOND) == "The fix"
    assert headline_at(article, NOON + HOUR) == "Planned"


def test_dropping_a_waiting_change_logs_it_as_superseded_and_leaves_the_planned_expiry() -> None:
    article = published()
    edit(article, headline="Planned")
    schedule(article, NOON + HOUR, kind="update")
    workflow.expire(article.pk, by=editor(), note="Over.", at=NOON + 2 * HOUR)
    edit(article, headline="The fix")
    with clock.at(NOON + SECOND):
        publish(article, kind="minor", waiting="drop")
    assert line(article) == [
        ("update", NOON, NOON + SECOND),
        ("minor", NOON + SECOND, NOON + 2 * HOUR),
        ("expired", NOON + 2 * HOUR, None),
    ]
    assert ("superseded", 2) in steps(article)


def test_a_cancelled_plan_leaves_a_log_entry_and_its_number_never_returns() -> None:
    article = published()
    edit(article, headline="Planned")
    plan = schedule(article, NOON + HOUR, kind="update")
    workflow.cancel(article.pk, by=editor(), number=plan.number)
    assert line(article) == [("update", NOON, None)]
    assert steps(article) == [("publish", 1), ("schedule", 2), ("cancel", 2)]
    assert LogEntry.objects.get(step="cancel").revision == article.revisions.get(number=2)
    assert schedule(article, NOON + 2 * HOUR, kind="update").number == 3


@pytest.mark.parametrize("margin", [timedelta(0), MARGIN])
def test_a_plan_within_the_margin_can_neither_be_cancelled_nor_moved(margin: timedelta) -> None:
    article = scheduled(NOON + HOUR)
    with clock.at(NOON + HOUR - margin):
        with pytest.raises(Refused):
            workflow.cancel(article.pk, by=editor(), number=1)
        with pytest.raises(Refused):
            workflow.move(article.pk, by=editor(), number=1, at=NOON + 2 * HOUR)
    assert len(line(article)) == 1


def test_a_plan_ahead_of_the_margin_can_be_cancelled() -> None:
    article = scheduled(NOON + HOUR)
    with clock.at(NOON + HOUR - MARGIN - SECOND):
        workflow.cancel(article.pk, by=editor(), number=1)
    assert line(article) == []


def test_publishing_may_not_drop_a_change_that_goes_live_this_moment() -> None:
    article = published()
    edit(article, headline="Planned")
    schedule(article, NOON + HOUR, kind="update")
    edit(article, headline="The fix")
    with clock.at(NOON + HOUR - SECOND), pytest.raises(Refused, match="Too late"):
        publish(article, kind="minor", waiting="drop")


def test_a_step_that_takes_longer_than_half_of_the_margin_changes_nothing() -> None:
    article = scheduled(NOON + HOUR)
    with pytest.raises(workflow.TookTooLong):
        cancel_slowly(article)
    assert steps(article) == [("schedule", 1)]


def test_cancelling_the_first_plan_gives_the_next_its_date_and_its_address() -> None:
    article = scheduled(NOON + HOUR, tags=[make_tag()])
    edit(article, headline="Second")
    schedule(article, NOON + 30 * HOUR, kind="update")
    assert {each.first_published_at for each in article.editions.all()} == {NOON + HOUR}
    workflow.cancel(article.pk, by=editor(), number=1)
    left = article.editions.get()
    assert left.first_published_at == NOON + 30 * HOUR
    assert left.bylines.get().first_published_at == NOON + 30 * HOUR
    assert left.edition_tags.get().first_published_at == NOON + 30 * HOUR
    assert left.updated_at is None
    assert left.address.path == "2026/05/15/the-ferry-returns"


def test_publishing_before_a_plan_gives_the_plan_the_earlier_date() -> None:
    article = scheduled(NOON + 30 * HOUR)
    edit(article, headline="At once")
    publish(article, waiting="keep")
    assert {each.first_published_at for each in article.editions.all()} == {NOON}
    assert {each.address.path for each in article.editions.all()} == {"2026/05/14/the-ferry-returns"}


def test_moving_a_plan_cancels_it_and_plans_the_same_text_anew() -> None:
    article = scheduled(NOON + HOUR)
    moved = workflow.move(article.pk, by=editor(), number=1, at=NOON + 3 * HOUR)
    assert (moved.number, moved.live_from, moved.kind) == (2, NOON + 3 * HOUR, "update")
    assert steps(article) == [("schedule", 1), ("cancel", 1), ("schedule", 2)]
    assert moved.digest == article.revisions.get().digest


def test_moving_keeps_the_text_that_was_approved_and_not_the_newer_draft() -> None:
    article = scheduled(NOON + HOUR)
    edit(article, headline="A draft of today")
    moved = workflow.move(article.pk, by=editor(), number=1, at=NOON + 3 * HOUR)
    assert moved.headline == "The ferry returns"


def test_a_refused_move_leaves_the_plan_where_it_was() -> None:
    article = published()
    edit(article, headline="Planned")
    schedule(article, NOON + HOUR, kind="update")
    edit(article, headline="Planned too")
    schedule(article, NOON + 2 * HOUR, kind="update")
    with pytest.raises(Refused, match="that very moment"):
        workflow.move(article.pk, by=editor(), number=2, at=NOON + 2 * HOUR)
    assert [each.number for each in article.editions.all()] == [1, 2, 3]


def test_expiry_puts_a_notice_and_removes_the_plans_after_it() -> None:
    article = published()
    edit(article, headline="Planned")
    schedule(article, NOON + 3 * HOUR, kind="update")
    notice = workflow.expire(article.pk, by=editor(), note="Over.", at=NOON + HOUR)
    assert line(article) == [("update", NOON, NOON + HOUR), ("expired", NOON + HOUR, None)]
    assert (notice.headline, notice.body, notice.section, notice.revision) == ("", "", None, None)
    assert ("cancel", 2) in steps(article)


def test_a_planned_expiry_is_undone_by_cancelling_it() -> None:
    article = published()
    notice = workflow.expire(article.pk, by=editor(), note="Over.", at=NOON + HOUR)
    workflow.cancel(article.pk, by=editor(), number=notice.number)
    article.refresh_from_db()
    assert line(article) == [("update", NOON, None)]
    assert article.status == Article.Status.APPROVED


def test_a_story_published_after_its_expiry_keeps_its_first_date_and_the_expiry_in_its_history() -> None:
    article = published()
    with clock.at(NOON + HOUR):
        workflow.expire(article.pk, by=editor(), note="Over.")
    edit(article, headline="It is back")
    with clock.at(NOON + 2 * HOUR):
        publish(article)
    assert [row[0] for row in line(article)] == ["update", "expired", "update"]
    assert {each.first_published_at for each in article.editions.all()} == {NOON}


def test_killing_puts_a_tombstone_and_removes_every_plan_even_within_the_margin() -> None:
    article = published()
    edit(article, headline="Planned")
    schedule(article, NOON + HOUR, kind="update")
    with clock.at(NOON + HOUR - SECOND):
        kill(article)
    assert line(article) == [
        ("update", NOON, NOON + HOUR - SECOND),
        ("tombstone", NOON + HOUR - SECOND, None),
    ]
    assert ("killed", 2) in steps(article)


def test_a_tombstone_copies_nothing_of_the_story() -> None:
    article = published(standfirst="Libel", headline="Libel", lead_caption="Libel")
    with clock.at(NOON + HOUR):
        stone = kill(article, note="Withdrawn.")
    assert (stone.headline, stone.standfirst, stone.body, stone.lead_image) == ("", "", "", None)
    assert (list(stone.byline), list(stone.tags.all()), stone.section) == ([], [], None)
    assert stone.note == "Withdrawn."
    assert stone.address == article.editions.get(number=1).address


def test_a_story_that_no_reader_has_seen_cannot_be_killed() -> None:
    with pytest.raises(Refused, match="No reader has seen"):
        kill(scheduled(NOON + HOUR))


def test_a_killed_story_takes_no_further_edition_until_it_is_restored() -> None:
    article = published()
    edit(article, headline="Planned")
    with clock.at(NOON + HOUR):
        kill(article)
    with clock.at(NOON + 2 * HOUR):
        with pytest.raises(Refused, match="restore it first"):
            publish(article, kind="update")
        with pytest.raises(Refused, match="restore it first"):
            schedule(article, NOON + 3 * HOUR, kind="update")
        with pytest.raises(Refused):
            workflow.expire(article.pk, by=editor(), note="Over.")


def test_restoring_brings_back_the_text_that_was_last_public_and_not_the_draft() -> None:
    article = published()
    edit(article, headline="A draft")
    with clock.at(NOON + HOUR):
        kill(article)
    with clock.at(NOON + 2 * HOUR):
        restored = workflow.restore(article.pk, by=editor())
    first = article.editions.get(number=1)
    assert line(article)[1:] == [
        ("tombstone", NOON + HOUR, NOON + 2 * HOUR),
        ("restored", NOON + 2 * HOUR, None),
    ]
    assert (restored.revision, restored.digest) == (first.revision, first.digest)
    assert [each.name for each in restored.byline] == [each.name for each in first.byline]
    assert restored.updated_at is None


def test_only_a_killed_story_can_be_restored() -> None:
    with pytest.raises(Refused, match="not withdrawn"):
        workflow.restore(published().pk, by=editor())


def test_a_notice_answers_at_the_address_of_the_story_that_it_replaces() -> None:
    article = published()
    edit(article, slug="planned-slug")
    change = schedule(article, NOON + HOUR, kind="update")
    workflow.expire(article.pk, by=editor(), note="Over.", at=NOON + 2 * HOUR)
    workflow.cancel(article.pk, by=editor(), number=change.number)
    first, notice = article.editions.all()
    assert notice.address == first.address
    assert not Address.objects.filter(path__contains="planned-slug").exists()


def test_a_planned_expiry_goes_with_the_only_plan_that_it_would_have_ended() -> None:
    article = scheduled(NOON + HOUR)
    workflow.expire(article.pk, by=editor(), note="Over.", at=NOON + 2 * HOUR)
    workflow.cancel(article.pk, by=editor(), number=1)
    assert line(article) == []
    assert steps(article)[-2:] == [("cancel", 1), ("cancel", 2)]


def test_moving_the_only_plan_past_its_expiry_takes_the_expiry_off_the_line() -> None:
    article = scheduled(NOON + HOUR)
    workflow.expire(article.pk, by=editor(), note="Over.", at=NOON + 2 * HOUR)
    workflow.move(article.pk, by=editor(), number=1, at=NOON + 3 * HOUR)
    assert line(article) == [("update", NOON + 3 * HOUR, None)]


def test_an_expiry_cannot_be_moved_before_the_story_begins() -> None:
    article = scheduled(NOON + 2 * HOUR)
    notice = workflow.expire(article.pk, by=editor(), note="Over.", at=NOON + 3 * HOUR)
    with pytest.raises(Refused, match="Nothing is public at that time"):
        workflow.move(article.pk, by=editor(), number=notice.number, at=NOON + HOUR)


def test_publishing_in_place_of_the_only_plan_leaves_its_expiry_at_the_new_address() -> None:
    article = scheduled(NOON + 30 * HOUR)
    workflow.expire(article.pk, by=editor(), note="Over.", at=NOON + 40 * HOUR)
    edit(article, headline="At once")
    publish(article, waiting="drop")
    assert [row[0] for row in line(article)] == ["update", "expired"]
    assert {each.address.path for each in article.editions.all()} == {"2026/05/14/the-ferry-returns"}


def test_a_back_date_is_shown_from_the_first_edition_on_and_the_line_begins_now() -> None:
    article = make_article()
    old = datetime(2003, 2, 1, 8, tzinfo=UTC)
    publish(article, first_published_at=old)
    edition = article.editions.get()
    assert (edition.first_published_at, edition.live_from) == (old, NOON)
    assert edition.address.path == "2003/02/01/the-ferry-returns"


def test_a_back_date_holds_for_a_kept_plan_too() -> None:
    article = scheduled(NOON + HOUR)
    edit(article, headline="At once")
    publish(article, waiting="keep", first_published_at=NOON - 100 * HOUR)
    assert {each.first_published_at for each in article.editions.all()} == {NOON - 100 * HOUR}


def test_only_the_first_publication_can_be_dated_back_and_never_ahead() -> None:
    article = make_article()
    with pytest.raises(Refused, match="lies in the past"):
        publish(article, first_published_at=NOON + HOUR)
    publish(article)
    edit(article, headline="Changed")
    with clock.at(NOON + HOUR), pytest.raises(Refused, match="first date stays"):
        publish(article, kind="update", first_published_at=NOON - HOUR)


def test_the_embargo_is_copied_to_every_plan_and_lifted_from_each() -> None:
    article = scheduled(NOON + HOUR)
    workflow.set_embargo(article.pk, by=editor(), until=NOON + HOUR)
    assert article.editions.get().embargo_until == NOON + HOUR
    workflow.lift_embargo(article.pk, by=editor())
    assert article.editions.get().embargo_until is None


@override_settings(TIME_ZONE="Pacific/Auckland")
def test_the_date_of_an_address_is_that_of_the_sites_own_zone() -> None:
    assert published().editions.get().address.path == "2026/05/15/the-ferry-returns"


def test_every_step_leaves_each_edition_ending_where_the_next_begins() -> None:
    article = published()
    for hour in range(1, 6):
        edit(article, headline=f"Plan {hour}")
        schedule(article, NOON + hour * HOUR, kind="update")
    workflow.cancel(article.pk, by=editor(), number=4)
    workflow.move(article.pk, by=editor(), number=2, at=NOON + 10 * HOUR)
    rows = line(article)
    assert [row[2] for row in rows] == [row[1] for row in rows[1:]] + [None]


def test_the_numbers_given_are_each_an_edition_or_in_the_log() -> None:
    article = published()
    edit(article, headline="Planned")
    schedule(article, NOON + HOUR, kind="update")
    workflow.cancel(article.pk, by=editor(), number=2)
    article.refresh_from_db()
    kept = set(article.editions.values_list("number", flat=True))
    gone = set(article.log.filter(step="cancel").values_list("edition_number", flat=True))
    assert kept | gone == set(range(1, article.editions_made + 1))


def test_a_notice_is_the_only_edition_without_a_revision() -> None:
    article = published()
    with clock.at(NOON + HOUR):
        kill(article)
    assert set(Edition.objects.filter(revision=None).values_list("kind", flat=True)) == {"tombstone"}
    assert not Edition.objects.exclude(kind="tombstone").exclude(digest=F("revision__digest")).exists()
