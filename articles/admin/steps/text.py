"""The steps that carry a text from its writer to its readers."""

from typing import Any

from django import forms
from django.contrib.auth.models import User

from articles import workflow
from articles.admin.moment import MomentField, told_fully
from articles.admin.standing import Standing
from articles.admin.steps.base import Radios, StepForm, note_field
from articles.conditions import repeats, told
from articles.models import Article, Edition

Status = Article.Status
Kind = Edition.Kind

KINDS = {
    Kind.UPDATE: "Update: the story has moved on. It is shown as updated; a note is shown with it.",
    Kind.MINOR: "Minor change: a slip of the pen. Readers are not told.",
    Kind.CORRECTION: "Correction: something was wrong and is right now.",
    Kind.CLARIFICATION: "Clarification: something could be misread.",
    Kind.RETRACTION: "Retraction: something we wrote cannot be upheld.",
}


class Submit(StepForm):
    step, title, needs_text = "submit", "Submit", True
    promise = "Hands the story to the desk. Until it comes back its writer can read it, not change it."

    note = note_field("A word to the desk")

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return standing.article.status == Status.DRAFT and not standing.killed

    def take(self, by: User) -> str:
        given = self.cleaned_data
        workflow.submit(self.standing.article.pk, by=by, seen=given["seen"], note=given["note"])
        return "The story is with the desk."


class SendBack(StepForm):
    step, title = "send_back", "Send back"
    promise = "Returns the story to its writer with a note. An approval is withdrawn."

    note = note_field("What the story needs", "Its writer reads this.")

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        status = standing.article.status
        return status == Status.IN_REVIEW or (status == Status.APPROVED and standing.changed)

    def take(self, by: User) -> str:
        workflow.send_back(self.standing.article.pk, by=by, note=self.cleaned_data["note"])
        return "The story is a draft again, and its writer can change it."


class Approve(StepForm):
    step, title, needs_text = "approve", "Approve", True
    promise = "Signs this very text. Changing the text withdraws the approval."

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return standing.article.status in (Status.DRAFT, Status.IN_REVIEW)

    def take(self, by: User) -> str:
        workflow.approve(self.standing.article.pk, by=by, seen=self.cleaned_data["seen"])
        return "The text is approved."


class ChangeForm(StepForm):
    """Publishing, now or later: a change to what readers can read says what it is."""

    kind = forms.ChoiceField(
        label="What this change is",
        required=False,
        widget=Radios,
        error_messages={"invalid_choice": "You may not publish this kind of change. Ask an editor."},
    )
    note = note_field(
        "A note to readers",
        "Dated, and shown with the story. A correction says what was wrong and what is right.",
    )

    def __init__(self, standing: Standing, data: Any = None, chosen: dict[str, Any] | None = None) -> None:
        super().__init__(standing, data, chosen)
        if not standing.live and not standing.planned:
            del self.fields["kind"], self.fields["note"]
            return
        may_correct = standing.may("correct")
        allowed = [(kind, label) for kind, label in KINDS.items() if may_correct or kind not in Edition.NOTED]
        self.choices_of("kind", allowed)

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        allowed = standing.article.status != Status.SPIKED and not standing.killed
        return allowed and (standing.signed or standing.may("approve"))

    @classmethod
    def promised(cls, standing: Standing | None) -> str:
        if standing and standing.signed:
            return cls.promise
        return f"{cls.promise} Nobody has approved it yet: this approves it too."

    def change(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in ("seen", "kind", "note")}


class Publish(ChangeForm):
    step, title, needs_text = "publish", "Publish", True
    promise = "Puts the text before readers at once."

    waiting = forms.ChoiceField(
        label="What becomes of the planned change",
        required=False,
        widget=Radios,
        choices=[("keep", "Keep it: it replaces this text at its time"), ("drop", "Drop it")],
    )
    first_published_at = MomentField(
        label="Back-date",
        required=False,
        help_text="Only for an old story: when it was first published. Empty means now.",
    )

    def __init__(self, standing: Standing, data: Any = None, chosen: dict[str, Any] | None = None) -> None:
        super().__init__(standing, data, chosen)
        same = repeats(standing.line, standing.digest)
        waiting = [each for each in standing.line.waiting if each not in same]
        if waiting:
            self.fields["waiting"].help_text = f"A change is planned for {told(waiting[0].live_from)}."
        else:
            del self.fields["waiting"]
        if not standing.live:
            self.fields.pop("kind", None)
            self.fields.pop("note", None)
        if standing.line.public:
            del self.fields["first_published_at"]

    @classmethod
    def named(cls, standing: Standing) -> str:
        if not standing.live:
            return cls.title
        return "Publish the change" if standing.changed else "Publish a correction note"

    @classmethod
    def promised(cls, standing: Standing | None) -> str:
        if standing and standing.live and not standing.changed:
            return "Puts a dated note before readers at once. The text stays as it is."
        return super().promised(standing)

    def take(self, by: User) -> str:
        given = self.cleaned_data
        edition = workflow.publish(
            self.standing.article.pk,
            by=by,
            waiting=given.get("waiting", ""),
            first_published_at=given.get("first_published_at"),
            **self.change(),
        )
        return f"Readers see this text since {told(edition.live_from)} at {edition.get_absolute_url()}."


class Schedule(ChangeForm):
    step, title, needs_text = "schedule", "Schedule", True
    promise = "Plans the text for a moment. What is live until then stays."

    at = MomentField(label="When")

    field_order = ["at", "kind", "note"]

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        same_text_waits = any(each.digest == standing.digest for each in standing.line.waiting[-1:])
        return super().offered(standing) and standing.changed and not same_text_waits

    def take(self, by: User) -> str:
        at = self.cleaned_data["at"]
        edition = workflow.schedule(self.standing.article.pk, by=by, at=at, **self.change())
        return f"Planned for {told_fully(edition.live_from)}."
