"""The words of a text as search compares them: without case and accents, and cut to their stems.

Accents go first, so that whoever leaves them out finds the same as whoever writes them. A language without
a stemmer is searched by whole words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from django.conf import settings
from snowballstemmer import stemmer

# Stands where a phrase may not go on, and where a word was left out. No word has this letter.
BREAK = "_"
LONGEST = 40

ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip

# Letters of scripts that write no spaces: each is a word, and a run of them is sought as a phrase.
_ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_MARKS = "".join(chr(code) for code in range(0x300, 0xFE30) if unicodedata.category(chr(code))[0] == "M")
_RUN = rf"[^\W_{_ALONE}]+(?:[{_MARKS}]+[^\W_{_ALONE}]*)*"
APOSTROPHE = re.compile("['\u2018\u2019\u02bc\uff07]")
WORD = re.compile(rf"[{_ALONE}]|{_RUN}")
WORD_WITH_APOSTROPHES = re.compile(rf"[{_ALONE}]|{_RUN}(?:{APOSTROPHE.pattern}{_RUN})*")

# Letters that Unicode does not take apart and people leave out, or write as two.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ё": "е"}
)
# The classes of the vowel points of Hebrew and Arabic, which most texts do without.
_POINTS = range(10, 36)


class Word(NamedTuple):
    stem: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Each word of a text, and where it stands there."""
    language = language_of_site()
    pattern = WORD_WITH_APOSTROPHES if keeps_apostrophes(language) else WORD
    for found in pattern.finditer(text):
        if stem := stem_of(found.group(), language):
            yield Word(stem, found.start(), found.end())


def stems(texts: Iterable[str], most: int = 1_000) -> list[str]:
    """The first stems of several texts in a row, with a break between two."""
    language = language_of_site()
    pattern = WORD_WITH_APOSTROPHES if keeps_apostrophes(language) else WORD
    found: list[str] = []
    for text in texts:
        every = (stem_of(word, language) for word in pattern.findall(text))
        inside = list(islice(filter(None, every), most - len(found)))
        found += [BREAK, *inside] if found and inside else inside
        if len(found) >= most:
            break
    return found[:most]


def language_of_site() -> str:
    return settings.LANGUAGE_CODE.partition("-")[0].lower()


def scheme() -> str:
    """How the words of an index were made. Raise the number when this file makes other ones."""
    return f"1 {ALGORITHMS.get(language_of_site(), 'plain')}"


def keeps_apostrophes(language: str) -> bool:
    """Whether "don't" is one word; elsewhere an apostrophe ends an article, as in "l'école"."""
    return language == "en"


@lru_cache(maxsize=100_000)
def stem_of(word: str, language: str) -> str:
    plain = folded(APOSTROPHE.sub("'", word[: 2 * LONGEST]).removesuffix("'s"))[:LONGEST]
    if plain and language in ALGORITHMS:
        # A new one each time: a stemmer keeps its place in itself, and threads would share it.
        plain = stemmer(ALGORITHMS[language]).stemWord(plain) or plain
    return plain


def folded(word: str) -> str:
    """Without case, accents and points. A mark that makes another letter of its script stays: й is not и."""
    kept: list[str] = []
    european = False
    plain = unicodedata.normalize("NFKC", word).casefold().translate(_PLAIN)
    for char in unicodedata.normalize("NFKD", plain):
        if unicodedata.category(char)[0] == "M":
            if not european and unicodedata.combining(char) not in _POINTS:
                kept.append(char)
        elif char.isalnum():
            european = unicodedata.name(char, "").startswith(("LATIN", "GREEK"))
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_PLAIN)
