"""An exhibition of what everybody has seen."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.streets import painted_signs

BODY = """
<p>Abel Cutts has painted nearly every word you can read in Withymouth without opening anything. This
month the library has taken eleven of his boards down from over people’s doors, with leave, and hung
them in the reading room, where it turns out that nobody had ever looked at them.</p>
<p>“You’re not meant to look at it,” said Mr Cutts, who is eighty-one, and came to the opening in a tie
he had lettered himself. “You’re meant to go in the shop.”</p>
<p>They are wonderful. Brought down to the height of the eye, <em>CHANDLERY</em> has a shadow in three
colours that nobody on the quay can have seen since it went up. The <em>D</em> in <em>MIND THE STEP</em>
leans back a little, as you might. On the board for the ferry, whose times he has changed by hand
for fifty years, you can count eight coats in the curve of a six, and at the bottom, in letters as
small as a shirt button, the words <em>if fine</em>.</p>
<h2>The ones that got away</h2>
<p>A glass case holds what was never hung: a butcher’s board turned down because the pig looked
disappointed; <em>WITHYMOUTH WELCOMES CAREFUL DIVERS</em>, which is signed, dated and entirely his own
fault; and a shop front for each of Mabry Lunt’s two cafés, in mint condition.</p>
<p>There is also a plain deal board, primed and ruled up in pencil, with no words on it. The card says
<em>For the bench, when they have made up their minds</em>. It is dated in the year of the bill.</p>
<h2>How it’s done</h2>
<p>On Saturdays at eleven Mr Cutts will letter a visitor’s name on a roof slate while they watch. I went
in to see how it was possible, and found that it is not. He looks at you and asks you how you say it.
Then the brush goes down full and comes up empty, and there’s your name with the light falling on it
from the left.</p>
<p>He did mine. I said that it was the first time I had seen it look as though it meant to stay.</p>
<blockquote><p>“Well,” he said, “that’s down to you. I only do the outside.”</p></blockquote>
<p><em>Signs of the Town</em> is at the library until the end of next month. In the meantime eleven
shops have a piece of card up. They all say <em>GONE TO BE LOOKED AT</em>, and they are all in his
hand.</p>
"""

SIGNS = StoryPlan(
    key="signs",
    headline="Gone to be looked at: eleven signs by Abel Cutts",
    slug="gone-to-be-looked-at",
    standfirst=(
        "The library has taken down what the town reads every day and hung it where it can be seen. "
        "It includes a board with nothing on it."
    ),
    section="culture",
    tags=("library", "shops", "bench"),
    authors=("ines-halloway",),
    body=BODY,
    moment=Moment(-8, time(12, 0)),
    picture=Picture(
        draw=painted_signs,
        alt=(
            "Drawing of seven painted shop signs on a pale wall, among them Chandlery, Plim Baker, "
            "Ferry, Teas and Mind the Step."
        ),
        caption="Seven of the eleven boards, as they hang in the reading room.",
        credit="Drawing: The Withymouth Bell",
    ),
)
