"""How much one network may send.

Accepted comments are counted from their rows, inside the transaction that stores the next one, so that
limit holds across processes and restarts. Tries are counted in the cache, minute by minute: a refused post
then writes nothing to the database, where a flood of them would queue before the writers of real comments.
With the cache in each process's memory a network has the limit once per process, and with the cache away
tries are not counted at all; what is accepted stays limited either way.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import caches
from django.utils.connection import ConnectionProxy

from comments.models import Comment, Refused

logger = logging.getLogger(__name__)
# Which one it is, the settings say.
cache = ConnectionProxy(caches, "comments")

MINUTE = 60


class TooFast(Refused):
    def __init__(self, seconds: int) -> None:
        self.seconds = max(seconds, 1)
        minutes = -(-self.seconds // MINUTE)
        wait = "a minute" if minutes == 1 else f"{minutes} minutes"
        super().__init__(f"That was a lot in a short time. Please wait {wait} and send this again.")


def count_try(network: str, at: datetime) -> None:
    """Raises TooFast when this is one try too many; an unknown network is not counted."""
    if not network:
        return
    minute = int(at.timestamp()) // MINUTE
    spans = range(minute - settings.COMMENT_LIMIT_MINUTES + 1, minute + 1)
    keys = {f"comment-tries:{network}:{span}": span for span in spans}
    # Whatever the cache raises when it is away, it must not stop a comment.
    try:
        current = next(reversed(keys))
        cache.add(current, 0, timeout=(settings.COMMENT_LIMIT_MINUTES + 1) * MINUTE)
        cache.incr(current)
        tries = cache.get_many(keys)
    except Exception:
        logger.exception("The cache is away: tries to comment are not counted")
        return
    if sum(tries.values()) > settings.COMMENT_LIMIT_TRIES:
        oldest = keys[next(key for key in keys if key in tries)]
        raise TooFast((oldest + settings.COMMENT_LIMIT_MINUTES) * MINUTE - int(at.timestamp()))


def check_accepted(comment: Comment) -> None:
    """Call it after the comment was stored, in the same transaction. Raises TooFast."""
    if not comment.network:
        return
    window = timedelta(minutes=settings.COMMENT_LIMIT_MINUTES)
    recent = Comment.objects.filter(network=comment.network, posted_at__gt=comment.posted_at - window)
    times = recent.order_by("-posted_at").values_list("posted_at", flat=True)
    surplus = list(times[settings.COMMENT_LIMIT_ACCEPTED : settings.COMMENT_LIMIT_ACCEPTED + 1])
    if surplus:
        # A place is free again once the oldest of the last ten is older than the window.
        raise TooFast(int((surplus[0] + window - comment.posted_at).total_seconds()) + 1)
