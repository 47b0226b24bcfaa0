"""How two texts of a story differ: block by block, and in a changed block word by word.

The time it takes grows with the length of the texts, whatever stands in them: where they have too little in
common to be told apart by words, a stretch counts as replaced.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from html import unescape
from itertools import groupby
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.blocks import Box, Leaf
from articles.marks import Marks
from articles.markup import UNDERSTOOD
from articles.parsing import parsed, shallow
from articles.story import Story

SAME, GONE, NEW = "same", "gone", "new"
TOKEN = re.compile(r"\w+|\s|[^\w\s]")
HREF = re.compile('href="([^"]*)"')
# Stretches up to this many pairs of words are compared each with each.
SMALL = 4096
DEEPEST = 24
# How many blocks ahead the rewritten form of a block is looked for, and how many words it must share.
AHEAD, ALIKE = 6, 0.3
NAMES = {
    "p": "Paragraph",
    "h2": "Heading",
    "h3": "Subheading",
    "pre": "Code",
    "figure": "Picture",
    "hr": "Rule",
}


class Token(NamedTuple):
    text: str
    marks: Marks = ()


class Piece(NamedTuple):
    """Words under the same marks that stayed, went or came."""

    text: str
    marks: Marks
    change: str

    @property
    def html(self) -> SafeString:
        """With its emphasis; of a link the address is told, since that can be what changed."""
        shown = format_html("{}", self.text)
        for mark in reversed(self.marks):
            if mark.name == "a":
                found = HREF.search(mark.opening)
                address = unescape(found[1]) if found else ""
                shown = format_html('<u>{}</u> <span class="target">‹{}›</span>', shown, address)
            else:
                shown = format_html("<{0}>{1}</{0}>", mark.name, shown)
        return shown


@dataclass(frozen=True)
class Block:
    """One field or one block of the body, as it is on both sides."""

    label: str
    pieces: tuple[Piece, ...]
    relabelled: bool = False

    @cached_property
    def changed(self) -> bool:
        return self.relabelled or any(piece.change != SAME for piece in self.pieces)

    @property
    def left(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.change != NEW]

    @property
    def right(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.change != GONE]


class Words(NamedTuple):
    """A block of one side."""

    label: str
    tokens: tuple[Token, ...]

    @property
    def words(self) -> frozenset[str]:
        return frozenset(token.text for token in self.tokens if token.text.isalnum())


class Stretch(NamedTuple):
    """Neighbouring blocks that all changed, or all stayed and can be folded."""

    changed: bool
    blocks: list[Block]


def compare(left: Story, right: Story, *, dates: tuple[str, str] = ("", "")) -> list[Block]:
    """Every field and every block of the body in their order. `dates` tells when each was public."""
    theirs, ours = _fields(left) | {"Date": dates[0]}, _fields(right) | {"Date": dates[1]}
    fields = [
        Block(label, _pieces(_tokens(theirs[label]), _tokens(ours[label])))
        for label in theirs
        if theirs[label] or ours[label]
    ]
    return [*fields, *compare_bodies(left.body, right.body)]


def compare_bodies(left: str, right: str) -> list[Block]:
    """The blocks of two bodies of clean or hostile HTML."""
    ours, theirs = _blocks(left), _blocks(right)
    found: list[Block] = []
    before = (0, 0)
    for i, j in [*_kept(ours, theirs), (len(ours), len(theirs))]:
        found += _rewritten(ours[before[0] : i], theirs[before[1] : j])
        if i < len(ours):
            found.append(_pair(ours[i], theirs[j]))
        before = (i + 1, j + 1)
    return found


def stretches(blocks: Iterable[Block]) -> list[Stretch]:
    return [
        Stretch(changed, list(group)) for changed, group in groupby(blocks, key=lambda each: each.changed)
    ]


def _fields(story: Story) -> dict[str, str]:
    use = story.lead_image
    return {
        "Headline": story.headline,
        "Address": story.slug,
        "Standfirst": story.standfirst,
        "Section": story.section.name if story.section else "",
        "Byline": ", ".join(author.name for author in story.authors),
        "Tags": ", ".join(sorted(tag.name for tag in story.tags)),
        "Lead picture": f"{use.image} (picture {use.image.pk or 'no longer here'})" if use else "",
        "Alternative text": use.alt if use else "",
        "Caption": use.caption if use else "",
        "Credit": use.credit if use else "",
    }


def _blocks(html: str) -> list[Words]:
    return list(_leaves(parsed(UNDERSTOOD.clean(shallow(html))), ()))


def _leaves(box: Box, path: tuple[str, ...]) -> Iterator[Words]:
    for child in box.children:
        if isinstance(child, Leaf):
            tokens = [Token(text, marks) for run, marks in child.runs for text in TOKEN.findall(run)]
            if child.picture:
                tokens[:0] = [Token(f"[picture {child.picture}]"), *([Token(" ")] if tokens else [])]
            yield Words(_label(child.tag, path), tuple(tokens))
        else:
            yield from _leaves(child, (*path, child.tag))


def _label(tag: str, path: tuple[str, ...]) -> str:
    around = [{"ol": "numbered list", "ul": "list", "blockquote": "quotation"}.get(each) for each in path]
    inside = [name for name in around if name]
    return f"{NAMES[tag]} in a {' in a '.join(reversed(inside))}" if inside else NAMES[tag]


def _rewritten(left: list[Words], right: list[Words]) -> Iterator[Block]:
    """Blocks that stand in each other's place: each goes with the one near it that says most of the same."""
    place = 0
    for gone in left:
        near = right[place : place + AHEAD]
        alone = len(left) == len(right) == 1
        best = max(range(len(near)), key=lambda each: _alike(gone, near[each]), default=None)
        if best is None or (_alike(gone, near[best]) < ALIKE and not alone):
            yield _pair(gone, None)
            continue
        for new in near[:best]:
            yield _pair(None, new)
        yield _pair(gone, near[best])
        place += best + 1
    for new in right[place:]:
        yield _pair(None, new)


