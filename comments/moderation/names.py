"""Names that a reader could take for somebody's of the newsroom.

A name is compared in two spellings, because what looks alike depends on case: to the eye the Greek "Ν" is an
N and "ν" a v.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat

from articles.models import Author
from comments.models import Comment

# Letters of other scripts, and digits and signs, by the Latin ones that they look like. What Unicode itself
# says is a variant (ｆｕｌｌ width, 𝐛𝐨𝐥𝐝, ligatures) is taken apart before.
ALIKE = {
    "a": "АаΑαɑ@Ꭺ",
    "b": "ВвΒЬьᏴ",
    "c": "СсϹϲᏟ",
    "d": "ԁԀđđĐᎠ",
    "e": "ЕеΕεєЄ3Ꭼ",
    "f": "Ϝ",
    "g": "ɡԌᏀ",
    "h": "НнΗһҺհħĦᎻ",
    "i": "ІіΙιıӀӏlL1|ƖɩŁł",
    "j": "ЈјϳᎫ",
    "k": "КкΚκᏦ",
    "m": "МмΜᎷ",
    "n": "Νηոп",
    "o": "ОоΟοσ0օՕØøⵔ",
    "p": "РрΡρᏢ",
    "q": "Ԛԛ",
    "r": "гᏒ",
    "s": "ЅѕՏ5$Ꮪ",
    "t": "ТтΤτŧŦᎢ",
    "u": "υսմ",
    "v": "νѴѵᏙ",
    "w": "ωԜԝᎳ",
    "x": "ХхΧχ",
    "y": "УуΥγүҮᎩ",
    "z": "ΖᏃ",
}
TABLE = str.maketrans({other: latin for latin, others in ALIKE.items() for other in others})
PAIRS = (("rn", "m"), ("vv", "w"), ("æ", "ae"), ("œ", "oe"))


def spellings(name: str) -> set[str]:
    """Two names look alike when they share one of these. Accents, case, spacing and signs are left out."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    seen = bare.translate(TABLE).casefold().translate(TABLE)
    for pair, single in PAIRS:
        seen = seen.replace(pair, single)
    return {spelling for each in (bare.casefold(), seen) if (spelling := _letters(each))}


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def of_the_newsroom() -> dict[str, str]:
    """Each spelling of a byline's or a staff member's name, and the name."""
    whole = Concat(F("first_name"), Value(" "), F("last_name"), output_field=CharField())
    staff = User.objects.filter(is_staff=True, is_active=True).order_by()
    logins = staff.values_list("username", whole)
    names = [
        *Author.objects.order_by().values_list("name", flat=True),
        *(each for row in logins for each in row),
    ]
    return {spelling: name.strip() for name in names for spelling in spellings(name)}


def taken_for(comments: Iterable[Comment]) -> dict[int, str]:
    """By the comment's key, whom its name could be taken for. Not for what staff wrote from their account."""
    guests = [each for each in comments if each.staff_id is None]
    known = of_the_newsroom() if guests else {}
    found = ((each.pk, next(filter(None, map(known.get, spellings(each.name))), None)) for each in guests)
    return {pk: name for pk, name in found if name}
