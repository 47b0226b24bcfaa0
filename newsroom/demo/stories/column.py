"""A column on the subject of other people's words about food."""

from datetime import time

from newsroom.demo.plan import Moment, StoryPlan

BODY = """
<p>A wine merchant from inland gave a talk at the Sail Loft this week. He poured us each a thimbleful
of something red, put his nose in his own, and said that he was getting pencil shavings. Nobody
laughed. A woman beside me wrote it down.</p>
<p>I have been thinking about it since. I have sharpened a great many pencils. I have never once done so
and thought: red.</p>
<p>It’s not that I mind a comparison. I have made my living from them, and last month I wrote in these
pages of a chowder that it was the colour of an old piano key, and was told by a piano tuner that I had
been looking at the wrong end of the piano. It’s that the comparison should be on its way somewhere. A
man who says <em>leather, tobacco, wet slate</em> is not telling you about the wine. He is turning out
his pockets.</p>
<p>My grandmother had four words for food, and they were <em>nice</em>, <em>very nice</em>, <em>no
thank you</em> and <em>oh</em>. The last was for peaches. In forty years I have not improved on it. You
could have put her in front of the finest dish in the world and she would have closed her eyes and said
“oh”, and you would have known all there was to know, and that there would be none left.</p>
<p>So here is a proposal. For the whole of next month I shall review whatever I am given in my
grandmother’s words and no others. The editor says that this will save a good deal of space. I said that
it might even be read.</p>
<p>As for the wine, I asked to try it again, in case I had been unjust. I gave it time. I held it up to
the light as he did.</p>
<p>No, thank you.</p>
"""

COLUMN = StoryPlan(
    key="column",
    headline="I have sharpened a great many pencils, and never once thought of wine",
    slug="i-have-sharpened-a-great-many-pencils",
    standfirst="Four words are enough for anything you can put on a plate, and one of them is for peaches.",
    section="opinion",
    tags=(),
    authors=("mabry-lunt",),
    body=BODY,
    moment=Moment(-8, time(17, 45)),
)
