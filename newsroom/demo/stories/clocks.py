"""What the vote did to a shopkeeper."""

from datetime import time

from newsroom.demo.dials import forty_clocks
from newsroom.demo.plan import Moment, Picture, StoryPlan

BODY = """
<p>On the morning after <a href="story:clock">the vote</a> Gwen Spargo sold nine clocks before she had
her coat off. All nine were wrong. That is to say that they were right, until the first of the month.</p>
<p>For eleven years the chandlery has sold two clocks off one wall. They come from the same factory. One
has <em>TIME</em> painted on its face and the other, which Ms Spargo sets by hand, has <em>TOWN TIME</em>.
The second costs a pound more, for the setting, and outsells the first by three to one. When the council
voted to put the tower right there were forty of them in the back.</p>
<p>“I thought, that’s that, then,” she said. “That’s five hundred and sixty pounds of mistake.”</p>
<h2>A market is made</h2>
<p>By ten a visitor had bought three. By noon a man whom nobody knew came in off the Withy Junction train,
looked at the wall for some time, and offered to take all that were left. Ms Spargo asked what for. He
said that in his line of work he could use something that was reliably eleven minutes late.</p>
<p>She put them up to £18. She tells me that she did this to slow things down, as I would to a horse, and
that it had the opposite effect.</p>
<p>At three she was down to twelve. At four Nan Tuckett came for the two she had put by, found that
they had gone up, and paid the old price while looking at her steadily.</p>
<h2>The difficulty</h2>
<p>Here an honest shopkeeper meets a question. There’s nothing in a town clock but a clock. Anybody can
take a right one home and put it back eleven minutes, and on Thursday several people stood in the shop
and worked this out aloud.</p>
<p>It made no difference whatever to the sales. Ms Spargo has thought about why.</p>
<blockquote><p>“They don’t want one that’s slow. They want one that was slow <em>here</em>.”</p></blockquote>
<p>There were four left when she shut. One she means to keep. It hangs over the door to the stairs, where
it has always hung, and she sets her hair by it.</p>
<p>The fortieth, when she came to count, had stopped. It has no battery. It says nine minutes to one, and
has been right, by either reckoning, twice a day since it was delivered. She has marked it
<em>DISPLAY ONLY</em>.</p>
"""

CLOCKS = StoryPlan(
    key="clocks",
    headline="Forty wrong clocks sold before they could be put right",
    slug="forty-wrong-clocks",
    standfirst=(
        "The chandlery was left with a back room full of the time that the council has abolished. It "
        "lasted until four in the afternoon."
    ),
    section="trade",
    tags=("harbour-clock", "shops"),
    authors=("solomon-birch",),
    body=BODY,
    moment=Moment(-1, time(18, 10)),
    picture=Picture(
        draw=forty_clocks,
        alt=(
            "Drawing of a wall with four rows of round clocks in coloured rims. All say one o’clock, "
            "but a larger brass one, which says eleven minutes past."
        ),
        caption="The wall at the chandlery. The brass one is right.",
        credit="Drawing: The Withymouth Bell",
    ),
)
