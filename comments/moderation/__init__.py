"""What moderators do to comments: the queue, bulk actions, the demo and imports all come through here."""

from comments.models import AlreadyDecided, Refused, TakesReplies
from comments.moderation.decide import Outcome, decide, decide_many, move, purge, undo

__all__ = [
    "AlreadyDecided",
    "Outcome",
    "Refused",
    "TakesReplies",
    "decide",
    "decide_many",
    "move",
    "purge",
    "undo",
]
