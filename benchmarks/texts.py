"""Text that looks like a newspaper's: made up, always the same for the same seed, and quick to make."""

from random import Random

SYLLABLES = (
    *("ba", "ber", "bro", "da", "dal", "den", "el", "en", "fa", "fen", "ga", "gra", "ha", "her", "in", "ka"),
    *("kel", "la", "lin", "lo", "ma", "mer", "mo", "na", "nor", "o", "pa", "per", "ra", "ren", "ro", "sa"),
    *("sel", "so", "sta", "ta", "ter", "ti", "to", "tra", "u", "va", "ver", "vi", "wa", "wen", "yo", "za"),
)
SMALL_WORDS = ("the", "of", "and", "to", "a", "in", "that", "is", "it", "for", "on", "was", "with", "at")
WORDS_IN_A_BODY = 900
PARAGRAPHS = 15
POOL = 3000


class Texts:
    """Pools to draw from. Writing each text word by word would take longer than storing it."""

    def __init__(self) -> None:
        dice = Random(1)
        rare = {"".join(dice.choices(SYLLABLES, k=dice.choice((1, 2, 2, 2, 3, 4)))) for _ in range(8000)}
        # The more often a word is said, the shorter it is.
        self.words = [*SMALL_WORDS, *sorted(sorted(rare), key=len)]
        # The word of rank n is said 1/n as often as the first, as in a real language.
        self.weights = [1 / rank for rank in range(1, len(self.words) + 1)]
        self.paragraphs = [self._paragraph(dice, WORDS_IN_A_BODY // PARAGRAPHS) for _ in range(POOL)]
        self.remarks = [self._remark(dice) for _ in range(POOL)]
        self.headlines = [self.sentence(dice, dice.randint(5, 9)).rstrip(".") for _ in range(POOL)]
        self.names = [f"{self._name(dice)} {self._name(dice)}" for _ in range(400)]

    def sentence(self, dice: Random, length: int) -> str:
        return " ".join(dice.choices(self.words, self.weights, k=length)).capitalize() + "."

    def body(self, dice: Random) -> str:
        """A story in the one form that the desk keeps, with headings, emphasis, a link and a quotation."""
        chosen = dice.sample(self.paragraphs, PARAGRAPHS)
        parts = [f"<p>{each}</p>" for each in chosen]
        link = f"https://example.org/{dice.randrange(10**6)}"
        parts[2] = f'<p>{chosen[2]} <a href="{link}" rel="noopener">More</a></p>'
        parts[5] = f"<h2>{dice.choice(self.headlines)}</h2><p><strong>{chosen[5]}</strong></p>"
        parts[8] = f"<blockquote><p>{chosen[8]}</p></blockquote>"
        parts[11] = f"<h2>{dice.choice(self.headlines)}</h2><p>{chosen[11]}</p>"
        return "".join(parts)

    def _paragraph(self, dice: Random, length: int) -> str:
        return " ".join(self.sentence(dice, length // 4) for _ in range(4))

    def _remark(self, dice: Random) -> str:
        """A comment: one to three paragraphs, now and then with an address in it."""
        said = [self.sentence(dice, dice.randint(8, 30)) for _ in range(dice.randint(1, 3))]
        if dice.random() < 0.1:
            said.append(f"See https://example.org/{dice.randrange(10**6)} for that.")
        return "\n\n".join(said)

    def _name(self, dice: Random) -> str:
        return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 3))).capitalize()
