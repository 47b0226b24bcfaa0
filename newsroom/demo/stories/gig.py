"""A race."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.waterside import gig_race

BODY = """
<p>By the length of a bow and the breadth of a goose, Withymouth’s first boat beat Skarne over the three
miles from the bell buoy to the slip this evening, and won the Oar for the first time since the year of
the ice.</p>
<p>It should not have happened. Skarne’s <em>Insolent</em> is new, and weighs what a pencil does. Our
<em>Prudence</em> is older than the coxswain, who is forty-four. We had also rowed
<a href="story:ferry">the schools’ run over the river</a> twice a day for ten days, with eleven children
aboard and a cello.</p>
<p>That, it turns out, is how you train a crew.</p>
<h2>The race</h2>
<p>Skarne led from the gun by two lengths, and by three at the Middle Bank, where their cox took the
inside and had a look round to see whether we had noticed. We had stopped noticing. “For ten days,” said
Ruth Penhallick, at stroke, “I’ve had a boy behind me asking if we were nearly there. I found that I
could hear him. I just rowed until he stopped.”</p>
<p>At the leading marks it was one length. At the pool it was a canvas. Both boats came round the end of
the breakwater with the sun in their eyes and the whole town on the quay making the noise that it makes,
and there in the fairway, square across Skarne’s water, sat the Bosun.</p>
<p>It must be said that Skarne had every right to that water. It must also be said that they had been
warned in writing. Their cox put his helm over. He missed her by about an egg. Ours, Tamsin Hask, who has
known that goose all her life, never moved a finger, and went by so near on the other side that the
Bosun was seen to lift one foot.</p>
<p>Two oars’ lengths later it was over.</p>
<h2>The protest</h2>
<p>Skarne protested on the ground of interference by livestock. The umpire, Dr Amory, heard it on the
slip in a towel. She ruled that a goose at sea is a hazard of navigation, as is a rock, and that a crew
who do not like where a rock is should have learnt the river.</p>
<blockquote><p>“With great respect,” said the captain of Skarne, “a rock doesn’t look
pleased.”</p></blockquote>
<p>The Oar, which is nine feet long, went up behind the bar of the Drowned Compass at a quarter past eight.
It does not fit. They have cut a hole.</p>
"""

GIG = StoryPlan(
    key="gig",
    headline="The Oar comes home, by a bow and a goose",
    slug="the-oar-comes-home",
    standfirst=(
        "Ten days of rowing children to school turned out to be what the first boat had lacked. Skarne "
        "protest, on the ground of livestock."
    ),
    section="sport",
    tags=("gig-club", "skarne", "bosun", "boats"),
    authors=("kit-nankervis",),
    body=BODY,
    moment=Moment(-1, time(20, 45)),
    picture=Picture(
        draw=gig_race,
        alt=(
            "Drawing of two six-oared gigs racing at sunset, the red one nearer and the blue one "
            "beyond it, with a buoy and a yellow flag at the right."
        ),
        caption="Prudence, in red, a length down at the leading marks.",
        credit="Drawing: The Withymouth Bell",
        focal=(48, 66),
    ),
)
