"""How the words of a commenter are cleaned and shown. Nothing typed is ever HTML."""

import re
import unicodedata
from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from django.utils.safestring import SafeString

# Marks stacked higher than this on one letter run over the lines around them; no script needs as many.
HIGHEST_STACK = 8
LONGEST_LINK = 2000

# A forced direction could make the rest of the page, or an address, read backwards. Each paragraph finds
# its own direction (dir="auto") and the marks LRM, RLM and ALM stay, so honest writing loses nothing.
FORCED_DIRECTIONS = "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
# What no font draws and an XML feed may not hold: controls but tab and line feed, halves of a character.
UNPRINTABLE = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb"
INVISIBLE = re.compile(f"[{FORCED_DIRECTIONS}{UNPRINTABLE}]")
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BLANK_LINES = re.compile(r"\n\s*\n")

ADDRESS = re.compile(r"\bhttps?://[^\s<>\"\u200b-\u200f\u2060\ufeff]+", re.IGNORECASE)
AFTER_AN_ADDRESS = ".,;:!?'*_~\u2019\u201d\u2026"
LINE_BREAK = "<br>\n"
PARAGRAPH = '<p dir="auto">{}</p>'
# dir keeps the address whole inside a line of the other direction.
LINK = '<a href="{0}" rel="ugc nofollow noopener" dir="ltr">{0}</a>'
BRACKETS = {")": "(", "]": "[", "}": "{"}


def with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_halves(text: str) -> str:
    """No lone surrogate, which no database takes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def says_nothing(text: str) -> bool:
    """Nothing in it can be seen: white space, controls and characters without width alone."""
    blank = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Me"}
    # The fillers are letters to Unicode and empty to the eye.
    return all(
        char in "\u115f\u1160\u2800\u3164\uffa0" or unicodedata.category(char) in blank for char in text
    )


def shown(text: str) -> str:
    """The text without what could disturb the page around it."""
    if text.isascii() and text.replace("\n", "").isprintable():  # as most are, and then nothing could
        return text
    return stacks_lowered(INVISIBLE.sub("", LINE_END.sub("\n", text)))


def one_line(text: str) -> str:
    """A name as it is kept: one line, no controls, no forced direction."""
    return " ".join(shown(text).split())


def stacks_lowered(text: str) -> str:
    if text.isascii():
        return text
    kept, height = [], 0
    for char in text:
        height = height + 1 if unicodedata.combining(char) or unicodedata.category(char) == "Me" else 0
        if height <= HIGHEST_STACK:
            kept.append(char)
    return "".join(kept)


def paragraphs(text: str) -> SafeString:
    """Escaped paragraphs with their line breaks and links, each in its own direction."""
    blocks = (block.strip("\n") for block in BLANK_LINES.split(shown(text)))
    return SafeString("\n".join([PARAGRAPH.format(lines(block)) for block in blocks if block.strip()]))


def lines(block: str) -> str:
    if "://" not in block:  # most have no link, and need not be taken to pieces
        return escape(block).replace("\n", LINE_BREAK)
    return LINE_BREAK.join(["".join(pieces(line)) for line in block.split("\n")])


def pieces(line: str) -> Iterator[str]:
    """The line in order: escaped text, and a link for each address of http or https."""
    end = 0
    for found in ADDRESS.finditer(line):
        address = trimmed(found.group())
        if not leads_somewhere(address):
            continue
        yield escape(line[end : found.start()])
        yield LINK.format(escape(address))
        end = found.start() + len(address)
    yield escape(line[end:])


def trimmed(address: str) -> str:
    """The address without the punctuation of the sentence around it."""
    surplus = {close: address.count(close) - address.count(opening) for close, opening in BRACKETS.items()}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in BRACKETS and surplus[last] > 0:
            surplus[last] -= 1
        elif last not in AFTER_AN_ADDRESS:
            break
        end -= 1
    return address[:end]


def leads_somewhere(address: str) -> bool:
    """A host is named, and no login stands before it to pass for one."""
    if len(address) > LONGEST_LINK:
        return False
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False
