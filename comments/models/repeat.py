"""What counts as the same thing said twice."""

import hashlib
import unicodedata

# From this length on, the same words are no coincidence, wherever they were sent from.
LONG = 40


def folded(text: str) -> str:
    """Equal for texts that differ only in case, spacing or the spelling of their accents."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return " ".join(unicodedata.normalize("NFC", composed).split())


def repeat_digest(in_reply_to: int | None, name: str, text: str, network: str) -> str | None:
    """Equal for two posts under one article that are one; None where nobody can tell."""
    words = folded(text)
    if len(words) < LONG and not network:
        return None
    said = [str(in_reply_to or ""), folded(name), words]
    if len(words) < LONG:
        said.append(network)
    # The separator cannot be typed: white space was folded and posts with NUL are refused.
    return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()
