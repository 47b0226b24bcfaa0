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

__all__ = [
    "AlreadyDecided",
    "Closed",
    "Comment",
    "Decision",
    "Discussion",
    "Refused",
    "Repeated",
    "TakesReplies",
    "TargetGone",
    "TextChanged",
    "ThreadFull",
]
