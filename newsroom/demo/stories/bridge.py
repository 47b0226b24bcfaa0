"""What a bridge would cost."""

from datetime import time

from newsroom.demo.diagrams import map_of_the_crossing
from newsroom.demo.plan import Moment, Picture, StoryPlan

BODY = """
<p>A footbridge between Townside and Farside would be 212 metres long, would take two years to build,
and would cost £4.1 million. For the same money, the council was told on Wednesday, the town could
run the ferry, wages and paint and all, for the next ninety-four years.</p>
<p>Both sums are in a report by the county’s engineers, which was ordered when <em>Patience</em> broke
down and Farside found itself fourteen miles from its own doctor. It runs to 188 pages. The drawings
are handsome. The bridge in them is a single white arch, with people on it who are all in shirtsleeves
and none of whom is carrying anything.</p>
<h2>For</h2>
<p>Priya Raman, who keeps the post office on Farside and speaks for the Bridge Society (forty-one members,
one banner), said that she had spent this week sending other people’s pensions round by Gaol Ford in a
library van. “We are told that we have a ferry. We have a lovely animal that is sometimes well.”</p>
<p>She said that three families had left Chapel Wall in two years, that the chapel school was down to
nineteen children, and that nobody moved to a place because of a goose.</p>
<h2>Against</h2>
<p>Councillor Fisk asked where it would come down. On the drawing it comes down in the Co-operative
Laundry. The engineers said that the Laundry could be relocated. Mrs Joan Trembath, its manager, stood
up in the public seats and asked them to say so again, more slowly, with her looking at them.</p>
<p>Ansel Crewdson, the harbour master, said that the arch allowed nineteen metres for masts at high
water and that the tallest in the harbour was twenty-one. He had no other comment. “It’s a number,” he
said. “It’s like the other numbers.”</p>
<h2>In between</h2>
<p>Jory Hask, who drives the ferry and would be out of work, had not meant to speak. He said that in
nineteen years he had taken over eleven brides, four of them back again; two babies that started on one
side and finished on the other; and every coffin. He had never left anyone who ran for it.</p>
<blockquote><p>“But I’ve left everybody who came at night. You want a bridge for the night. I can’t
argue with that. I’m asleep.”</p></blockquote>
<p>It was the only speech of the evening that nobody answered, and after it the council, which had been
going to note the report, asked for another: on what it would cost to pay a second ferryman, from six
in the evening until one.</p>
<p>That one is nine pages long. It is expected in the spring.</p>
"""

BRIDGE = StoryPlan(
    key="bridge",
    headline="A bridge to Farside for £4.1 million, or a ferryman for the night",
    slug="a-bridge-to-farside",
    standfirst=(
        "The county’s engineers have drawn a white arch over the river. It lands in the laundry, and "
        "two metres below the tallest mast."
    ),
    section="council",
    tags=("bridge", "farside", "ferry", "town-council"),
    authors=("edda-marchbanks",),
    body=BODY,
    moment=Moment(-6, time(6, 40)),
    picture=Picture(
        draw=map_of_the_crossing,
        alt=(
            "Map of the river Withy between Townside above and Farside below: the ferry on its cable "
            "in the middle, and to the right a dotted red line where a bridge of 212 metres would go."
        ),
        caption="Where the bridge would cross. The red dot below stands on the laundry.",
        credit="Map: The Withymouth Bell",
        focal=(62, 52),
    ),
)
