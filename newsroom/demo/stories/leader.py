"""What the paper thinks."""

from datetime import time

from newsroom.demo.dials import watch_on_a_chain
from newsroom.demo.plan import Moment, Picture, StoryPlan

BODY = """
<p>The council was right, and we are sorry.</p>
<p>A public clock is a promise made to people who are passing. It says: you need not stop and work this
out. <a href="story:clock">For seventy-one years</a> ours has said: unless you are from here. We have
enjoyed that more than we should. There is a pleasure in a password, and each of us has stood on the
slip beside a stranger looking from the tower to his wrist, and not hurried to explain.</p>
<p>This newspaper has done as much as anyone to make a pet of the clock. We have put it on our front page
on thirty-four occasions, and on none of them did we ask who was waiting at the other end of the eleven
minutes. One of our readers, under this morning’s report, told us. She did it in three paragraphs, and
without a joke in them. We have been in this trade for some time and know when we have been out-written.</p>
<p>So put it right. But something is lost when a mistake is mended that a whole town had learned to walk
around, and it won’t do to pretend otherwise, or to say that it was only a clock. Nobody sat down in the
winter of the <em>Obedience</em> and decided that the ferry should leave late, and the bell ring late,
and last orders be called into a kindly gap. People looked at what had broken, and without a meeting
arranged themselves so that nobody should be the only one who was wrong. We could do with remembering
how that was done.</p>
<p>We make one proposal. When the hands are moved, let them be moved in public, at noon, with the band;
let the eleven minutes between the old noon and the new belong to no one and count for nothing; and let
the whole town, both sides, stand about on the quay for exactly that long with nothing to be late for.</p>
<p>Then let us all go in, and be on time.</p>
"""

LEADER = StoryPlan(
    key="leader",
    headline="Put it right. But spend the eleven minutes first",
    slug="spend-the-eleven-minutes-first",
    standfirst=(
        "A clock that only the town can read is a password. The Bell has enjoyed it for too long, and "
        "has a proposal for its last noon."
    ),
    section="opinion",
    tags=("harbour-clock", "town-council", "obedience"),
    authors=("odile-farrant",),
    body=BODY,
    moment=Moment(-1, time(19, 0)),
    picture=Picture(
        draw=watch_on_a_chain,
        alt=(
            "Drawing of a brass pocket watch on a dark red ground. It says nine o’clock, and a wedge of "
            "eleven minutes on its face is coloured in."
        ),
        caption="Nobody’s, for once.",
        credit="Drawing: The Withymouth Bell",
    ),
)
