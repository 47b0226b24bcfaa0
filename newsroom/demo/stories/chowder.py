"""Nine bowls, eaten in the line of duty."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.still_lifes import bowl_of_chowder

BODY = """
<p>There are nine places in this town where you can be given a bowl of chowder, and in the second
week of the month I went to all of them. My doctor says that this was one week’s work too many. My
doctor swims the river with her bag on somebody else’s boat, so we have each said our piece.</p>
<h2>What I was looking for</h2>
<p>A Withymouth chowder has mussels, smoked fish, potato and cream, and an argument about leeks. It
must be too hot. It must not be thick: a spoon that stands up is a spoon in plaster. And there
should be at the bottom, when you think you have done, one more mussel.</p>
<h2>The six you may skip</h2>
<p>I name no names, as we are a small town and I have to buy string. But somebody on the quay is
using tinned sweetcorn, and knows it. Somebody near the tower serves it in a hollow loaf, so that
you are given a meal and the washing-up in one. And to the house that told me its cream was “a
cream-style” I say only that I was chowder-style pleased.</p>
<h2>The three you may not</h2>
<ul>
<li><strong>Third: the Drowned Compass.</strong> £7.50. Peppery and plain, and ladled by a landlord
who looks away while you taste it. There is a mussel at the bottom. There is also a bay leaf, which
I am told is the same bay leaf.</li>
<li><strong>Second: the gig club</strong>, Saturdays, from the hatch. £5. It’s made for people who
have rowed to the Light and back, by a person who has not, and is anxious about them. You will want
to lie down after.</li>
<li><strong>First: the canteen of the fish auction</strong>, six till nine in the morning. £4, and
you must ask for it as if you had not.</li>
</ul>
<p>It is thin, as a chowder should be, and the colour of an old piano key. The fish was smoked next
door. Len, who runs the hammer and for that hour the ladle, puts the leeks in last and off the heat,
so that they squeak. I sat on a box between two buyers off the Withy Junction train and nobody said
anything at all for as long as it lasted.</p>
<blockquote><p>“It’s only what’s left over,” said Len. “That’s what makes it.”</p></blockquote>
<p>At the bottom there were two mussels. I looked up. He had already turned away.</p>
"""

CHOWDER = StoryPlan(
    key="chowder",
    headline="Nine chowders in seven days, and the one to get up for",
    slug="nine-chowders-in-seven-days",
    standfirst=(
        "Our man ate every bowl in the town, on both sides of the water. The best costs £4 and is "
        "finished by nine in the morning."
    ),
    section="food",
    tags=("shops", "pub", "gig-club"),
    authors=("mabry-lunt",),
    body=BODY,
    moment=Moment(-11, time(11, 30)),
    picture=Picture(
        draw=bowl_of_chowder,
        alt=(
            "Drawing from above of a bowl of chowder with mussels on a blue checked cloth, a spoon "
            "and a slice of bread beside it."
        ),
        caption="Bowl number nine, before.",
        credit="Drawing: The Withymouth Bell",
        focal=(44, 50),
    ),
)
