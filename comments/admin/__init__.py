"""The moderators' screens: the queue, each comment's page, and the comment setting of a story."""

from comments.admin.discussion import DiscussionInline
from comments.admin.queue import CommentAdmin

__all__ = ["CommentAdmin", "DiscussionInline"]
