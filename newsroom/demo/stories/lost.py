"""What was left on the ferry this month."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.still_lifes import things_left_behind

BODY = """
<p>With the <em>Patience</em> laid up, Jory Hask has cleared out her lost property for the first time
since he took her over. It is on two shelves in the ferry shed and may be claimed on Saturday between
nine and noon by anyone who can describe it without looking.</p>
<ul>
<li>Umbrellas, fourteen. One opens.</li>
<li>A set of upper teeth in a jar, with a label in another hand that says <em>NOT MINE</em>.</li>
<li>One bowler hat, size seven and a quarter, with a railway ticket for a line that closed.</li>
<li>A left oar.</li>
<li>An accordion. Mr Hask asks that nobody claim it who lives within hearing of the slip.</li>
<li>Nine single gloves, all right-handed, and a glove of which he says that it is “neither”.</li>
<li>A pair of green waders that were certainly worn by somebody when they came aboard.</li>
<li>A library book. It has been returned. It was not, this time, Mr Pellinger’s.</li>
<li>A wedding cake, top tier. See below.</li>
<li>A letter addressed to “the man who held the rope”, which he has not opened, since there have been
several.</li>
</ul>
<p>The cake is in a hatbox and is thought to be from the spring before last. Mr Hask remembers the
party and the crossing, which was lively, and that everyone got off on Farside singing. Nobody came
back for it. He has kept it dry.</p>
<p>“Somebody was meant to have that for the christening,” he said. “I wouldn’t want to be what stopped
them.”</p>
<p>Whatever is left at noon goes to the market, apart from the letter, which he will keep.</p>
"""

LOST = StoryPlan(
    key="lost",
    headline="Left on the ferry: a cake, an accordion, fourteen umbrellas",
    slug="left-on-the-ferry",
    standfirst="Claim it on Saturday, if you can describe it without looking.",
    section="town-life",
    tags=("ferry", "farside"),
    authors=("ines-halloway",),
    body=BODY,
    moment=Moment(-3, time(16, 0)),
    picture=Picture(
        draw=things_left_behind,
        alt=(
            "Drawing of two shelves of labelled things: a bag, a red umbrella, a bowler hat, teeth "
            "in a jar, an accordion, green waders and an oar."
        ),
        caption="The shelves in the ferry shed. The cake is behind the accordion.",
        credit="Drawing: The Withymouth Bell",
    ),
)
