"""Matches shown in their context. All HTML of search is made here, by escaping."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.markup import plain
from articles.models import Edition
from articles.search.index import MOST_PLACES
from articles.search.question import Question
from articles.search.words import Word, words

BEFORE, LENGTH = 8, 38
MOST_LETTERS = 400

Span = tuple[int, int]


def marked(text: str, question: Question) -> SafeString:
    """The whole text, with its matches marked."""
    found = list(words(text))
    return _html(text, 0, len(text), found, _matches(found, question))


def passage(edition: Edition, question: Question) -> SafeString:
    """The part of standfirst and body that holds most of what was asked for; else their beginning."""
    text = " ".join(f"{edition.standfirst}\n{plain(edition.body)}".split())
    found = list(islice(words(text), MOST_PLACES))
    matches = _matches(found, question)
    first = max(0, _densest(found, matches) - BEFORE) if matches else 0
    inside = found[first : first + LENGTH]
    if not inside:
        return format_html("{}", text[:MOST_LETTERS])
    start = inside[0].start if first else 0
    ending = text.find(" ", inside[-1].end)
    end = min(len(text) if ending < 0 else ending, start + MOST_LETTERS)
    return format_html(
        "{}{}{}",
        "… " if start else "",
        _html(text, start, end, found, matches),
        " …" if end < len(text) else "",
    )


def _matches(found: list[Word], question: Question) -> list[Span]:
    """Where the words and phrases stand, by the number of their first and after their last word."""
    stems = tuple(word.stem for word in found)
    beginnings = {unit[0] for unit in question.wanted}
    places = [place for place, stem in enumerate(stems) if stem in beginnings]
    return [
        (place, place + len(unit))
        for place in places
        for unit in sorted(question.wanted, key=len, reverse=True)
        if stems[place : place + len(unit)] == unit
    ]


def _densest(found: list[Word], matches: list[Span]) -> int:
    """The match after which most different ones follow closely; the first of the best."""

    firsts = [first for first, _ in matches]

    def different(place: int) -> int:
        close = firsts[bisect_left(firsts, place) : bisect_left(firsts, place + LENGTH - BEFORE)]
        return len({found[first].stem for first in close})

    return max(firsts, key=different)


def _html(text: str, start: int, end: int, found: list[Word], matches: list[Span]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text, start, end, found, matches)))


def _pieces(text: str, start: int, end: int, found: list[Word], matches: list[Span]) -> Iterator[str]:
    for first, last in matches:
        opens, closes = max(start, found[first].start), min(end, found[last - 1].end)
        if opens < closes:  # a match may lie elsewhere, or inside the one before it
            yield text[start:opens]
            yield format_html("<mark>{}</mark>", text[opens:closes])
            start = closes
    yield text[start:end]