def _alike(left: Words, right: Words) -> float:
    total = len(left.words) + len(right.words)
    return 2 * len(left.words & right.words) / total if total else float(left.tokens == right.tokens)


def _pair(left: Words | None, right: Words | None) -> Block:
    pieces = _pieces(left.tokens if left else (), right.tokens if right else ())
    if left and right and left.label != right.label:
        return Block(f"{left.label}, now {right.label.lower()}", pieces, relabelled=True)
    only = left or right
    assert only is not None
    return Block(only.label, pieces, relabelled=left is None or right is None)


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(Token(each) for each in TOKEN.findall(text))


def _pieces(left: Sequence[Token], right: Sequence[Token]) -> tuple[Piece, ...]:
    """What stayed, and between it first what went and then what came."""
    told: list[tuple[Token, str]] = []
    before = (0, 0)
    for i, j in [*_readable(_kept(left, right), left, right), (len(left), len(right))]:
        told += [(token, GONE) for token in left[before[0] : i]]
        told += [(token, NEW) for token in right[before[1] : j]]
        told += [(token, SAME) for token in left[i : i + 1]]
        before = (i + 1, j + 1)
    return tuple(
        Piece("".join(token.text for token, _ in group), marks, change)
        for (marks, change), group in groupby(told, key=lambda each: (each[0].marks, each[1]))
    )


def _readable(
    kept: list[tuple[int, int]], left: Sequence[Token], right: Sequence[Token]
) -> list[tuple[int, int]]:
    """Without spaces and signs that stayed by chance between words that did not."""
    runs: list[list[tuple[int, int]]] = []
    for i, j in kept:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])

    def stays(run: list[tuple[int, int]]) -> bool:
        at_an_edge = run[0] == (0, 0) or run[-1] == (len(left) - 1, len(right) - 1)
        return at_an_edge or any(left[i].text.isalnum() for i, _ in run)

    return [pair for run in runs if stays(run) for pair in run]


def _kept(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Which places of both sides hold the same, in order: what is the same at both ends, then what stands
    only once on each side, and between those the same again."""
    kept: list[tuple[int, int]] = []
    waiting = [(0, len(left), 0, len(right), 0)]
    while waiting:
        i, i_end, j, j_end, depth = waiting.pop()
        while i < i_end and j < j_end and left[i] == right[j]:
            kept.append((i, j))
            i, j = i + 1, j + 1
        while i < i_end and j < j_end and left[i_end - 1] == right[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
            kept.append((i_end, j_end))
        if i == i_end or j == j_end:
            continue
        if (i_end - i) * (j_end - j) <= SMALL:
            matcher = SequenceMatcher(None, left[i:i_end], right[j:j_end], autojunk=False)
            for a, b, size in matcher.get_matching_blocks():
                kept += [(i + a + step, j + b + step) for step in range(size)]
        elif depth < DEEPEST and (anchors := _anchors(left[i:i_end], right[j:j_end])):
            for a, b in anchors:
                kept.append((i + a, j + b))
            ends = [*((i + a, j + b) for a, b in anchors), (i_end, j_end)]
            for (a, b), (a_end, b_end) in zip([(i - 1, j - 1), *ends], ends, strict=False):
                waiting.append((a + 1, a_end, b + 1, b_end, depth + 1))
    return sorted(kept)


def _anchors(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """What stands once on each side, as far as it is in the same order: the longest such row."""
    ours, theirs = Counter(left), Counter(right)
    places = {each: place for place, each in enumerate(right) if theirs[each] == 1}
    pairs = [(place, places[each]) for place, each in enumerate(left) if ours[each] == 1 and each in places]
    lowest: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        row = bisect_left(lowest, place)
        before.append(last[row - 1] if row else None)
        lowest[row : row + 1] = [place]
        last[row : row + 1] = [number]
    found: list[tuple[int, int]] = []
    at = last[-1] if last else None
    while at is not None:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
