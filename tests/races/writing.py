"""What the writers do, and the two ways in which the product is broken on purpose."""

import random
from collections.abc import Iterator
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max, Min

from articles.models import Article
from comments.models import AlreadyDecided, Comment, Refused, Repeated, intake
from comments.models import comment as tree
from comments.models.comment import CommentManager
from comments.moderation import decide, move, purge

State = Comment.State


def post(dice: random.Random, plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Post a comment, three of ten at the top, and approve it."""
    article = Article(pk=dice.choice(plan["articles"]))
    target = None if dice.random() < plan.get("top", 0.3) else somewhere(dice, article, state=State.APPROVED)
    words = f"Words that nobody else says: {dice.getrandbits(64):x}"
    try:
        posted = Comment.objects.post(article=article, name="Kim Berg", text=words, reply_to=target)
    except Refused as refused:
        yield {"refused": str(refused)}
        return
    yield {"posted": posted.pk}
    try:
        decide(posted.pk, State.APPROVED, by=User.objects.get(pk=plan["by"]))
    except Refused as refused:
        yield {"refused": str(refused)}


def mixed(dice: random.Random, plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Mostly posts; one of twenty a move, three of a hundred a purge, one of ten a change of mind."""
    roll, article = dice.random(), Article(pk=dice.choice(plan["articles"]))
    chosen = somewhere(dice, article) if roll < 0.18 else None
    if chosen is None:
        yield from post(dice, plan)
        return
    by = User.objects.get(pk=plan["by"])
    try:
        if roll < 0.05:
            to = somewhere(dice, article)
            move(chosen.pk, None if to is None or dice.random() < 0.3 else to.pk, by=by)
            yield {"moved": chosen.pk}
        elif roll < 0.08:
            gone = purge(chosen.pk, by=by, note="A race.", replies=Comment.objects.below(chosen).count())
            yield {"purged": [row.comment_ref for row in gone][:300]}
        else:
            decide(chosen.pk, dice.choice([State.REMOVED, State.APPROVED, State.SPAM]), by=by)
            yield {"decided": chosen.pk}
    except Refused as refused:
        yield {"refused": str(refused)}


def say_the_same(dice: random.Random, plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What everybody else says at the same moment, from the same network."""
    article = Article(pk=plan["articles"][0])
    for words in ("Thanks!", "Thank you, this is the clearest account of it so far.", "Well said."):
        try:
            posted = Comment.objects.post(article=article, name="Kim Berg", text=words, network="a")
            yield {"posted": posted.pk}
        except Repeated as refused:
            yield {"repeated": refused.comment.pk}


def decide_first(dice: random.Random, plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Decide on the oldest comment that waits, as seen before anybody else decided."""
    for waiting in plan["waiting"]:
        to = dice.choice([State.APPROVED, State.DECLINED, State.SPAM])
        try:
            decide(waiting, to, by=User.objects.get(pk=plan["by"]), seen=State.PENDING)
            yield {"decided": waiting}
        except AlreadyDecided as refused:
            yield {"late": refused.decision.pk if refused.decision else None}


def somewhere(dice: random.Random, article: Article, **wanted: Any) -> Comment | None:
    """A comment of the story at a random place, if it has any."""
    under = Comment.objects.order_by("pk").filter(article=article, **wanted)
    first, last = under.aggregate(first=Min("pk"), last=Max("pk")).values()
    return under.filter(pk__gte=dice.randint(first, last)).first() if last else None


def without_lock() -> None:
    """The bug that nothing but a race shows on PostgreSQL."""
    CommentManager._hold = lambda self, roots: None


def without_transaction() -> None:
    """The bug that nothing but a race shows on SQLite, whose lock is the transaction."""
    none = SimpleNamespace(atomic=lambda **kwargs: nullcontext())
    tree.transaction = intake.transaction = none
    CommentManager.lock = lambda self, *pks: self._locked(set(pks))
