"""A review."""

from datetime import time

from newsroom.demo.indoors import stage_lighthouse
from newsroom.demo.plan import Moment, Picture, StoryPlan

BODY = """
<p>There is a moment in the second act of <em>The Keeper’s Other Wife</em>, which the Sail Loft
Players are giving until Saturday, when the lighthouse falls over. I have seen the play twice now, and
on both nights it fell at the same line, and on both nights the house gasped. I still cannot tell you
whether it is meant.</p>
<p>The piece is by Mr Aubrey Tallis, who taught Latin at the school for thirty years and has had time
to think. A keeper (Jory Hask, in his first part, and mostly with his back to us) has a wife ashore
and, it is put about, another on the rock. The wife ashore rows out to see. There is no other wife.
There is a second keeper, who has been dead since the spring, and whom the first has gone on laying
a place for because the regulations say two.</p>
<h2>What is good</h2>
<p>That turn is good, and Mr Tallis has the sense to have nobody remark on it. Bathsheba Coad is
splendid as the wife: she comes through the door of the light in a wet coat, sees the two plates, and
without a word takes off her hat and sits down at the dead man’s. I heard somebody behind me put away
a sweet.</p>
<p>The storm is done by the Town Band’s percussion and four people with a sheet. The sheet is the
Co-operative Laundry’s, and has a hotel’s name on it, which in the second act travels slowly from left
to right across the Atlantic.</p>
<h2>What is long</h2>
<p>The inspector’s scene is long. It was written for two inspectors, and since one has a cold the
other plays both, in two hats. By the third change of hat we were on the side of the hats.</p>
<p>And Mr Hask should be told to face front. He has a good voice, low and unhurried, as you would
expect of a man who has said <em>mind the ramp</em> forty times a day for nineteen years; and when at
the end he turns round at last and says “I didn’t like to put one plate away”, you will want to have
seen his face before.</p>
<p>Tickets are £6, from the library, or what you have, at the door. The interval is eleven minutes.
Take a cushion. Sit on the left, where it won’t land.</p>
"""

PLAY = StoryPlan(
    key="play",
    headline="At the Sail Loft, two plates and a lighthouse that falls",
    slug="two-plates-and-a-lighthouse-that-falls",
    standfirst=(
        "“The Keeper’s Other Wife” has one very good turn, one inspector too few, and the ferryman in "
        "his first part."
    ),
    section="culture",
    tags=("theatre", "ferry"),
    authors=("solomon-birch",),
    body=BODY,
    moment=Moment(-6, time(9, 0)),
    picture=Picture(
        draw=stage_lighthouse,
        alt=(
            "Drawing of a small stage between red curtains: a striped cardboard lighthouse held up "
            "by a prop, two chairs in a spotlight, and a row of heads in front."
        ),
        caption="Act two, a few lines before.",
        credit="Drawing: The Withymouth Bell",
        focal=(64, 45),
    ),
)
