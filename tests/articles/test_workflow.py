"""The steps of the desk: what each asks for, what it changes and what it refuses."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import ProtectedError

from articles import clock, workflow
from articles.models import Address, Approval, Article, Edition, LogEntry, Revision, Tag
from articles.workflow import Incomplete, Refused
from tests.articles.factories import (
    approve,
    copy_editor,
    edit,
    editor,
    expired,
    kill,
    make_article,
    make_author,
    make_image,
    make_section,
    make_tag,
    publish,
    published,
    schedule,
    scheduled,
    seen,
    writer,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
Status = Article.Status


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.at(NOON):
        yield


def live_headlines(moment: datetime) -> list[str]:
    return [each.headline for each in Edition.objects.live(moment)]


def steps(article: Article) -> list[str]:
    return list(LogEntry.objects.filter(article=article).values_list("step", flat=True))


def standing(article: Article) -> list[int]:
    """The numbers of the revisions whose approval stands."""
    found = Approval.objects.standing().filter(revision__article=article)
    return list(found.values_list("revision__number", flat=True))


# --- Saving ---


def test_a_draft_may_be_saved_incomplete() -> None:
    article = Article.objects.create()
    assert edit(article).number == 1
    assert article.revisions.count() == 1


def test_a_save_without_a_change_of_substance_writes_nothing_and_keeps_the_approval() -> None:
    article = make_article()
    approve(article)
    edit(article, body=article.body.replace("\n", "\r\n") + "\r\n", headline=f" {article.headline} ")
    assert article.revisions.count() == 1
    assert (article.status, standing(article)) == (Status.APPROVED, [1])


def test_an_edit_of_substance_after_approval_withdraws_it() -> None:
    article = make_article()
    approve(article)
    edit(article, body="<p>Something else.</p>")
    assert (article.status, standing(article)) == (Status.DRAFT, [])
    assert Approval.objects.get().withdrawn_at == NOON


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("headline", "Another headline"),
        ("slug", "another-slug"),
        ("standfirst", "Another standfirst."),
        ("section", lambda: make_section("Another")),
        ("lead_image", lambda: make_image("Another picture")),
        ("authors", lambda: [make_author("Another")]),
        ("tags", lambda: [make_tag("another")]),
    ],
)
def test_every_part_that_an_approval_signs_counts_as_substance(field: str, value: Any) -> None:
    article = make_article()
    approve(article)
    edit(article, **{field: value() if callable(value) else value})
    assert standing(article) == []


def test_a_further_save_is_a_further_revision_and_alters_none_before_it() -> None:
    article = make_article()
    before = Revision.objects.values().get()
    edit(article, headline="Changed")
    assert [each.number for each in article.revisions.all()] == [1, 2]
    assert Revision.objects.values().get(number=1) == before


def test_saving_the_working_copy_of_a_live_story_leaves_readers_the_published_text() -> None:
    article = published()
    edit(article, headline="A draft")
    assert live_headlines(NOON) == ["The ferry returns"]
    with clock.at(NOON + HOUR):
        publish(article, kind="update")
    assert live_headlines(NOON + HOUR) == ["A draft"]


# --- Review and approval ---


def test_only_a_complete_story_can_be_submitted_and_the_refusal_names_each_missing_field() -> None:
    article = Article.objects.create()
    edit(article)
    with pytest.raises(Incomplete) as refused:
        workflow.submit(article.pk, by=editor(), seen=seen(article))
    assert list(refused.value.missing) == ["headline", "body", "section", "byline"]
    assert refused.value.field == "headline"


@pytest.mark.parametrize("lacking", ["headline", "body", "section", "authors"])
def test_an_incomplete_story_can_be_neither_approved_nor_scheduled_nor_published(lacking: str) -> None:
    empty: dict[str, Any] = {"headline": "", "body": "", "section": None, "authors": []}
    article = make_article(**{lacking: empty[lacking]})
    with pytest.raises(Incomplete):
        workflow.approve(article.pk, by=editor(), seen=seen(article))
    with pytest.raises(Incomplete):
        schedule(article, NOON + HOUR)
    with pytest.raises(Incomplete):
        publish(article)
    assert article.editions.count() == 0


def test_a_story_goes_from_the_writer_to_the_desk_and_back_with_a_note() -> None:
    author = writer()
    article = make_article(by=author)
    workflow.submit(article.pk, by=author, seen=seen(article))
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW
    with pytest.raises(Refused, match="Say what the story needs"):
        workflow.send_back(article.pk, by=copy_editor(), note=" ")
    workflow.send_back(article.pk, by=copy_editor(), note="Name a source.")
    article.refresh_from_db()
    assert article.status == Status.DRAFT
    assert LogEntry.objects.get(step="send_back").note == "Name a source."


def test_sending_back_an_approved_story_withdraws_the_approval() -> None:
    article = make_article()
    approve(article)
    workflow.send_back(article.pk, by=copy_editor(), note="One more thing.")
    assert standing(article) == []


def test_approving_twice_is_one_approval_and_one_log_entry() -> None:
    article = make_article()
    approve(article)
    approve(article)
    assert standing(article) == [1]
    assert steps(article).count("approve") == 1


def test_a_step_is_refused_when_the_story_was_saved_since_it_was_read() -> None:
    article = make_article()
    read = seen(article)
    edit(article, headline="Changed meanwhile")
    for step in (workflow.submit, workflow.approve, workflow.publish):
        with pytest.raises(Refused, match="saved a newer text"):
            step(article.pk, by=editor(), seen=read)
    with pytest.raises(Refused, match="saved a newer text"):
        workflow.schedule(article.pk, by=editor(), seen=read, at=NOON + HOUR)


def test_an_editor_who_publishes_also_approves_and_both_are_logged() -> None:
    article = published()
    assert steps(article) == ["save", "approve", "publish"]
    assert (article.status, standing(article)) == (Status.APPROVED, [1])


def test_whoever_may_publish_but_not_approve_publishes_only_what_is_approved() -> None:
    publisher = editor()
    group = publisher.groups.get()
    group.permissions.remove(group.permissions.get(codename="approve_article"))
    article = make_article()
    with pytest.raises(Refused, match="not approved"):
        publish(article, by=publisher)
    approve(article)
    publish(article, by=publisher)
    assert live_headlines(NOON) == ["The ferry returns"]


def test_a_stored_text_that_was_altered_after_the_save_cannot_go_out() -> None:
    article = make_article()
    approve(article)
    altered = json.dumps(article.revisions.get().content | {"headline": "Altered"})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_revision SET content = %s", [altered])
    with pytest.raises(Refused, match="holds not the text"):
        publish(article)


def test_a_text_with_a_tag_that_was_deleted_since_asks_to_be_saved_again() -> None:
    article = make_article(tags=[make_tag("ferries"), make_tag("weather")])
    approve(article)
    Tag.objects.filter(name="weather").delete()
    with pytest.raises(Incomplete, match="tag"):
        publish(article)
    edit(article)
    publish(article)
    assert [each.name for each in article.editions.get().tags.all()] == ["ferries"]


# --- Times ---


def test_a_story_appears_at_its_moment_and_not_a_microsecond_before() -> None:
    six = datetime(2026, 5, 15, 6, tzinfo=UTC)
    scheduled(six)
    assert live_headlines(six - timedelta(microseconds=1)) == []
    assert live_headlines(six) == ["The ferry returns"]


def test_cancelling_a_plan_makes_nothing_visible_and_the_story_a_draft_again() -> None:
    article = scheduled(NOON + HOUR)
    workflow.cancel(article.pk, by=editor(), number=1)
    article.refresh_from_db()
    assert (article.status, standing(article)) == (Status.DRAFT, [])
    assert live_headlines(NOON + 2 * HOUR) == []
    assert steps(article)[-1] == "cancel"


def test_a_plan_that_has_gone_live_can_no_longer_be_cancelled_or_moved() -> None:
    article = scheduled(NOON + HOUR)
    with clock.at(NOON + 2 * HOUR):
        with pytest.raises(Refused, match="no longer there"):
            workflow.cancel(article.pk, by=editor(), number=1)
        with pytest.raises(Refused, match="no longer there"):
            workflow.move(article.pk, by=editor(), number=1, at=NOON + 3 * HOUR)
    assert live_headlines(NOON + 2 * HOUR) == ["The ferry returns"]


@pytest.mark.parametrize("moment", [NOON - HOUR, NOON])
def test_a_time_that_has_passed_is_refused_and_publishes_nothing(moment: datetime) -> None:
    article = make_article()
    with pytest.raises(Refused, match="has passed"):
        schedule(article, moment)
    assert article.editions.count() == 0
    plan = schedule(article, NOON + HOUR)
    with pytest.raises(Refused, match="has passed"):
        workflow.move(article.pk, by=editor(), number=plan.number, at=moment)
    with pytest.raises(Refused, match="has passed"):
        workflow.expire(article.pk, by=editor(), note="Over.", at=moment)
    with pytest.raises(Refused, match="has passed"):
        workflow.set_embargo(article.pk, by=editor(), until=moment)


def test_a_scheduled_change_swaps_every_field_at_once() -> None:
    article = published(tags=[make_tag("ferries")])
    after = {"headline": "New", "standfirst": "New too.", "body": "<p>New text.</p>"}
    section, author, picture = make_section("New"), make_author("New Name"), make_image("New")
    edit(article, **after, section=section, lead_image=picture, authors=[author], tags=[make_tag("new")])
    schedule(article, NOON + HOUR, kind="update")
    before = Edition.objects.live(NOON + HOUR - timedelta(microseconds=1)).get()
    now = Edition.objects.live(NOON + HOUR).get()
    assert (before.headline, before.byline[0].name) == ("The ferry returns", "Maren Holt")
    assert {name: getattr(now, name) for name in after} == after
    assert (now.section, now.lead_image, now.byline) == (section, picture, [author])
    assert [each.name for each in now.tags.all()] == ["new"]


def test_expiry_takes_the_story_from_every_list_and_answers_with_its_notice() -> None:
    article = published()
    workflow.expire(article.pk, by=editor(), note="This offer has ended.", at=NOON + HOUR)
    path = article.editions.get(number=1).address.path
    assert live_headlines(NOON + HOUR - timedelta(microseconds=1)) == ["The ferry returns"]
    assert live_headlines(NOON + HOUR) == []
    notice = Edition.objects.standing(path, NOON + HOUR).get()
    assert (notice.absent, notice.note) == (True, "This offer has ended.")


def test_a_notice_needs_its_words() -> None:
    article = published()
    with pytest.raises(Refused, match="Write the notice"):
        workflow.expire(article.pk, by=editor(), note=" ")
    with pytest.raises(Refused, match="Write the notice"):
        kill(article, note="")


def test_what_has_expired_or_was_never_published_cannot_expire() -> None:
    for article in (make_article(), expired()):
        with clock.at(NOON + HOUR), pytest.raises(Refused, match="Nothing of this story"):
            workflow.expire(article.pk, by=editor(), note="Over.")


# --- Embargo ---


def test_nothing_is_published_scheduled_or_moved_before_the_embargo_ends() -> None:
    article = make_article()
    workflow.set_embargo(article.pk, by=editor(), until=NOON + 2 * HOUR)
    with pytest.raises(Refused, match="under embargo"):
        publish(article)
    with pytest.raises(Refused, match="under embargo"):
        schedule(article, NOON + HOUR)
    plan = schedule(article, NOON + 2 * HOUR)
    with pytest.raises(Refused, match="under embargo"):
        workflow.move(article.pk, by=editor(), number=plan.number, at=NOON + HOUR)


def test_an_embargo_comes_too_late_for_a_public_story_and_waits_for_an_earlier_plan_to_be_moved() -> None:
    with pytest.raises(Refused, match="public already"):
        workflow.set_embargo(published().pk, by=editor(), until=NOON + HOUR)
    with pytest.raises(Refused, match="Move the plan first"):
        workflow.set_embargo(scheduled(NOON + HOUR).pk, by=editor(), until=NOON + 2 * HOUR)


def test_lifting_an_embargo_early_needs_a_permission_and_is_logged() -> None:
    article, person = make_article(), editor()
    group = person.groups.get()
    group.permissions.remove(group.permissions.get(codename="lift_embargo_article"))
    workflow.set_embargo(article.pk, by=person, until=NOON + 2 * HOUR)
    with pytest.raises(Refused, match="You may not"):
        workflow.lift_embargo(article.pk, by=person)
    with pytest.raises(Refused, match="You may not"):
        workflow.set_embargo(article.pk, by=person, until=NOON + HOUR)
    group.permissions.set([*group.permissions.all(), *editor_permission("lift_embargo_article")])
    workflow.lift_embargo(article.pk, by=editor())
    article.refresh_from_db()
    assert article.embargo_until is None
    assert steps(article)[-2:] == ["set_embargo", "lift_embargo"]


def editor_permission(codename: str) -> list[Any]:
    return list(writer().user_permissions.model.objects.filter(codename=codename))


# --- What a change is ---


def test_a_change_to_a_published_story_has_to_say_what_it_is() -> None:
    article = published()
    edit(article, headline="Changed")
    with clock.at(NOON + HOUR):
        for kind in ("", "restored", "tombstone", "anything"):
            with pytest.raises(Refused, match="Say what this change is"):
                publish(article, kind=kind)
        assert publish(article, kind="minor").kind == "minor"


@pytest.mark.parametrize("kind", ["correction", "clarification", "retraction"])
def test_a_correction_is_stored_with_its_kind_and_its_note(kind: str) -> None:
    article = published()
    edit(article, headline="Corrected")
    with clock.at(NOON + HOUR):
        with pytest.raises(Refused, match="Tell readers what was wrong"):
            publish(article, kind=kind, note="  ")
        edition = publish(article, kind=kind, note="The ferry sails at nine, not at ten.")
    assert (edition.kind, edition.note) == (kind, "The ferry sails at nine, not at ten.")
    assert edition.revision == article.revisions.last()


def test_a_correction_needs_a_permission_of_its_own() -> None:
    person, article = editor(), published()
    group = person.groups.get()
    group.permissions.remove(group.permissions.get(codename="correct_article"))
    edit(article, headline="Corrected")
    with clock.at(NOON + HOUR), pytest.raises(Refused, match="You may not"):
        publish(article, by=person, kind="correction", note="The ferry sails at nine.")


def test_the_first_edition_is_a_plain_update_whatever_it_is_called() -> None:
    for kind in ("correction", "restored", "tombstone"):
        assert publish(make_article(), kind=kind).kind == "update"


def test_a_correction_without_a_change_of_text_is_a_further_dated_edition() -> None:
    article = published()
    with clock.at(NOON + HOUR):
        publish(article, kind="correction", note="An earlier print named the wrong quay.")
    with clock.at(NOON + 2 * HOUR):
        publish(article, kind="correction", note="It was quay four.")
    notes = [each.note for each in Edition.objects.past(article, NOON + 2 * HOUR)]
    assert notes == ["", "An earlier print named the wrong quay.", "It was quay four."]


def test_the_first_date_never_changes_and_updated_only_with_the_text_that_readers_see() -> None:
    article = published()
    dates = []
    changes = [("minor", "A comma"), ("update", "Nine sailings"), ("minor", "Nine sailings!")]
    for hours, (kind, headline) in enumerate(changes, start=1):
        edit(article, headline=headline)
        with clock.at(NOON + hours * HOUR):
            dates.append(publish(article, kind=kind).updated_at)
    assert dates == [None, NOON + 2 * HOUR, NOON + 2 * HOUR]
    assert set(article.editions.values_list("first_published_at", flat=True)) == {NOON}


def test_a_story_published_again_unchanged_after_its_expiry_is_not_updated() -> None:
    article = expired()
    with clock.at(NOON + HOUR):
        assert publish(article).updated_at is None


# --- Addresses ---


def test_two_stories_with_one_headline_on_one_day_get_addresses_of_their_own() -> None:
    paths = [published().editions.get().address.path, scheduled(NOON + HOUR).editions.get().address.path]
    assert paths == ["2026/05/14/the-ferry-returns", "2026/05/14/the-ferry-returns-2"]


def test_a_changed_address_keeps_its_date_and_the_old_path_leads_to_the_story() -> None:
    article = published()
    with clock.at(NOON + 48 * HOUR):
        moved = workflow.change_address(article.pk, by=editor(), slug="Ferry sails")
    assert moved.address.path == "2026/05/14/ferry-sails"
    assert moved.kind == "minor"
    later = NOON + 49 * HOUR
    assert Edition.objects.standing("2026/05/14/the-ferry-returns", later).get() == moved
    assert Edition.objects.standing("2026/05/14/ferry-sails", later).get() == moved


def test_an_address_changed_back_is_the_first_one_again_and_nothing_leads_round() -> None:
    article = published()
    for hours, slug in enumerate(["b", "the-ferry-returns", "c"], start=1):
        with clock.at(NOON + hours * HOUR):
            workflow.change_address(article.pk, by=editor(), slug=slug)
    for hours, ending in enumerate(["the-ferry-returns", "b", "the-ferry-returns", "c"]):
        for slug in ("the-ferry-returns", "b", "c")[: 2 if hours < 3 else 3]:
            path, moment = f"2026/05/14/{slug}", NOON + hours * HOUR
            answers = Edition.objects.standing(path, moment).values_list("address__path", flat=True)
            known = slug == "the-ferry-returns" or hours > 0
            assert list(answers) == ([f"2026/05/14/{ending}"] if known else [])
    assert Address.objects.count() == 3


def test_a_planned_address_has_no_answer_until_the_plan_is_live() -> None:
    article = published()
    edit(article, slug="planned")
    schedule(article, NOON + HOUR, kind="minor")
    before, after = NOON + HOUR - timedelta(microseconds=1), NOON + HOUR
    assert not Edition.objects.standing("2026/05/14/planned", before).exists()
    assert Edition.objects.standing("2026/05/14/planned", after).get().slug == "planned"
    assert Edition.objects.standing("2026/05/14/the-ferry-returns", after).get().slug == "planned"


def test_the_address_of_a_plan_is_held_against_other_stories_and_freed_with_it() -> None:
    article = scheduled(NOON + HOUR)
    assert published().editions.get().address.path.endswith("-2")
    workflow.cancel(article.pk, by=editor(), number=1)
    assert published().editions.get().address.path == "2026/05/14/the-ferry-returns"


def test_an_address_that_was_public_is_never_given_to_another_story() -> None:
    article = published()
    with clock.at(NOON + HOUR):
        workflow.change_address(article.pk, by=editor(), slug="elsewhere")
        kill_later = published()
    assert kill_later.editions.get().address.path == "2026/05/14/the-ferry-returns-2"


def test_changing_the_address_keeps_a_draft_out_of_what_readers_see() -> None:
    article = published()
    edit(article, headline="A draft")
    with clock.at(NOON + HOUR):
        moved = workflow.change_address(article.pk, by=editor(), slug="elsewhere")
    article.refresh_from_db()
    assert (moved.headline, article.headline, article.slug) == ("The ferry returns", "A draft", "elsewhere")
    assert moved.digest == moved.revision.digest
    assert article.revisions.last().content["headline"] == "A draft"


def test_only_a_readable_story_without_a_planned_change_can_change_its_address() -> None:
    planned = published()
    edit(planned, headline="Planned")
    schedule(planned, NOON + HOUR, kind="update")
    with clock.at(NOON + timedelta(minutes=1)):
        for article in (make_article(), planned, expired()):
            with pytest.raises(Refused):
                workflow.change_address(article.pk, by=editor(), slug="elsewhere")
        with pytest.raises(Refused, match="letters, digits and hyphens"):
            workflow.change_address(published().pk, by=editor(), slug="!!!")


# --- Killing, spiking, people ---


def test_killing_removes_the_story_from_every_list_at_once_and_withdraws_its_approval() -> None:
    article = published()
    with clock.at(NOON + HOUR):
        kill(article, note="Withdrawn.")
    assert (article.status, standing(article)) == (Status.DRAFT, [])
    assert live_headlines(NOON + HOUR) == []
    assert list(Edition.objects.past(article, NOON + HOUR)) == []
    path = article.editions.get(number=1).address.path
    assert Edition.objects.standing(path, NOON + HOUR).get().note == "Withdrawn."


def test_an_expired_story_can_be_killed() -> None:
    article = expired()
    with clock.at(NOON + HOUR):
        kill(article)
    assert list(Edition.objects.past(article, NOON + HOUR)) == []


def test_only_a_restoration_with_its_permission_brings_a_killed_story_back() -> None:
    with clock.at(NOON - HOUR):
        article = published()
    kill(article)
    with clock.at(NOON + HOUR):
        with pytest.raises(Refused, match="You may not"):
            workflow.restore(article.pk, by=copy_editor())
        workflow.restore(article.pk, by=editor())
    assert live_headlines(NOON + HOUR) == ["The ferry returns"]
    assert len(Edition.objects.past(article, NOON + HOUR)) == 3


def test_only_what_no_reader_has_seen_can_be_spiked_and_it_can_be_taken_up_again() -> None:
    article = make_article()
    approve(article)
    workflow.spike(article.pk, by=editor(), note="Overtaken.")
    article.refresh_from_db()
    assert (article.status, standing(article)) == (Status.SPIKED, [])
    with pytest.raises(Refused):
        publish(article)
    workflow.unspike(article.pk, by=editor())
    article.refresh_from_db()
    assert article.status == Status.DRAFT
    for other in (published(), scheduled(NOON + HOUR)):
        with pytest.raises(Refused, match="public or planned"):
            workflow.spike(other.pk, by=editor())


def test_an_author_with_stories_cannot_be_deleted_and_a_login_takes_no_story_with_it() -> None:
    person = writer()
    author = make_author(user=person)
    article = published(by=editor(), authors=[author])
    with pytest.raises(ProtectedError):
        author.delete()
    person.delete()
    assert article.editions.get().byline == [author]


def test_several_authors_stay_in_the_order_that_the_editor_set_and_a_guest_needs_no_login() -> None:
    zoe, abel, mia = make_author("Zoe"), make_author("Abel", user=writer()), make_author("Mia")
    article = published(authors=[zoe, abel, mia])
    assert [each.name for each in article.editions.get().byline] == ["Zoe", "Abel", "Mia"]
    edit(article, authors=[mia, zoe, abel])
    with clock.at(NOON + HOUR):
        assert [each.name for each in publish(article, kind="minor").byline] == ["Mia", "Zoe", "Abel"]


def test_a_refused_step_changes_nothing_at_all() -> None:
    article = published()
    edit(article, headline="Changed")
    state = (article.status, article.editions.count(), article.log.count(), standing(article))
    with clock.at(NOON + HOUR), pytest.raises(Refused):
        publish(article)
    article.refresh_from_db()
    assert (article.status, article.editions.count(), article.log.count(), standing(article)) == state
