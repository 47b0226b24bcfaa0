"""The steps of the desk, in the order in which they are offered."""

from django.contrib.auth.models import User

from articles import permissions
from articles.admin.standing import Standing
from articles.admin.steps.aside import LiftEmbargo, SetEmbargo, Spike, Unspike
from articles.admin.steps.base import StepForm
from articles.admin.steps.public import Cancel, ChangeAddress, Expire, Kill, Move, Restore
from articles.admin.steps.text import Approve, Publish, Schedule, SendBack, Submit

ORDER: tuple[type[StepForm], ...] = (
    Submit,
    Approve,
    Publish,
    Schedule,
    SendBack,
    Move,
    Cancel,
    SetEmbargo,
    LiftEmbargo,
    ChangeAddress,
    Expire,
    Kill,
    Restore,
    Spike,
    Unspike,
)
STEPS = {form.step: form for form in ORDER}


def offers(standing: Standing) -> list[dict[str, object]]:
    """The steps that this person may take with this story in its present state."""
    return [
        {
            "step": form.step,
            "title": form.named(standing),
            "promise": form.promised(standing),
            "grave": form.grave,
            "needs_text": form.needs_text,
        }
        for form in ORDER
        if standing.may(form.step) and form.offered(standing)
    ]


def first_offers(person: User) -> list[dict[str, object]]:
    """The steps that this person may take with a story that they are beginning."""
    forms = (Submit, Approve, Publish, Schedule)
    return [
        {"step": form.step, "title": form.title, "promise": form.promised(None)}
        for form in forms
        if person.has_perm(f"articles.{permissions.STEPS[form.step]}")
    ]
