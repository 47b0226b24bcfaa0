"""A commenter's one answer to a moderator who did not let their comment stand."""

from django.db import connection, transaction

from articles import clock
from comments.models import Appeal, Comment, Refused

# Who sent spam is not told how it was found.
APPEALED = frozenset({Comment.State.DECLINED, Comment.State.REMOVED})


def may_appeal(comment: Comment) -> bool:
    return comment.state in APPEALED and not Appeal.objects.filter(comment=comment.pk).exists()


def appeal(comment_id: int, text: str) -> Appeal:
    """Raises Refused."""
    with transaction.atomic():
        try:
            comment = Comment.objects.lock(comment_id)[comment_id]
        except Comment.DoesNotExist:
            raise Refused("That comment is gone.") from None
        if comment.state not in APPEALED:
            raise Refused("There is no decision here to look at again.")
        if not may_appeal(comment):
            raise Refused("You have asked for another look already, which can be done once.")
        return Appeal.objects.create(comment=comment, text=text, at=clock.step_time(connection))
