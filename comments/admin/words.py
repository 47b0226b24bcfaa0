"""What a moderator can do to a comment: the button's word and key, the state it leads to, what is told."""

from dataclasses import dataclass

from comments.models import Comment

State = Comment.State


@dataclass(frozen=True)
class Word:
    word: str
    label: str
    to: str
    told: str
    key: str


WORDS = {
    each.word: each
    for each in (
        Word("approve", "Approve", State.APPROVED, "approved", "A"),
        Word("decline", "Decline", State.DECLINED, "declined", "D"),
        Word("spam", "Spam", State.SPAM, "marked as spam", "S"),
        Word("remove", "Remove", State.REMOVED, "removed", "R"),
    )
}


def words_for(comment: Comment, again: bool = False) -> list[Word]:
    """What can be decided on this comment: not what it is already, unless that is to be decided `again`, and
    nothing on one its author withdrew.

    Only what has been shown is removed; what waits is declined.
    """
    if comment.state == State.WITHDRAWN:
        return []
    offered = [each for each in WORDS.values() if again or each.to != comment.state]
    shown = comment.state in {State.APPROVED, State.REMOVED}
    return [each for each in offered if each.word != "remove" or shown]
