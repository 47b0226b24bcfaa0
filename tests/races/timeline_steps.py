"""What racing editors do with a few shared stories, and the way in which the product is broken on purpose.

Every text that may go out says APPROVED, every other one says DRAFT: nobody ever approves a draft here, so
that no reader may see the word.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles import clock, timeline, workflow
from articles.models import Article, Edition, Revision
from articles.workflow import Refused

Report = dict[str, Any]
Step = Callable[[random.Random, int, User], Any]
SLUGS = ["the-ferry-returns", "ferry", "harbour-news"]
PAUSE = 0.2  # at most so many seconds between two steps of an editor: SQLite lets no queue form
WAITS = ((0.05, 3.0), (3.0, 60.0))  # how far beyond the margin a plan lies, in seconds: some are overtaken


def edit_stories(dice: random.Random, plan: dict[str, Any]) -> Iterator[Report]:
    """Take one random step after the other until the time is over, and report what came of each.
    A busy machine takes longer, since fewer steps than `least` would prove little."""
    timeline.MARGIN = timedelta(seconds=plan["margin"])
    by, end = User.objects.get(pk=plan["by"]), time.monotonic() + plan["seconds"]
    names, weights = zip(*WEIGHTS.items(), strict=True)
    tried = 0
    while time.monotonic() < end or tried < plan["least"]:
        tried += 1
        time.sleep(dice.uniform(0, PAUSE))
        step: Step = dice.choices(names, weights)[0]
        article = dice.choice(plan["articles"])
        try:
            made = step(dice, article, by)
        except timeline.TookTooLong:
            yield {"slow": step.__name__}
        except Refused as refused:
            yield {"refused": refused.message}
        except Exception as error:
            yield {"error": f"{step.__name__}: {type(error).__name__}: {error}"}
        else:
            yield {step.__name__: article, "made": _name(made)}
        yield from _read()


def _read() -> Iterator[Report]:
    """What the product's own way in shows at this moment; told only when it is wrong."""
    live = list(Edition.objects.live(clock.reading_time()).values_list("article", "headline", "body"))
    if len({row[0] for row in live}) < len(live):
        yield {"error": f"two texts of one story in a list: {live}"}
    if any("DRAFT" in f"{headline} {body}" for _, headline, body in live):
        yield {"error": f"a draft in a list: {live}"}


def _name(made: Any) -> list[Any] | None:
    """Which row of history a step says that it made."""
    if isinstance(made, Edition):
        return ["edition", made.article_id, made.number]
    if isinstance(made, Revision):
        return ["revision", made.article_id, made.number]
    return None


def draft(dice: random.Random, article: int, by: User) -> Revision:
    return _write(article, f"DRAFT {dice.getrandbits(64):x}", by)


def publish(dice: random.Random, article: int, by: User) -> Edition:
    return _publish(dice, article, by, dice.choice(["update", "minor"]), "")


def correct(dice: random.Random, article: int, by: User) -> Edition:
    return _publish(dice, article, by, "correction", "The number of sailings was wrong.")


def publish_again(dice: random.Random, article: int, by: User) -> Edition:
    """Whatever stands in the working copy, as somebody does who has it before them; but never a draft."""
    latest = Revision.objects.filter(article=article).latest()
    if "DRAFT" in latest.content["headline"]:
        raise Refused("a draft, which nobody approves here")
    choice = {"kind": "minor", "waiting": dice.choice(["keep", "drop"])}
    return workflow.publish(article, by=by, seen=latest.digest, **choice)


def schedule(dice: random.Random, article: int, by: User) -> Edition:
    text = _write(article, f"APPROVED {dice.getrandbits(64):x}", by)
    return workflow.schedule(article, by=by, seen=text.digest, at=_ahead(dice), kind="update")


def cancel(dice: random.Random, article: int, by: User) -> None:
    workflow.cancel(article, by=by, number=_planned(dice, article))


def move(dice: random.Random, article: int, by: User) -> Edition:
    return workflow.move(article, by=by, number=_planned(dice, article), at=_ahead(dice))


def expire(dice: random.Random, article: int, by: User) -> Edition:
    at = _ahead(dice) if dice.random() < 0.5 else None
    return workflow.expire(article, by=by, note="This story has run its time.", at=at)


def change_address(dice: random.Random, article: int, by: User) -> Edition:
    return workflow.change_address(article, by=by, slug=dice.choice(SLUGS))


def kill(dice: random.Random, article: int, by: User) -> Edition:
    return workflow.kill(article, by=by, note="Withdrawn.")


def restore(dice: random.Random, article: int, by: User) -> Edition:
    return workflow.restore(article, by=by)


WEIGHTS: dict[Step, int] = {
    draft: 12,
    publish: 20,
    correct: 6,
    publish_again: 6,
    schedule: 24,
    cancel: 12,
    move: 10,
    expire: 6,
    change_address: 6,
    kill: 5,
    restore: 16,
}


def _write(article: int, text: str, by: User) -> Revision:
    """Save a text in every field, as the article form does it."""
    with transaction.atomic():
        locked = Article.objects.select_for_update(no_key=True).get(pk=article)
        locked.headline, locked.standfirst, locked.body = text, f"{text}.", f"<p>{text}</p>"
        locked.save()
        return workflow.save(locked, by=by)


def _publish(dice: random.Random, article: int, by: User, kind: str, note: str) -> Edition:
    text = _write(article, f"APPROVED {dice.getrandbits(64):x}", by)
    choice = {"kind": kind, "note": note, "waiting": dice.choice(["keep", "keep", "drop", ""])}
    return workflow.publish(article, by=by, seen=text.digest, **choice)


def _ahead(dice: random.Random) -> datetime:
    return timezone.now() + timeline.MARGIN + timedelta(seconds=dice.uniform(*dice.choice(WAITS)))


def _planned(dice: random.Random, article: int) -> int:
    """The number of a plan, as it stands in a form that was opened a moment ago."""
    plans = Edition.objects.filter(article=article, live_from__gt=timezone.now())
    numbers = list(plans.values_list("number", flat=True))
    if not numbers:
        raise Refused("nothing is planned")
    return dice.choice(numbers)


def without_lock() -> None:
    """The bug that only a race shows: a story is read, and changed by somebody else before one writes.
    SQLite's lock is the transaction itself, begun as a writer's."""
    if connection.vendor == "postgresql":
        QuerySet.select_for_update = lambda self, **options: self.all()
    else:
        timeline.transaction = SimpleNamespace(atomic=lambda **options: nullcontext())
