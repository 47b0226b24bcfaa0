"""The oldest story of the demo."""

from datetime import time

from newsroom.demo.landscapes import bakery_street
from newsroom.demo.plan import Moment, Picture, StoryPlan

BODY = """
<p>Dorota Plim has her great-grandfather’s oven, his peel and his opinion of white sliced. What
she has not had until this month is his recipe for the harbour loaf, which fed Withymouth for
fifty years and which nobody under seventy has tasted.</p>
<p>It turned up behind the flour bin when the bin was moved for the electrician: one sheet of
ledger paper, folded in eight, in pencil. She has had it framed. She has also had it
photographed, enlarged, and pinned up in the shop window with a notice under it that says
<strong>Can you read this? There is bread in it for you.</strong></p>
<h2>What it says, probably</h2>
<p>The first line is clear. It says <em>not on a Monday</em>. After that Mr Plim’s handwriting,
which was formed in the fishing fleet and shaped by the cold, goes its own way. With the help of
her customers Ms Plim has got as far as this:</p>
<ul>
<li>flour, “two of the blue scoop”, and the blue scoop has not been seen since the flood;</li>
<li>“water from below the weir, on the turn”, which is to say slightly salt, at an hour that
changes every day;</li>
<li>“a hand of the old dough”, without saying whose hand;</li>
<li>a word that is either <em>treacle</em> or <em>tomorrow</em>.</li>
</ul>
<p>The last line has divided the town. Half of those who have stood at the window read <em>bake
until it knocks back</em>. The other half read <em>bake until Jack knocks</em>, and point out
that there was a Jack, that he kept the Drowned Compass, and that he came for his bread at
five.</p>
<blockquote><p>“I can work with salt water. I can work with treacle. I can’t very well work with
Jack.”</p></blockquote>
<h2>Seven loaves in seven days</h2>
<p>I ate the trials, in order, because somebody had to. The <strong>first</strong> was a brick
with ambitions. The <strong>second</strong>, made with treacle, was a very good cake. The third
never rose, and the fourth did nothing else: Ms Plim opened the oven door and it came to meet
her. The fifth was made with water drawn below the weir at ten past four in the morning, and was
the first that made an older customer, Mr Cutts the signwriter, stop talking.</p>
<p>The sixth was for Mr Cutts to take home.</p>
<p>The seventh is on the counter as I write this. It has a dark crust with a shine on it, as if
it had been out in the rain, and it sounds hollow when you rap it and then, a moment after, does
seem to answer. The crumb is grey and close and tastes of smoke and the beginning of a cold. I
mean that kindly. You want butter on it, and then you want another piece to find out what you
thought of the first.</p>
<p>“That’s near,” said Mr Cutts. He is eighty-one. He ate the whole of his slice, looked at the
river, and said: “His was worse.”</p>
<h2>If you would like to try it</h2>
<p>Plim’s will bake twelve harbour loaves each day but Monday, from seven o’clock by the tower,
at £3.20, one to a household. Anyone who has a blue scoop, a memory of Jack, or a firm view
about <em>tomorrow</em> is asked to come in by the side door and say so. There’s a stool.</p>
"""

BAKERY = StoryPlan(
    key="bakery",
    headline="Plim’s has found the harbour loaf. Can anyone read it?",
    slug="plims-has-found-the-harbour-loaf",
    standfirst=(
        "The recipe that fed the town for fifty years was behind the flour bin. It calls for a "
        "blue scoop, the turn of the tide, and a word that may be treacle."
    ),
    section="food",
    tags=("bakery", "history"),
    authors=("mabry-lunt",),
    body=BODY,
    moment=Moment(-5, time(7, 0)),
    picture=Picture(
        draw=bakery_street,
        alt=(
            "Drawing of a row of narrow houses on a quay in the evening, the lit window of a "
            "bakery with loaves on a shelf, and its reflection in the water."
        ),
        caption="Plim’s, at the low end of Saddler’s Row, an hour before the bread.",
        credit="Drawing: The Withymouth Bell",
    ),
)
