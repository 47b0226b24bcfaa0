"""The sixty comments, by the story they stand under."""

from newsroom.demo.discussion.clock_argument import CARE_AND_COST
from newsroom.demo.discussion.clock_thread import TRAINS_AND_TRADE
from newsroom.demo.discussion.elsewhere import BAKERY, CLOCK_BESIDE, FERRY, LIBRARY
from newsroom.demo.plan import Said

CLOCK_THREAD = TRAINS_AND_TRADE + CARE_AND_COST

DISCUSSION: dict[str, tuple[Said, ...]] = {
    "bakery": BAKERY,
    "library": LIBRARY,
    "ferry": FERRY,
    "clock": CLOCK_THREAD + CLOCK_BESIDE,
}
