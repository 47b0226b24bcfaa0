"""Many comments at once, through the same code as one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles.admin.related import is_key
from comments.admin.access import comment_url, moderator, to_queue
from comments.admin.forms import ReasonForm
from comments.admin.glance import chosen
from comments.admin.rows import comments_for
from comments.admin.words import WORDS
from comments.models import Decision
from comments.moderation import Outcome, decide_many, undo_many

# The session keeps the last decision on many until the queue has offered to undo it.
BULK = "comments_bulk"


@require_POST
def decide_on_chosen(request: HttpRequest) -> HttpResponse:
    person, word = moderator(request), WORDS.get(request.POST.get("word", ""))
    ticked, form = chosen(request.POST.getlist("chosen")), ReasonForm(request.POST)
    if not ticked or word is None:
        messages.error(request, "Nothing was decided: tick the comments first, then press what to do.")
        return to_queue(request)
    if not form.is_valid():
        messages.error(request, f"Nothing was decided. {form.errors['reason'][0]}")
        return to_queue(request)
    seen = {pk: ticked[pk] for pk in comments_for(person).filter(pk__in=ticked).values_list("pk", flat=True)}
    outcomes = decide_many(
        seen,
        word.to,
        by=person,
        reason=form.cleaned_data["reason"],
        seen={pk: each.decision for pk, each in seen.items()},
        read={pk: each.wording for pk, each in seen.items()},
    )
    told = tell(request, outcomes, word.told)
    if told:
        made = [each.decision.pk for each in outcomes if each.decision]
        request.session[BULK] = {"told": told, "decisions": made}
    return to_queue(request)


@require_POST
def undo_chosen(request: HttpRequest) -> HttpResponse:
    person = moderator(request)
    keys = [int(each) for each in request.POST.getlist("decision") if is_key(each)]
    mine = Decision.objects.filter(pk__in=keys, comment__in=comments_for(person).values("pk"))
    tell(request, undo_many(list(mine.values_list("pk", flat=True)), by=person), "as before again")
    return to_queue(request)


def tell(request: HttpRequest, outcomes: list[Outcome], told: str) -> str:
    """Say what became of each: how many went through, and by name those that did not."""
    done, sentence = sum(outcome.decision is not None for outcome in outcomes), ""
    if done:
        sentence = f"1 comment {told}." if done == 1 else f"{done} comments {told}."
        messages.success(request, sentence)
    for outcome in outcomes:
        if outcome.refused:
            messages.warning(request, _refusal(outcome.comment_id, outcome.refused))
    return sentence


def _refusal(comment_id: int, refused: Any) -> str:
    link = comment_url(comment_id)
    return format_html('<a href="{}">Comment {}</a>: {}', link, comment_id, refused.message)
