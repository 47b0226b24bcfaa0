"""The story that waits for tomorrow morning."""

from datetime import time

from newsroom.demo.landscapes import mussel_light
from newsroom.demo.plan import Moment, Picture, StoryPlan

BODY = """
<p>Twice a day the sea draws back from the Causeway, and for about three hours you can walk out
to the Mussel Light without getting your knees wet. Then the sea comes back. Those are all the
facts, and every year around twenty people find that they had remembered only the first.</p>
<p>I have made the walk some two hundred times and been fetched once. This is how to do it the
other way.</p>
<h2>Before you set out</h2>
<p>Look at the tide table on the wall of the harbour office, and not at anything else.
<strong>Leave no earlier than an hour and a half before low water, and turn round at low
water,</strong> wherever you are by then. People plan to turn round at the Light. The tide has
no interest in the Light.</p>
<p>The table is in true time. The tower, for the present, <a href="story:clock">is not</a>. If
you must go by the tower, add eleven minutes and a good reason.</p>
<ul>
<li>Boots, not sandals. The mussels are sharp and there are more of them than of you.</li>
<li>Something warm, even if Townside is in its shirtsleeves.</li>
<li>A whistle. A telephone is all very well, but nobody on the quay will look up because yours
has rung.</li>
<li>A bun from Plim’s, to be eaten at the far end with your back to the wind.</li>
</ul>
<h2>The way out</h2>
<p>Start at the foot of Chapel Wall, on Farside, where the white posts begin. There are
forty-four posts. Keep them on your left hand going out and do not take the handsome flat sand
to the right of them, which is handsome because the river lies under it.</p>
<p>At post nineteen you will come to the Refuge, a hut on legs with a ladder and a bench. It has
a tin with a lid, and in the tin there’s a pencil and a book in which people who had to climb up
are asked to write why. It is the best reading in the parish. I give one entry whole:</p>
<blockquote><p>“We thought it was only coming in on the other side.”</p></blockquote>
<p>After the thirtieth post the Causeway bends and the town goes out of sight behind the dunes.
It is very quiet. There are oystercatchers, which look like waiters and complain like guests. In
a west wind you will hear the bell buoy, and you may find that you have been walking in time to
it.</p>
<h2>The Light</h2>
<p>The Mussel Light is forty feet high, and has been painted so many times that it has no
corners left. It has had no keeper for thirty years. The door is locked, but round on the
seaward side there is a step in the sun, wide enough for two, worn to the shape of all the
people who have sat there and said that they ought to be going.</p>
<p>They were right. Eat your bun and go.</p>
<h2>If it goes wrong</h2>
<p>Climb the Refuge, blow the whistle, and sit down. <em>Do not wade.</em> Somebody will see
you, since the telescope in the window of the Drowned Compass is trained on that ladder from
breakfast until dark and there is usually money on it. The harbour launch will come. It costs
nothing, and Ansel Crewdson, who drives it, will not say a word to you all the way home.</p>
<p>That’s the part people mention in the book.</p>
"""

WALK = StoryPlan(
    key="walk",
    headline="How to walk to the Mussel Light, and be back before it matters",
    slug="how-to-walk-to-the-mussel-light",
    standfirst=(
        "Forty-four posts, one hut on legs and a step in the sun: a guide to the Causeway by "
        "someone who has been fetched off it only once."
    ),
    section="harbour",
    tags=("walking", "farside", "tides"),
    authors=("pim-ostrander",),
    body=BODY,
    moment=Moment(1, time(6, 0)),
    stage="scheduled",
    picture=Picture(
        draw=mussel_light,
        alt=(
            "Drawing of a white lighthouse on a rock at low tide, with a line of white posts "
            "leading to it across wet sand under a pale yellow sky."
        ),
        caption="Low water at the Light. The post in front is the thirty-sixth.",
        credit="Drawing: The Withymouth Bell",
    ),
)
