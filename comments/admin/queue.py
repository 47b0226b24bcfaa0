"""The queue: what waits, one comment after another, and beside it what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import clock
from comments.admin.access import reader
from comments.admin.bulk import BULK
from comments.admin.filters import APPEALED, TABS, QueueFilter, one_page, unanswered_appeal
from comments.admin.rows import cards, comments_for
from comments.admin.words import WORDS
from comments.models import Comment, Decision

# What waits is counted up to here.
COUNTED = 1000
# What a moderator did just now is taken back from the queue; later, on the comment's own page.
JUST_NOW = timedelta(hours=1)
LAST_ONES = 5


@dataclass(frozen=True)
class Tab:
    label: str
    address: str
    current: bool


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    looking, comments = QueueFilter(request.GET, auto_id="%s", label_suffix=""), comments_for(person)
    keys: list[int] = []
    after, more = "", False
    if looking.is_valid():
        chosen = looking.choose(comments)
        keys, after, more = one_page(chosen, looking.chosen_state, request.GET.get("after", ""))
    shown = cards(comments.filter(pk__in=keys), person, looking.words())
    context = admin.site.each_context(request) | {
        "title": "Comments",
        "opts": Comment._meta,
        "looking": looking,
        "tabs": list(tabs(request.GET, looking)),
        "waiting": comments.filter(state=Comment.State.PENDING)[: COUNTED + 1].count(),
        "counted": COUNTED,
        "appeals": comments.filter(unanswered_appeal())[: COUNTED + 1].count(),
        "to_appeals": f"?state={APPEALED}",
        "cards": sorted(shown, key=lambda card: keys.index(card.comment.pk)),
        "next": address(request.GET, after=after) if more else "",
        "last": address(request.GET, after=after) if after else "",
        "first": address(request.GET) if "after" in request.GET else "",
        "words": WORDS.values(),
        "may_decide": person.has_perm("comments.moderate_comment"),
        "may_purge": person.has_perm("comments.purge_comment"),
        "just_done": just_done(person),
        "bulk": request.session.pop(BULK, None),
    }
    return render(request, "admin/comments/comment/queue.html", context)


def address(asked: QueryDict, **changes: Any) -> str:
    """The same list from its beginning, with these changes."""
    query = asked.copy()
    query.pop("after", None)
    for name, value in changes.items():
        query[name] = value
    return f"?{query.urlencode()}"


def tabs(asked: QueryDict, looking: QueueFilter) -> Iterator[Tab]:
    for state, label in TABS.items():
        yield Tab(label, address(asked, state=str(state)), state == looking.chosen_state)


def just_done(person: User) -> list[Decision]:
    """The last decisions of this moderator that still stand, the latest first."""
    undone = Decision.objects.filter(undo_of=OuterRef("pk")).order_by()
    mine = Decision.objects.filter(~Exists(undone), by=person, undo_of=None, comment__isnull=False)
    recent = mine.filter(at__gte=clock.reading_time() - JUST_NOW, deed=Decision.Deed.DECIDED)
    found = list(recent.order_by("-pk")[:LAST_ONES])
    names = {
        each.pk: each for each in comments_for(person).filter(pk__in=[each.comment_id for each in found])
    }
    for decision in found:
        decision.comment = names.get(decision.comment_id)
    return [decision for decision in found if decision.comment]
