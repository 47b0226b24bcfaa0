"""The story that waits for the copy editor."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.streets import bench_on_the_hill

BODY = """
<p>The bench at the top of Gaol Hill seats three. It has a view of the whole estuary, a brass
plate too worn to read, and, since the council announced that it would replace it, three
owners.</p>
<p>The works department came to measure it a fortnight ago. By that evening there was a ribbon
tied round one arm. By the next there was a cushion, and a laminated card that said <em>private,
with respect</em>. The clerk to the council has since received three letters, each from a family
that gave the bench to the town, and each asking for it back.</p>
<h2>The claims</h2>
<ul>
<li><strong>The Hasks</strong> say that it was put there for Great-Uncle Denzil, who watched for
the ferry from it, and that the left-hand end still leans the way he did.</li>
<li><strong>The Lovibonds</strong> say that it came from the deck of their schooner, the
<em>Prudent Miss</em>, and that no one who has ever tried to get comfortable on it could doubt
it.</li>
<li><strong>The Cutts family</strong> says that it made the thing, and was never paid.</li>
</ul>
<p>Abel Cutts has the bill. It is dated sixty-eight years ago, is for four pounds and three
shillings, and is made out to “the Committee”. There were at that time eleven committees.</p>
<blockquote><p>“I’m not after the money. I’d like them to know that we know.”</p></blockquote>
<h2>What the plate says</h2>
<p>Miriam Tallow of the library took a rubbing of the brass with a wax crayon, by permission, in
a high wind. It shows a capital letter with an upright stroke, a gap where perhaps nine letters
used to be, and the words <em>who liked it here</em>.</p>
<p>All three families have a letter with an upright stroke in it somewhere. The Lovibonds begin
with one. The Hasks point to the H, and Mr Cutts to his grandmother, whose name was Lettice and
who, he says, did not in fact like it there, but was a polite woman.</p>
<h2>The view of the clerk</h2>
<p>The clerk, Mr Septimus Rooke, has taken advice. It is that a bench which has stood on council
land for more than twelve years belongs to the council, that the cushion does not, and that the
person who has taken to sitting on it from six in the morning with a flask is within her rights
until dusk.</p>
<p>She is Mrs Lovibond. She was joined on Thursday by a Hask, and on Friday by Mr Cutts, who
brought his own flask. When I climbed up on Saturday to ask how matters stood, all three were
asleep in the sun, in a row, leaning to the left.</p>
<p>The council will discuss the bench at its next meeting, under item nine, after the clock.</p>
"""

BENCH = StoryPlan(
    key="bench",
    headline="One bench, three families, and a plate nobody can read",
    slug="one-bench-three-families",
    standfirst=(
        "The council wants to replace the seat at the top of Gaol Hill. It turns out to have been "
        "a present from nearly everyone."
    ),
    section="council",
    tags=("bench", "town-council", "history"),
    authors=("edda-marchbanks", "ines-halloway"),
    body=BODY,
    moment=Moment(-1, time(17, 35)),
    stage="in_review",
    picture=Picture(
        draw=bench_on_the_hill,
        alt=(
            "Drawing of a wooden bench on a grassy hill above the estuary, with a red cushion and "
            "three flasks on it, and low sun over the water."
        ),
        caption="The bench on Saturday, its owners having gone to lunch.",
        credit="Drawing: The Withymouth Bell",
    ),
)
