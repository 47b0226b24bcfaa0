from comments.models.appeal import Appeal
from comments.models.comment import Comment
from comments.models.decision import Decision
from comments.models.discussion import Discussion
from comments.models.refused import (
    AlreadyDecided,
    Closed,
    Refused,
    Repeated,
    TakesReplies,
    TargetGone,
    TextChanged,
    ThreadFull,
)
from comments.models.remit import Remit
from comments.models.seen import Seen

__all__ = [
    "AlreadyDecided",
    "Appeal",
    "Closed",
    "Comment",
    "Decision",
    "Discussion",
    "Refused",
    "Remit",
    "Repeated",
    "Seen",
    "TakesReplies",
    "TargetGone",
    "TextChanged",
    "ThreadFull",
]
