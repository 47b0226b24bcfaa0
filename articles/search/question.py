"""What somebody typed into the search field. Every text has a meaning; none is an error.

Words are all wanted; "words in quotes" are wanted side by side; -word and -"a phrase" may not be there.
"""

import re
from dataclasses import dataclass

from articles.search.tables import Unit
from articles.search.words import APOSTROPHE, keeps_apostrophes, language_of_site, words

LONGEST = 300
MOST_WORDS = 20

_SIGNS = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u301d\u301e\uff02", '"') | {"\u2212": "-"}
)
# A quote that is never closed is no quote.
_PART = re.compile(r'(?P<minus>-*)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)|")')


@dataclass(frozen=True)
class Question:
    wanted: tuple[Unit, ...] = ()
    unwanted: tuple[Unit, ...] = ()
    cut: bool = False  # More was typed than is looked for.

    @classmethod
    def from_text(cls, text: str) -> "Question":
        found: dict[bool, dict[Unit, None]] = {True: {}, False: {}}
        left, cut = MOST_WORDS, len(text) > LONGEST
        plain = text[:LONGEST].translate(_SIGNS)
        if not keeps_apostrophes(language_of_site()):
            plain = APOSTROPHE.sub(" ", plain)
        for part in _PART.finditer(plain):
            # What is written as one is sought as one: co-operate, 10.30, and scripts without spaces.
            unit = tuple(word.stem for word in words(part["phrase"] or part["word"] or ""))
            cut = cut or len(unit) > left
            if unit := unit[:left]:
                found[not part["minus"]][unit] = None
                left -= len(unit)
        return cls(tuple(found[True]), tuple(found[False]), cut)

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)
