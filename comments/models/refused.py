"""Why a comment or a decision was not taken. Each carries the sentence that the person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.timezone import localtime

if TYPE_CHECKING:
    from comments.models.comment import Comment
    from comments.models.decision import Decision


class Refused(Exception):
    message = "That could not be done."

    def __init__(self, message: str = "") -> None:
        self.message = message or self.message
        super().__init__(self.message)


class Closed(Refused):
    message = "Comments on this story are closed."


class TargetGone(Refused):
    message = "The comment you are answering can no longer be answered."


class ThreadFull(Refused):
    message = "This thread has as many replies as it can hold. Please begin a new one."


class Repeated(Refused):
    """The same thing was said already, in `comment`."""

    message = "It looks as though you have already said that."

    def __init__(self, comment: Comment) -> None:
        super().__init__()
        self.comment = comment


class TakesReplies(Refused):
    """Purging this comment would take `replies` others along, and nobody has agreed to that number."""

    def __init__(self, replies: int) -> None:
        others = "1 reply" if replies == 1 else f"{replies} replies"
        super().__init__(f"{others} would be purged along with this comment.")
        self.replies = replies


class TextChanged(Refused):
    message = "The text was changed after you had read it. This is how it stands now: read it again."


class AlreadyDecided(Refused):
    """Somebody decided on it since the moderator looked; `decision` is the last one, if one stands."""

    def __init__(self, state: str, decision: Decision | None) -> None:
        who = f" by {decision.by} at {localtime(decision.at):%H:%M on %d %B %Y}" if decision else ""
        super().__init__(f"This comment is {state} already{who}. Confirm to overturn that.")
        self.state = state
        self.decision = decision
