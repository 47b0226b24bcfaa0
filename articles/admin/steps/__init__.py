"""The steps of the desk, in the order in which they are offered."""

from typing import Any

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


Offer = dict[str, Any]

# What carries a story on, the furthest first: of those that are offered the first is the next thing to do.
ONWARD = ("publish", "approve", "submit")


def offers(standing: Standing) -> list[Offer]:
    """The steps that this person may take with this story in its present state."""
    forms = [form for form in ORDER if standing.may(form.step) and form.offered(standing)]
    found = [_offer(form, form.named(standing), form.promised(standing)) for form in forms]
    return found if standing.planned or not standing.changed else _next_first(found)


def first_offers(person: User) -> list[Offer]:
    """The steps that this person may take with a story that they are beginning."""
    forms = (Submit, Approve, Publish, Schedule)
    may = [form for form in forms if person.has_perm(f"articles.{permissions.STEPS[form.step]}")]
    return _next_first([_offer(form, form.title, form.promised(None)) for form in may])


def _offer(form: type[StepForm], title: str, promise: str) -> Offer:
    return {
        "step": form.step,
        "title": title,
        "promise": promise,
        "grave": form.grave,
        "rare": form.rare,
        "needs_text": form.needs_text,
    }


def _next_first(found: list[Offer]) -> list[Offer]:
    steps = [each["step"] for each in found]
    onward = next((step for step in ONWARD if step in steps), None)
    if onward is None:
        return found
    main = found[steps.index(onward)]
    return [main | {"main": True}, *(each for each in found if each is not main)]
