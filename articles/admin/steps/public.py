"""The steps with what is public or planned."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User

from articles import workflow
from articles.admin.moment import MomentField, told_fully
from articles.admin.standing import Standing
from articles.admin.steps.base import Radios, StepForm, note_field
from articles.conditions import told
from articles.models import Edition

GONE = "That plan is no longer there: it went live or was cancelled. Look at the story again."


class PlanForm(StepForm):
    edition = forms.TypedChoiceField(
        label="Which plan",
        coerce=int,
        widget=Radios,
        error_messages={"invalid_choice": GONE, "required": "Choose a plan."},
    )

    def __init__(self, standing: Standing, data: Any = None, chosen: dict[str, Any] | None = None) -> None:
        planned = standing.planned
        only = {"edition": planned[0].number} if len(planned) == 1 else {}
        super().__init__(standing, data, only | (chosen or {}))
        first = next(iter(standing.line.editions), None)
        self.choices_of("edition", [(each.number, plan(each, first=each == first)) for each in planned])

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return bool(standing.planned)


def plan(edition: Edition, *, first: bool) -> str:
    what = "First publication" if first else edition.get_kind_display()
    return f"{what} of {told(edition.live_from)}"


class Cancel(PlanForm):
    step, title = "cancel", "Cancel a plan"
    promise = "Takes a plan back. The story never becomes visible by this; its text is a draft again."

    def take(self, by: User) -> str:
        workflow.cancel(self.standing.article.pk, by=by, number=self.cleaned_data["edition"])
        self.standing.article.refresh_from_db()
        article = self.standing.article
        status = "a draft" if article.status == article.Status.DRAFT else article.get_status_display()
        return f"The plan is cancelled. The text is {status} now."


class Move(PlanForm):
    step, title = "move", "Move a plan"
    promise = "Gives a plan another time."

    at = MomentField(label="New time")

    def take(self, by: User) -> str:
        given = self.cleaned_data
        edition = workflow.move(self.standing.article.pk, by=by, number=given["edition"], at=given["at"])
        return f"Planned for {told_fully(edition.live_from)}."


class Expire(StepForm):
    step, title, rare = "expire", "Expire", True
    promise = "Ends the story’s time: it leaves every list, and its address gives a notice."

    note = note_field("The notice at its address")
    when = forms.ChoiceField(
        label="When",
        widget=Radios,
        choices=[("now", "Now"), ("at", "At the time below")],
        error_messages={"required": "Say when: now or at a time."},
    )
    at = MomentField(label="Time", required=False)

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return bool(standing.live or standing.line.waiting)

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("when") == "at" and not given.get("at") and "at" not in self.errors:
            self.add_error("at", "Choose a date and a time.")

    def take(self, by: User) -> str:
        given = self.cleaned_data
        at: datetime | None = given["at"] if given["when"] == "at" else None
        edition = workflow.expire(self.standing.article.pk, by=by, note=given["note"], at=at)
        return f"The story expires: {told_fully(edition.live_from)}."


class ChangeAddress(StepForm):
    step, title, rare = "change_address", "Change the address", True
    promise = "Moves the story to a new address at once. The old one leads there."

    slug = forms.CharField(label="New end of the address", required=False, max_length=120)

    def __init__(self, standing: Standing, data: Any = None, chosen: dict[str, Any] | None = None) -> None:
        super().__init__(standing, data, chosen)
        if standing.live:
            self.fields["slug"].initial = standing.live.slug
            self.fields["slug"].help_text = f"Now {standing.live.get_absolute_url()}"

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return bool(standing.live) and not standing.line.waiting

    def take(self, by: User) -> str:
        edition = workflow.change_address(self.standing.article.pk, by=by, slug=self.cleaned_data["slug"])
        return f"The story’s address is {edition.get_absolute_url()}."


class Kill(StepForm):
    step, title, grave, rare = "kill", "Kill", True, True
    promise = "Withdraws the story at once, with all that is planned. A notice stands in its place."

    note = note_field(
        "The notice in its place",
        "Why readers no longer find the story. They see this text, and no headline.",
    )

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return standing.line.public and not standing.killed

    def take(self, by: User) -> str:
        workflow.kill(self.standing.article.pk, by=by, note=self.cleaned_data["note"])
        return "The story is killed. Readers find the notice."


class Restore(StepForm):
    step, title, grave = "restore", "Restore", True
    promise = "Brings the killed story back as it was last public."

    note = note_field("A note to readers")

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return standing.killed

    def take(self, by: User) -> str:
        edition = workflow.restore(self.standing.article.pk, by=by, note=self.cleaned_data["note"])
        return f"The story can be read again at {edition.get_absolute_url()}."
