"""The quoits league, in a back room."""

from datetime import time

from newsroom.demo.indoors import quoits_bed
from newsroom.demo.plan import Moment, Picture, StoryPlan

BODY = """
<p>The Drowned Compass B beat the Drowned Compass A by twenty-one to nineteen on Tuesday night, on
their own bed, in their own back room, and will have to hear about it every day of their lives.</p>
<p>For those who don’t follow the game: a quoit is an iron ring of five pounds. You stand eleven yards
off and throw it at a pin in a box of wet clay. A ring on the pin is two points, a ring nearer than
the other side’s is one, and a ring through the skittle-alley window is a pint all round. The league
has nine clubs in it, of which four are the same pub.</p>
<p>The A team have been champions for eleven seasons. They have matching shirts. The B team are what
was left, and were given a chalkboard with their name on it by the landlord as a joke, which they have
hung up.</p>
<h2>How it went</h2>
<p>A led twelve to four. Then Nan Tuckett, who is seventy-nine and joined the B team in order to sit
down, ringed the pin with both of hers. She did it again in the next end. “You have to think of
somebody,” she told me afterwards, and would not say whom, but her brother-in-law plays for the A
team, and went pale.</p>
<p>At nineteen all the landlord called time. It was eleven by the tower. There followed a reading of
the rules by the referee, who is also the writer of this report, and who ruled that an end begun in
time is an end. I had not known that I thought so.</p>
<p>The A team threw first and lay on the clay an inch from the pin, a beautiful thing. Mrs Tuckett
asked for her other glasses. Her ring struck theirs, stood on its edge while you might have counted
three, and fell towards us round the pin like a hat onto a peg.</p>
<blockquote><p>“That’s my bus,” she said.</p></blockquote>
<p>It was not; there is no bus at that hour, by either clock. The B team carried her home.</p>
<p><strong>Next week:</strong> Laundry Ladies v. Penhallick’s Yard; Fish Auction v. Bellringers, who
are asked to be on time.</p>
"""

QUOITS = StoryPlan(
    key="quoits",
    headline="The Compass is beaten at home, by the Compass",
    slug="the-compass-is-beaten-at-home",
    standfirst="Eleven seasons of the A team ended in the clay when Nan Tuckett asked for her other glasses.",
    section="sport",
    tags=("pub",),
    authors=("kit-nankervis",),
    body=BODY,
    moment=Moment(-7, time(12, 0)),
    picture=Picture(
        draw=quoits_bed,
        alt=(
            "Drawing of a clay quoits bed under a hanging lamp: a steel pin, one iron ring around it "
            "and two beside it, and three people at the edge with drinks."
        ),
        caption="The bed at the Drowned Compass after the last throw.",
        credit="Drawing: The Withymouth Bell",
        focal=(50, 68),
    ),
)
