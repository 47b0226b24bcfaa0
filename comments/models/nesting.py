"""The bare shape of threads, without the rows that have it."""

from collections.abc import Iterator
from typing import NamedTuple


class Nesting(NamedTuple):
    pk: int
    thread: int
    opens: int
    closes: int
    level: int
    parent: int | None
    article: int


def laid_out(answered: dict[int, int | None], article: int, deepest: int) -> Iterator[Nesting]:
    """The place of each key of whole threads, from whom each answers: the answered one stands before it.

    What answers the deepest stands beside it, as a posted reply does; siblings keep the order of the keys
    as they are given.
    """
    below = _below(answered, deepest)
    for root in below.get(None, ()):
        yield from _walk(root, below, article)


def _below(answered: dict[int, int | None], deepest: int) -> dict[int | None, list[int]]:
    levels: dict[int, int] = {}
    parents: dict[int, int | None] = {}
    below: dict[int | None, list[int]] = {}
    for key, target in answered.items():
        if target is not None and levels[target] >= deepest:
            target = parents[target]
        parents[key] = target
        levels[key] = 0 if target is None else levels[target] + 1
        below.setdefault(target, []).append(key)
    return below


def _walk(root: int, below: dict[int | None, list[int]], article: int) -> Iterator[Nesting]:
    boundary = 0
    above: list[tuple[int, int]] = []
    waiting = [(root, False)]
    while waiting:
        key, entered = waiting.pop()
        boundary += 1
        if entered:
            _, opens = above.pop()
            parent = above[-1][0] if above else None
            yield Nesting(key, root, opens, boundary, len(above), parent, article)
            continue
        above.append((key, boundary))
        waiting.append((key, True))
        waiting.extend((child, False) for child in reversed(below.get(key, ())))
