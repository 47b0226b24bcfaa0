"""The desk against a model of it that knows no database: whatever writers and editors do in whatever order,
readers see approved text alone, at its time, and history loses no row.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from articles import clock, workflow
from articles.earlier import restore_save
from articles.models import Approval, Article, Edition, LogEntry, Revision
from articles.timeline import MARGIN, Refused
from tests.articles.factories import edit, editor, make_article, make_author, make_section, seen, writer

START = datetime(2026, 5, 14, 6, 0, tzinfo=UTC)
STORIES = 2
HISTORY = (Revision, LogEntry)

which = st.integers(0, STORIES - 1)
people = st.sampled_from(["writer", "editor"])
words = st.sampled_from(["ferry", "quay", "weir", "lock", "tide"])
minutes = st.integers(1, 180)


@dataclass
class Plan:
    """From a moment on readers see this text, or with none the notice that stands in its place."""

    at: datetime
    text: str | None
    kind: str = ""


@dataclass
class Told:
    """What the model knows of a story."""

    texts: list[str]
    status: str = "draft"
    approved: set[str] = field(default_factory=set)
    line: list[Plan] = field(default_factory=list)

    def present(self, at: datetime) -> Plan | None:
        return next((plan for plan in reversed(self.line) if plan.at <= at), None)

    def ahead(self, at: datetime) -> list[Plan]:
        return [plan for plan in self.line if plan.at > at]

    def put(self, plan: Plan) -> None:
        self.line = sorted([*self.line, plan], key=lambda each: each.at)


class Desk(RuleBasedStateMachine):
    steps = days = 0

    def __init__(self) -> None:
        super().__init__()
        # Pages name stories of other days too: no two days use the same words.
        Desk.days += 1
        self.day, self.now = Desk.days, START
        self.people: dict[str, User] = {"writer": writer(), "editor": editor()}
        self.section, self.author = make_section(), make_author()
        self.took = 0
        self.counts = dict.fromkeys(HISTORY, 0)
        with clock.at(self.now):
            self.articles = [self.begun(number) for number in range(STORIES)]
        self.told = [Told([self.text("begun", number)]) for number in range(STORIES)]

    def begun(self, number: int) -> Article:
        return make_article(
            by=self.people["writer"],
            headline=self.text("begun", number),
            slug=f"story-{self.day}-{number}",
            section=self.section,
            authors=[self.author],
        )

    def text(self, word: str, number: int) -> str:
        return f"{word} {self.day}.{number}"

    def takes(self, call: Any, *args: Any, **given: Any) -> bool:
        """Whether the desk took the step."""
        try:
            with clock.at(self.now):
                call(*args, **given)
        except Refused:
            return False
        return True

    def seen(self, number: int) -> str:
        return seen(self.articles[number])

    # --- The steps, each with what the model expects of it ---

    @rule(minutes=minutes)
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(seconds=st.integers(1, 8))
    def a_moment_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(number=which, by=people, word=words)
    def save(self, number: int, by: str, word: str) -> None:
        told = self.told[number]
        if by == "writer" and told.status != "draft":
            return  # The form is closed to its writer; other tests hold that.
        with clock.at(self.now):
            edit(self.articles[number], by=self.people[by], headline=self.text(word, number))
        self.saved(told, self.text(word, number))

    def saved(self, told: Told, text: str) -> None:
        if told.texts[-1] == text:
            return
        told.texts.append(text)
        told.approved.clear()
        told.status = "draft" if told.status == "approved" else told.status

    @rule(number=which, by=people)
    def submit(self, number: int, by: str) -> None:
        told, pk = self.told[number], self.articles[number].pk
        done = self.takes(workflow.submit, pk, by=self.people[by], seen=self.seen(number))
        assert done == (told.status == "draft")
        told.status = "in_review" if done else told.status

    @rule(number=which, by=people)
    def approve(self, number: int, by: str) -> None:
        told, pk = self.told[number], self.articles[number].pk
        done = self.takes(workflow.approve, pk, by=self.people[by], seen=self.seen(number))
        assert not (done and by == "writer")
        if done:
            told.approved, told.status = {told.texts[-1]}, "approved"

    @rule(
        number=which,
        by=people,
        kind=st.sampled_from(["update", "minor", "correction"]),
        waiting=st.booleans(),
    )
    def publish(self, number: int, by: str, kind: str, waiting: bool) -> None:
        told, article, text = self.told[number], self.articles[number], self.told[number].texts[-1]
        before = told.present(self.now)
        choices = {"kind": kind, "note": "What was wrong.", "waiting": "drop" if waiting else ""}
        by_whom, digest = self.people[by], self.seen(number)
        if not self.takes(workflow.publish, article.pk, by=by_whom, seen=digest, **choices):
            return
        assert by == "editor"
        assert before is None or before.kind != "tombstone"
        if before and before.text == text and kind != "correction":
            return
        same = [plan for plan in told.ahead(self.now) if plan.text == text]
        other = [plan for plan in told.ahead(self.now) if plan.text not in (text, None)]
        assert waiting or not other, (
            "a planned change would undo this one, and nobody said what becomes of it"
        )
        self.signed(told, text)
        self.follow(number, same + other)
        told.put(Plan(self.now, text))

    @rule(number=which, by=people, minutes=minutes)
    def schedule(self, number: int, by: str, minutes: int) -> None:
        told, text = self.told[number], self.told[number].texts[-1]
        at = self.now + timedelta(minutes=minutes)
        given = {"seen": self.seen(number), "at": at, "kind": "update"}
        if self.takes(workflow.schedule, self.articles[number].pk, by=self.people[by], **given):
            assert by == "editor"
            self.signed(told, text)
            told.put(Plan(at, text))

    def signed(self, told: Told, text: str) -> None:
        """Publishing what nobody has signed signs it, where the person may sign."""
        told.approved, told.status = {text}, "approved"

    def follow(self, number: int, gone: list[Plan]) -> None:
        told = self.told[number]
        told.line = [plan for plan in told.line if plan not in gone]

    @rule(number=which, by=people)
    def cancel(self, number: int, by: str) -> None:
        told, article = self.told[number], self.articles[number]
        planned = article.editions.filter(live_from__gt=self.now).order_by("live_from").first()
        if planned is None:
            return
        done = self.takes(workflow.cancel, article.pk, by=self.people[by], number=planned.number)
        assert done == (by == "editor" and planned.live_from > self.now + MARGIN)
        if done:
            self.follow(number, [plan for plan in told.line if plan.at == planned.live_from])
            if told.status == "approved":
                told.approved.clear()
                told.status = "draft"

    @rule(number=which, by=people)
    def kill(self, number: int, by: str) -> None:
        told = self.told[number]
        before = told.present(self.now)
        done = self.takes(workflow.kill, self.articles[number].pk, by=self.people[by], note="Withdrawn.")
        assert done == (by == "editor" and before is not None and before.kind != "tombstone")
        if done:
            told.approved.clear()
            told.status = "draft" if told.status == "approved" else told.status
            self.follow(number, told.ahead(self.now))
            told.put(Plan(self.now, None, "tombstone"))

    @rule(number=which, by=people)
    def restore(self, number: int, by: str) -> None:
        told = self.told[number]
        before = told.present(self.now)
        done = self.takes(workflow.restore, self.articles[number].pk, by=self.people[by])
        if done:
            assert by == "editor" and before is not None and before.kind == "tombstone"
            told.put(Plan(self.now, next(plan.text for plan in reversed(told.line) if plan.text)))

    @rule(number=which, by=people, back=st.integers(1, 4))
    def restore_save(self, number: int, by: str, back: int) -> None:
        told, article = self.told[number], self.articles[number]
        at = len(told.texts) - back
        given = {"number": at, "seen": self.seen(number)}
        if self.takes(restore_save, article.pk, by=self.people[by], **given):
            self.saved(told, told.texts[at - 1])

    # --- What holds after every step ---

    @invariant()
    def readers_see_what_the_model_says(self) -> None:
        live = {each.article_id: each for each in Edition.objects.live(self.now)}
        for article, told in zip(self.articles, self.told, strict=True):
            present = told.present(self.now)
            text = present.text if present else None
            shown = live.get(article.pk)
            assert (shown.headline if shown else None) == text

    @invariant()
    def readers_see_nothing_that_nobody_signed(self) -> None:
        for each in Edition.objects.in_force(self.now).exclude(kind__in=Edition.ABSENT):
            assert Approval.objects.filter(digest=each.digest, revision__article=each.article_id).exists()

    @invariant()
    def public_pages_answer_as_the_model_says(self) -> None:
        if self.took % 5:
            return
        with clock.at(self.now):
            for article, told in zip(self.articles, self.told, strict=True):
                for address in {
                    each.get_absolute_url() for each in article.editions.select_related("address")
                }:
                    self.answers(address, told)

    def answers(self, address: str, told: Told) -> None:
        present = told.present(self.now)
        response = Client().get(address, follow=True)
        expected = 404 if present is None else 200 if present.text else 410
        assert response.status_code == expected
        page = response.content.decode()
        hidden = set(told.texts) - {present.text if present else None}
        assert not [text for text in hidden if f">{text}<" in page]

    @invariant()
    def the_working_copy_is_the_last_text(self) -> None:
        for article, told in zip(self.articles, self.told, strict=True):
            article.refresh_from_db()
            assert (article.headline, article.status) == (told.texts[-1], told.status)
            assert list(article.revisions.values_list("number", flat=True)) == list(
                range(1, len(told.texts) + 1)
            )

    @invariant()
    def history_loses_no_row(self) -> None:
        Desk.steps += 1
        self.took += 1
        # No two steps at one instant: the line refuses a second edition at the same moment.
        self.now += timedelta(milliseconds=1)
        for model in HISTORY:
            count = model.objects.count()
            assert count >= self.counts[model]
            self.counts[model] = count


def drive(steps: int, a_day: int = 50) -> None:
    """Many days at the desk, until there were so many steps. Each day begins with stories of its own."""
    Desk.steps = 0
    while Desk.steps < steps:
        run_state_machine_as_test(
            Desk,
            settings=settings(
                max_examples=max((steps - Desk.steps) // a_day, 1),
                stateful_step_count=a_day,
                deadline=None,
                database=None,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            ),
        )


@pytest.mark.django_db(transaction=True)
def test_readers_never_see_unapproved_text_or_a_story_outside_its_time():
    drive(240, a_day=40)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_desk_does_as_its_model_for_thousands_of_steps():
    drive(5000 if connection.vendor == "sqlite" else 1000)
