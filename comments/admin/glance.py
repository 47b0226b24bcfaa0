"""What a moderator had before them when they pressed a button, as their page sends it back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from comments.models import Comment, Decision

SPELLING = re.compile(r"([0-9]{1,18})-([0-9a-f]{16})")
CHOSEN = re.compile(rf"([1-9][0-9]{{0,17}}):({SPELLING.pattern})")


@dataclass(frozen=True)
class Glance:
    """The last decision, 0 for none, and the wording."""

    decision: int
    wording: str

    def __str__(self) -> str:
        return f"{self.decision}-{self.wording}"

    @classmethod
    def of(cls, comment: Comment, last: Decision | None) -> Self:
        return cls(last.pk if last else 0, comment.wording())

    @classmethod
    def read(cls, written: str) -> Self | None:
        found = SPELLING.fullmatch(written)
        return cls(int(found[1]), found[2]) if found else None


def chosen(written: list[str]) -> dict[int, Glance]:
    """The comments that were ticked. What is no such choice is none."""
    found = filter(None, map(CHOSEN.fullmatch, written))
    return {int(each[1]): seen for each in found if (seen := Glance.read(each[2]))}
