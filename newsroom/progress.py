"""A line in the terminal that says how far a long command is, and how long it may still take."""

import sys
import time


class Bar:
    def __init__(self, total: int = 1) -> None:
        self.total, self.began = max(1, total), time.monotonic()

    def show(self, done: int, ahead: int | None = None) -> None:
        """`ahead` is what is left, as far as is known, where no total was."""
        total = self.total if ahead is None else max(1, done + ahead)
        part = min(1.0, done / total)
        left = (time.monotonic() - self.began) * (1 - part) / part if part else 0
        filled = "#" * int(part * 30)
        sys.stderr.write(f"\r[{filled:30}] {part:4.0%}  {left:4.0f} s left ")
        sys.stderr.flush()

    def end(self) -> None:
        sys.stderr.write("\n")
