from .comment import Comment
from .decision import Decision
from .discussion import Discussion
from .refused import (
    AlreadyDecided,
    Closed,
    Refused,
    Repeated,
    TakesReplies,
    TargetGone,
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
    "ThreadFull",
]
