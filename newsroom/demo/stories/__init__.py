"""The six stories, oldest first, so that a link can only point back."""

from newsroom.demo.stories.bakery import BAKERY
from newsroom.demo.stories.bench import BENCH
from newsroom.demo.stories.clock import CLOCK
from newsroom.demo.stories.ferry import FERRY
from newsroom.demo.stories.library import LIBRARY
from newsroom.demo.stories.walk import WALK

STORIES = (BAKERY, LIBRARY, FERRY, CLOCK, BENCH, WALK)
