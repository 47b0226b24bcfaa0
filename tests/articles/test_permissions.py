"""Who may take which step: nobody publishes by a way round."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from articles import clock, permissions, workflow
from articles.models import Article
from articles.workflow import Refused
from tests.articles.factories import (
    approve,
    copy_editor,
    edit,
    editor,
    killed,
    make_article,
    make_author,
    person,
    published,
    schedule,
    scheduled,
    seen,
    writer,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


def steps_of(*groups: str) -> set[str]:
    """What somebody with these roles may do with a draft of somebody else."""
    somebody, article = person(*groups), make_article()
    return {step for step in permissions.STEPS if permissions.may(somebody, step, article)}


def test_each_role_takes_the_steps_that_are_its_own() -> None:
    assert steps_of("Writer") == set()
    assert steps_of("Copy editor") == {"submit", "send_back", "approve"}
    assert steps_of("Editor") == set(permissions.STEPS)
    assert steps_of("Administrator") == set(permissions.STEPS)
    assert steps_of() == set()


def test_a_visitor_without_a_login_may_do_nothing() -> None:
    article, visitor = make_article(), AnonymousUser()
    assert not any(permissions.may(visitor, step, article) for step in [*permissions.STEPS, "edit"])


def test_somebody_whose_login_was_closed_may_do_nothing() -> None:
    article, gone = make_article(), editor(is_active=False)
    assert not any(permissions.may(gone, step, article) for step in [*permissions.STEPS, "edit"])


def test_every_step_is_refused_to_a_writer_by_the_workflow_itself() -> None:
    somebody = writer()
    with clock.at(NOON):
        draft, planned, live = make_article(by=somebody), scheduled(LATER), published(by=editor())
        dead, spiked = killed(), make_article()
        workflow.spike(spiked.pk, by=editor())
    with clock.at(NOON + timedelta(seconds=1)):
        tries = [
            lambda: workflow.approve(draft.pk, by=somebody, seen=seen(draft)),
            lambda: workflow.send_back(draft.pk, by=somebody, note="No."),
            lambda: workflow.publish(draft.pk, by=somebody, seen=seen(draft)),
            lambda: workflow.schedule(draft.pk, by=somebody, seen=seen(draft), at=LATER),
            lambda: workflow.cancel(planned.pk, by=somebody, number=1),
            lambda: workflow.move(planned.pk, by=somebody, number=1, at=LATER + timedelta(hours=1)),
            lambda: workflow.expire(live.pk, by=somebody, note="Over."),
            lambda: workflow.change_address(live.pk, by=somebody, slug="elsewhere"),
            lambda: workflow.kill(live.pk, by=somebody, note="Gone."),
            lambda: workflow.restore(dead.pk, by=somebody),
            lambda: workflow.set_embargo(draft.pk, by=somebody, until=LATER),
            lambda: workflow.lift_embargo(planned.pk, by=somebody),
            lambda: workflow.spike(planned.pk, by=somebody),
            lambda: workflow.unspike(spiked.pk, by=somebody),
        ]
        for attempt in tries:
            with pytest.raises(Refused, match="You may not do this"):
                attempt()


def test_a_writer_lays_their_own_draft_aside_and_takes_it_up_again() -> None:
    somebody = writer()
    article = make_article(by=somebody)
    workflow.spike(article.pk, by=somebody)
    article.refresh_from_db()
    assert article.status == Article.Status.SPIKED
    workflow.unspike(article.pk, by=somebody)
    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT


def test_a_writer_lays_aside_nothing_that_the_desk_has_or_another_wrote() -> None:
    somebody = writer()
    handed_in = make_article(by=somebody)
    workflow.submit(handed_in.pk, by=somebody, seen=seen(handed_in))
    planned = scheduled(by=somebody)
    edit(planned, headline="A draft once more")
    for article in (handed_in, planned, make_article()):
        with pytest.raises(Refused, match="You may not do this"):
            workflow.spike(article.pk, by=somebody)


def test_a_writer_does_not_take_up_again_what_the_desk_has_spiked() -> None:
    somebody = writer()
    article = make_article(by=somebody)
    workflow.spike(article.pk, by=somebody)
    workflow.unspike(article.pk, by=somebody)
    workflow.spike(article.pk, by=editor())
    with pytest.raises(Refused, match="You may not do this"):
        workflow.unspike(article.pk, by=somebody)


def test_a_copy_editor_approves_others_texts_but_publishes_none() -> None:
    article, somebody = make_article(), copy_editor()
    approve(article, by=somebody)
    with pytest.raises(Refused, match="You may not"):
        workflow.publish(article.pk, by=somebody, seen=seen(article))
    assert article.editions.count() == 0


def test_a_writer_edits_their_own_draft_and_no_other() -> None:
    somebody = writer()
    assert permissions.may(somebody, "edit", make_article(by=somebody))
    assert not permissions.may(somebody, "edit", make_article())


def test_a_byline_makes_a_story_the_writers_own() -> None:
    somebody = writer()
    article = make_article(authors=[make_author(user=somebody)])
    assert permissions.may(somebody, "edit", article)
    assert list(permissions.own_stories(somebody, Article.objects.all())) == [article]


def test_a_story_with_the_desk_is_closed_to_its_writer_until_it_is_sent_back() -> None:
    somebody = writer()
    article = make_article(by=somebody)
    workflow.submit(article.pk, by=somebody, seen=seen(article))
    article.refresh_from_db()
    assert not permissions.may(somebody, "edit", article)
    workflow.send_back(article.pk, by=copy_editor(), note="One more source.")
    article.refresh_from_db()
    assert permissions.may(somebody, "edit", article)


def test_an_approved_story_is_closed_to_its_writer_until_readers_have_it() -> None:
    somebody = writer()
    with clock.at(NOON):
        article = make_article(by=somebody)
        approve(article)
        assert not permissions.may(somebody, "edit", article)
        schedule(article, LATER)
        assert not permissions.may(somebody, "edit", article)
    with clock.at(LATER):
        assert permissions.may(somebody, "edit", article)


def test_a_writers_edit_of_a_live_story_is_a_draft_that_they_cannot_publish() -> None:
    somebody = writer()
    article = published(by=editor(), authors=[make_author(user=somebody)])
    edit(article, by=somebody, headline="Changed")
    with pytest.raises(Refused, match="You may not"):
        workflow.publish(article.pk, by=somebody, seen=seen(article), kind="minor")
    assert article.editions.get().headline == "The ferry returns"


def test_nobody_edits_a_spiked_story() -> None:
    article = make_article()
    workflow.spike(article.pk, by=editor())
    article.refresh_from_db()
    assert not permissions.may(editor(), "edit", article)
