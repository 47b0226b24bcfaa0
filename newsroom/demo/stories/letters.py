"""Letters to the editor."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.streets import box_in_the_wall

BODY = """
<p><em>The box in the wall was full by Tuesday and has been emptied twice. We print what we can read.</em></p>
<h2>Pump</h2>
<p>Madam, I see it reported that <a href="story:market">the pump in the square</a> has been moved to the
yard of the library and is to be moved again. My late mother was proposed to against that pump. Could it
be left in one place until I have worked out how to feel? — <strong>L. Bray</strong>, Saddler’s Row</p>
<h2>Seal</h2>
<p>Sir, the seal that took Skarne’s straight drive was within its rights. It was standing, if that is the
word, outside the boundary, which is the sea. — <strong>E. Amory (umpire)</strong></p>
<p>Sir, the seal is from Skarne. I have seen it there. It should not have been fielding for you. —
<strong>D. Pell</strong>, Skarne</p>
<h2>Bridge</h2>
<p>Dear Editor, I have lived on Farside for sixty years, and been wanted on Townside on perhaps four
occasions. If there were a bridge I should have had no excuse. — <strong>Contented</strong>, Chapel
Wall</p>
<p>Dear Editor, could whoever wrote “Contented” be reminded that some of us are wanted every morning at
a quarter to eight? — <strong>Marguerite Dell</strong>, next door to Contented</p>
<h2>A matter of record</h2>
<p>Madam, you state that Mr Roskilly “never put the price up” of his leeks. This is so. He did, however,
when I had chosen mine, look at me. — <strong>O. Frame</strong></p>
<h2>Foghorn</h2>
<p>To whom it may concern, I am a light sleeper and moved here for the quiet. Six thousand times! I
counted as well. When it stopped on the Wednesday night I sat straight up in bed and could not think
what was wrong, and I am sorry to say that I miss it. — <strong>Newcomer</strong>, Gaol Hill</p>
<h2>Mr Lunt</h2>
<p>Oh. — <strong>A peach grower</strong></p>
"""

LETTERS = StoryPlan(
    key="letters",
    headline="Letters: a proposal, a seal, and a light sleeper",
    slug="letters-a-proposal-a-seal",
    standfirst="The box in the wall has been emptied twice this week. One of them was about leeks.",
    section="letters",
    tags=("skarne", "bridge", "market", "weather"),
    authors=("odile-farrant",),
    body=BODY,
    moment=Moment(-6, time(17, 0)),
    picture=Picture(
        draw=box_in_the_wall,
        alt=(
            "Drawing of a green letter box in a brick wall, lettered The Bell, with envelopes "
            "sticking out of it and three more on the ground."
        ),
        caption="The box, on a quiet day.",
        credit="Drawing: The Withymouth Bell",
    ),
)
