"""The steps that hold a story back or lay it aside."""

from django.contrib.auth.models import User

from articles import workflow
from articles.admin.moment import MomentField, told_fully
from articles.admin.standing import Standing
from articles.admin.steps.base import StepForm, note_field
from articles.models import Article

Status = Article.Status


class SetEmbargo(StepForm):
    step, title, rare = "set_embargo", "Set an embargo", True
    promise = "Holds the story back: nobody can publish it before a moment."
    belongs = {"at": "until"}

    until = MomentField(label="Until")

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return not standing.line.public and standing.article.status != Status.SPIKED

    def take(self, by: User) -> str:
        until = self.cleaned_data["until"]
        workflow.set_embargo(self.standing.article.pk, by=by, until=until)
        return f"Under embargo until {told_fully(until)}."


class LiftEmbargo(StepForm):
    step, title, grave = "lift_embargo", "Lift the embargo", True
    promise = "Ends the embargo now. Plans stay as they are."

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return standing.article.embargo_until is not None

    def take(self, by: User) -> str:
        workflow.lift_embargo(self.standing.article.pk, by=by)
        return "The embargo is lifted."


class Spike(StepForm):
    step, title, rare = "spike", "Spike", True
    promise = "Lays the story aside. It stays in the list and can be taken up again."

    note = note_field("Why")

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return not standing.line.editions and standing.article.status != Status.SPIKED

    def take(self, by: User) -> str:
        workflow.spike(self.standing.article.pk, by=by, note=self.cleaned_data["note"])
        return "The story is spiked."


class Unspike(StepForm):
    step, title = "unspike", "Take up again"
    promise = "Makes the spiked story a draft again."

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        return standing.article.status == Status.SPIKED

    def take(self, by: User) -> str:
        workflow.unspike(self.standing.article.pk, by=by)
        return "The story is a draft again."
