"""Discussions of every size, with the trees, numbers and counts that the product would have kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from random import Random

from benchmarks.rows import Rows
from benchmarks.texts import Texts
from comments.models import Comment, Discussion
from comments.models.comment import MAX_LEVEL
from comments.models.repeat import folded, repeat_digest
from comments.threads import THREADS_ON_A_PAGE

# The stories whose pages are measured, by their number, and how much is said under each.
FIFTY, SILENT, LONG = 0, 1, 2
MEASURED = {FIFTY: 50, SILENT: 0, LONG: 900}
OTHERS = (0, 48, 3, 0, 12, 1, 30, 0, 6, 50)
# A discussion longer than this one is a single thread.
MANY = 100


def sizes(stories: int, comments: int) -> list[int]:
    """How much is said under each story: as much as there is to be, under the newer ones first."""
    said, left, others = [], comments, cycle(OTHERS)
    for number in range(stories):
        size = min(MEASURED[number] if number in MEASURED else next(others), left)
        said.append(size)
        left -= size
    return said


@dataclass
class Talk:
    texts: Texts
    rows: Rows
    key: int = 0

    def hold(self, article: int, dice: Random, size: int, since: datetime) -> None:
        """Everything that is said under one story, in the order in which it was said."""
        comments: list[Comment] = []
        remarks = dice.sample(self.texts.remarks, size)
        for parent, text in zip(parents(dice, size), remarks, strict=True):
            at = since + timedelta(minutes=len(comments))
            comments.append(self._comment(article, dice, text, at, comments[parent] if parent >= 0 else None))
        top = [each for each in comments if each.parent_id is None]
        for number, root in enumerate(top, 1):
            root.number = number
        nest(comments)
        self.rows.extend(comments)
        if size:
            self.rows.add(Discussion(article_id=article, approved_count=size, last_number=len(top)))

    def _comment(
        self, article: int, dice: Random, text: str, at: datetime, parent: Comment | None
    ) -> Comment:
        self.key += 1
        name, network = dice.choice(self.texts.names), f"{dice.getrandbits(32) % 9973:064x}"
        answered = parent.pk if parent else None
        return Comment(
            pk=self.key,
            article_id=article,
            parent_id=answered,
            in_reply_to_id=answered,
            tree_id=parent.thread_key if parent else self.key,
            level=parent.level + 1 if parent else 0,
            state=Comment.State.APPROVED,
            name=name,
            name_folded=folded(name),
            text=text,
            posted_at=at,
            network=network,
            repeat=repeat_digest(answered, name, text, network),
        )


def parents(dice: Random, size: int) -> list[int]:
    """For each comment the place of the one it answers, or -1: about as many threads as fill one page."""
    most = 1 if size > MANY else THREADS_ON_A_PAGE
    found: list[int] = []
    levels: list[int] = []
    for place in range(size):
        is_top = place == 0 or (found.count(-1) < most and dice.random() < 0.4)
        answered = -1 if is_top else dice.choice([at for at, level in enumerate(levels) if level < MAX_LEVEL])
        found.append(answered)
        levels.append(levels[answered] + 1 if answered >= 0 else 0)
    return found


def nest(comments: list[Comment]) -> None:
    """Give each comment its boundaries: replies stand in their parent, in the order of their keys."""
    below: dict[int | None, list[Comment]] = {}
    for each in comments:
        below.setdefault(each.parent_id, []).append(each)
    for root in below.get(None, []):
        _enclose(root, 1, below)


def _enclose(comment: Comment, edge: int, below: dict[int | None, list[Comment]]) -> int:
    comment.lft = edge
    for reply in below.get(comment.pk, []):
        edge = _enclose(reply, edge + 1, below)
    comment.rght = edge + 1
    return comment.rght
