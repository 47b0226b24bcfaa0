"""What moderators do to comments: the queue, bulk actions, the demo and imports all come through here."""

from comments.models import AlreadyDecided, Refused, TakesReplies, TextChanged
from comments.moderation.decide import Outcome, decide, decide_many, move, purge, standing, undo, undo_many

__all__ = [
    "AlreadyDecided",
    "Outcome",
    "Refused",
    "TakesReplies",
    "TextChanged",
    "decide",
    "decide_many",
    "move",
    "purge",
    "standing",
    "undo",
    "undo_many",
]
