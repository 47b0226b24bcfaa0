"""Discussions as they are written down for the demo: a line for who, when and in what state, then the words.

    @ hattie | 14 | Hattie Bray
    Finally. I have lived here four years.

    @ eleven > hattie | +8 | Len from the auction
    You see? Even you're doing it now.

A comment has a key where others answer it, and names after `>` the one that it answers itself. Its minutes
count from the story's publication, with a plus from the comment that it answers. Without a state it was
approved. Line ends within a paragraph mean nothing.
"""

from __future__ import annotations

import re

from newsroom.demo.plan import Said

HEADER = re.compile(
    r"@ ?(?P<key>[\w-]+)?(?: ?> ?(?P<parent>[\w-]+))? \| (?P<plus>\+?)(?P<minutes>\d+)"
    r" \| (?P<name>[^|]+?)(?: \| (?P<state>[a-z]+))?"
)


def read(transcript: str, before: tuple[Said, ...] = ()) -> tuple[Said, ...]:
    """The comments in their order. Those of an earlier part can be answered."""
    by_key = {each.key: each for each in before}
    for entry in re.split(r"^(?=@)", transcript, flags=re.MULTILINE)[1:]:
        header, _, text = entry.strip().partition("\n")
        found = HEADER.fullmatch(header.strip())
        if found is None:
            raise ValueError(f"Nobody can tell who said this, when: {header!r}")
        parent = found["parent"] or ""
        if parent and parent not in by_key:
            raise ValueError(f"Nobody said what is answered here: {header!r}")
        key = found["key"] or f"#{len(by_key) + 1}"
        if key in by_key:
            raise ValueError(f"Two comments have one key: {header!r}")
        by_key[key] = Said(
            key=key,
            parent=parent,
            minutes=int(found["minutes"]) + (by_key[parent].minutes if found["plus"] else 0),
            name=found["name"],
            text=_paragraphs(text),
            state=found["state"] or "approved",
        )
    return tuple(by_key.values())[len(before) :]


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))
