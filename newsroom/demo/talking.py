"""Posts the comments and decides on them, at the moments when people would have done so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import transaction

from articles import clock
from articles.models import Article, Edition
from comments.models import Comment
from comments.moderation import decide
from newsroom.demo.plan import Said

State = Comment.State

# A comment is looked at after so many minutes; one that is taken back later stood for so many.
REVIEWED, STOOD = 3, 25
REASONS = {
    State.DECLINED: "Off the subject.",
    State.SPAM: "Advertisement.",
    State.REMOVED: "Names or accuses somebody who is not here to answer.",
}


@dataclass(frozen=True)
class Event:
    """A comment is posted (no state) or comes into a state."""

    minutes: int
    said: Said
    state: str = ""


def hold_discussion(article: Article, said: tuple[Said, ...], moderator: User) -> None:
    published = Edition.objects.filter(article=article).earliest("live_from").live_from
    comments: dict[str, Comment] = {}
    for event in sorted(_events(said), key=lambda event: event.minutes):
        with clock.at(published + timedelta(minutes=event.minutes)):
            if event.state:
                _settle(comments[event.said.key], event.state, moderator)
            else:
                comments[event.said.key] = _post(article, event.said, comments)


def _events(said: tuple[Said, ...]) -> Iterator[Event]:
    for each in said:
        yield Event(each.minutes, each)
        stood = each.state in (State.REMOVED, State.WITHDRAWN)
        if each.state != State.PENDING:
            yield Event(each.minutes + REVIEWED, each, State.APPROVED if stood else each.state)
        if stood:
            yield Event(each.minutes + STOOD, each, each.state)


def _post(article: Article, said: Said, comments: dict[str, Comment]) -> Comment:
    return Comment.objects.post(
        article=article,
        name=said.name,
        text=said.text,
        reply_to=comments[said.parent].pk if said.parent else None,
        # Nobody sent this: one name is one network, so that the queue can tell who said more.
        network=sha256(f"demo: {said.name}".encode()).hexdigest(),
    )


def _settle(comment: Comment, state: str, moderator: User) -> None:
    if state == State.WITHDRAWN:
        with transaction.atomic():
            Comment.objects.set_state(Comment.objects.lock(comment.pk)[comment.pk], state)
        return
    decide(comment.pk, state, by=moderator, reason=REASONS.get(State(state), ""))
