"""The stories, oldest first, so that a link can only point back."""

from newsroom.demo.stories.bakery import BAKERY
from newsroom.demo.stories.band import BAND
from newsroom.demo.stories.bank import BANK
from newsroom.demo.stories.bench import BENCH
from newsroom.demo.stories.bridge import BRIDGE
from newsroom.demo.stories.briefs import BRIEFS
from newsroom.demo.stories.chowder import CHOWDER
from newsroom.demo.stories.clock import CLOCK
from newsroom.demo.stories.clocks import CLOCKS
from newsroom.demo.stories.column import COLUMN
from newsroom.demo.stories.eels import EELS
from newsroom.demo.stories.egg import EGG
from newsroom.demo.stories.ferry import FERRY
from newsroom.demo.stories.film import FILM
from newsroom.demo.stories.fog import FOG
from newsroom.demo.stories.gig import GIG
from newsroom.demo.stories.hesper import HESPER
from newsroom.demo.stories.honours import HONOURS
from newsroom.demo.stories.jackdaws import JACKDAWS
from newsroom.demo.stories.leader import LEADER
from newsroom.demo.stories.letters import LETTERS
from newsroom.demo.stories.library import LIBRARY
from newsroom.demo.stories.lost import LOST
from newsroom.demo.stories.market import MARKET
from newsroom.demo.stories.obedience import OBEDIENCE
from newsroom.demo.stories.play import PLAY
from newsroom.demo.stories.quoits import QUOITS
from newsroom.demo.stories.sandbank import SANDBANK
from newsroom.demo.stories.shorts import ALOUD, DOOR, FALLING, MARINERS, NIL, SEVENTEEN
from newsroom.demo.stories.signs import SIGNS
from newsroom.demo.stories.unfinished import FLAPJACK, MINUTES, STARS
from newsroom.demo.stories.walk import WALK

STORIES = (
    *(CHOWDER, MARINERS, FALLING, ALOUD, NIL, FOG, MARKET, BRIEFS, SANDBANK, FILM, SEVENTEEN, SIGNS, COLUMN),
    *(DOOR, QUOITS, EELS, BRIDGE, PLAY, LETTERS),
    *(BAKERY, BANK, LIBRARY, STARS, HESPER, LOST, BAND, FERRY),
    *(CLOCK, MINUTES, HONOURS, BENCH, CLOCKS, LEADER, GIG, OBEDIENCE, FLAPJACK, EGG, JACKDAWS, WALK),
)
"""The plans of what readers have, what the desk still holds, and what was laid aside."""
