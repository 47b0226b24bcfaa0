"""Nature notes."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.waterside import eels_by_moonlight

BODY = """
<p>The eels go down in the dark of the moon, on the first big water after rain, and they go without
saying anything to anyone. On Monday it had rained, there was no moon to speak of, and I took
Appendix and a thermos and sat on the sill below the weir from ten until I could not feel my feet.</p>
<p>You have to put out the torch. Then for a long time there is only the noise. Then you see that a
piece of the water is darker than the rest of it, and thicker, and going somewhere.</p>
<p>They have been up there in the ditches for twelve years, some of them for thirty, brown and ordinary.
One autumn they turn silver, their eyes grow large, and they stop eating, having no more use for it.
They have three thousand miles to go. Nobody has ever seen them arrive.</p>
<p>I counted thirty-one. When I first sat there with the old keeper it was a night’s work to count them,
and he used to lay his palm flat on the sill and let them go over it, like being passed by a crowd that
is late for something. I put mine down. Four went over. It’s colder than you’d think, and politer.</p>
<h2>Also this week</h2>
<ul>
<li><strong>Jackdaws</strong> are carrying sticks up to the Customs House tower, and going in by the
slot under the nine. Somebody ought to tell the clockmaker.</li>
<li>A <strong>kingfisher</strong> has taken the seat on the ferry’s idle cable that was lately the
Bosun’s. There have been words.</li>
<li><strong>Oystercatchers</strong>: a hundred and forty on Middle Bank, all facing the same way, as if
for an announcement.</li>
<li>The <strong>quince</strong> over the wall in Chapel Lane is ripe and hangs out above the path. I make
no suggestion.</li>
</ul>
<p>At a quarter to one the cloud went, the stars came out on the water, and the procession stopped as if
a door had been shut. Appendix looked at me. We went home up the middle of the road. All the way down
the valley, in the dark, the rest of them would be waiting for the next cloud.</p>
"""

EELS = StoryPlan(
    key="eels",
    headline="Nature notes: thirty-one eels, leaving",
    slug="nature-notes-thirty-one-eels",
    standfirst=(
        "They go on the darkest night after rain, silver and in no doubt. You have to put out the torch."
    ),
    section="nature",
    tags=("wildlife", "tides"),
    authors=("pim-ostrander",),
    body=BODY,
    moment=Moment(-7, time(17, 30)),
    picture=Picture(
        draw=eels_by_moonlight,
        alt=(
            "Drawing of a river cut through at night: four silver eels under the surface between "
            "reeds, and above them stars and a thin moon."
        ),
        caption="Below the weir. The moon is drawn in; on the night there was none.",
        credit="Drawing: The Withymouth Bell",
        focal=(42, 64),
    ),
)
