"""What readers said, by the story they said it under."""

from newsroom.demo.discussion.bosun import EGG, FERRY
from newsroom.demo.discussion.clock_argument import CARE_AND_COST
from newsroom.demo.discussion.clock_beside import SIGNS_AND_WEDDINGS
from newsroom.demo.discussion.clock_evening import AFTER_WORK, WAITING
from newsroom.demo.discussion.clock_thread import TRAINS_AND_TRADE
from newsroom.demo.discussion.council import BRIDGE, BRIEFS
from newsroom.demo.discussion.culture import BAND, EELS, FILM, FOG, PLAY, SIGNS
from newsroom.demo.discussion.games import GIG, QUOITS, SANDBANK
from newsroom.demo.discussion.lives import HESPER, LIBRARY, LOST
from newsroom.demo.discussion.obedience import OBEDIENCE
from newsroom.demo.discussion.opinion import COLUMN, LEADER, LETTERS
from newsroom.demo.discussion.shops import BAKERY, BANK, CHOWDER, CLOCKS, MARKET
from newsroom.demo.plan import Said

DISCUSSION: dict[str, tuple[Said, ...]] = {
    "chowder": CHOWDER,
    "fog": FOG,
    "market": MARKET,
    "briefs": BRIEFS,
    "sandbank": SANDBANK,
    "film": FILM,
    "signs": SIGNS,
    "column": COLUMN,
    "quoits": QUOITS,
    "eels": EELS,
    "bridge": BRIDGE,
    "play": PLAY,
    "letters": LETTERS,
    "bakery": BAKERY,
    "bank": BANK,
    "library": LIBRARY,
    "hesper": HESPER,
    "lost": LOST,
    "band": BAND,
    "ferry": FERRY,
    "clock": TRAINS_AND_TRADE + CARE_AND_COST + SIGNS_AND_WEDDINGS + AFTER_WORK + WAITING,
    "clocks": CLOCKS,
    "leader": LEADER,
    "gig": GIG,
    "obedience": OBEDIENCE,
    "egg": EGG,
}
