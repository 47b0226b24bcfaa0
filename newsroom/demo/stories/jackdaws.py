"""A story that was given back once, and waits again."""

from newsroom.demo.indoors import jackdaws_in_the_clock
from newsroom.demo.plan import Ago, Picture, SentBack, StoryPlan

SAID = """
<p>“They have been there longer than I have,” said the caretaker of the Customs House, Mr Elias Coad. “I
don’t go up. I send up a biscuit.”</p>
"""

BODY = (
    """
<p>Whoever goes up the Customs House tower to put the clock right will have to ask two jackdaws first.</p>
<p>They have built under the nine. The nest, which is made of sticks, sheep’s wool, most of a tide table
and a bus ticket to Gaol Ford, fills the space between the going train and the wall, and the rod that drives
the minute hand passes through the middle of it.</p>
"""
    + SAID
    + """
<p>The clockmaker, who is due <a href="story:clock">in the last week of the month</a>, has sent a form. It
asks whether there are on the premises any pets, asbestos or persons of a nervous disposition. The clerk to
the council has ticked the first, struck out <em>pets</em>, and written <em>residents</em>.</p>
<p>Pim Ostrander, who writes the Bell’s nature notes, went up on Tuesday with a lamp. The birds took no
notice. When the hour struck, or rather when it struck eleven minutes later, both of them ducked about a
second before the hammer fell.</p>
<p>“I don’t know what they go by,” said Pim. “But they’re the only two in the town who have never been
caught out by it.”</p>
"""
)

JACKDAWS = StoryPlan(
    key="jackdaws",
    headline="Two lodgers behind the nine will have to be asked",
    slug="two-lodgers-behind-the-nine",
    standfirst="The harbour clock is lived in. Its tenants know the time better than anyone.",
    section="nature",
    tags=("harbour-clock", "wildlife"),
    authors=("edda-marchbanks", "pim-ostrander"),
    body=BODY,
    moment=Ago(1.5),
    stage="in_review",
    sent_back=SentBack(
        note="Who looks after the tower? Ask him, and quote him. And how old is the nest?",
        before="<p>Nobody at the Customs House could be reached.</p>",
        after=SAID,
    ),
    picture=Picture(
        draw=jackdaws_in_the_clock,
        alt=(
            "Drawing of the inside of a clock tower: brass wheels, the pale back of the dial, and two "
            "jackdaws facing each other on a nest of sticks."
        ),
        caption="Behind the dial, on Tuesday.",
        credit="Drawing: The Withymouth Bell",
        focal=(68, 62),
    ),
)
