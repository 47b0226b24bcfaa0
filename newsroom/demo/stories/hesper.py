"""The obituary of the woman who wrote the tide tables."""

from datetime import time

from newsroom.demo.diagrams import a_day_of_tides
from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.still_lifes import tide_tables

BODY = """
<p>Hesper Tregunna, who has died at the age of ninety-four, told this town when the water would
come, and for fifty-one years it came when she said.</p>
<p>She was born on Chapel Wall in a room that flooded at springs, and used to say that she had
learned to count from the stairs. Her father lit the lamps on the quay. Her mother gutted for the
auction. At fifteen she was taken on by the harbour office to make tea, and found that the man who
worked out the tide tables did it with a slide rule, a headache, and an error in the third week of
every March.</p>
<p>She left the correction under his saucer. He was a fair man, and moved her desk.</p>
<h2>By hand</h2>
<p>The tables are made from the moon, the sun and about a dozen smaller grievances, each with its
own period. Most ports bought theirs in from the capital. Miss Tregunna held that the capital had
never stood on Withymouth Bar in a north-westerly, and did ours herself, in pencil and then in ink,
two high waters and two low for each day of the year, with heights. She began each November and
finished on the shortest day, and took the afternoon off.</p>
<figure data-picture="inside">A day from her last book, drawn out. It was right.</figure>
<p>She used no machine. When the harbour office was given a computer she checked it for a year, made
a list, and returned it.</p>
<blockquote><p>“It is very quick. So is falling downstairs.”</p></blockquote>
<h2>True time</h2>
<p>It was Miss Tregunna who, in the winter after the <em>Obedience</em> struck the Customs House,
had the words <em>true time</em> printed at the head of every page. The committee of the day had
asked her to put the tables eleven minutes back to agree with the tower. She asked whether they had
put it to the sea.</p>
<p>She was not stern about it. She owned no watch and was late for most things except the tide. She
swam from the slip until she was eighty-eight. She could tell by the sound of the bell buoy which
way the wind had gone in the night, and would say so through the wall to her neighbours, who came
to rely on it.</p>
<p>She never married. She was engaged for some years to a second mate who was always going to be
back on the next ebb, and when people were sorry for her she said that she had had eleven thousand
tides out of it.</p>
<p>On her last afternoon she asked what the water was doing. Dr Amory, who was with her, looked out
and said that it was just on the turn. Miss Tregunna said: “Seventeen minutes past.” It was.</p>
<p>Her pencils have gone to the library. The funeral will be from the chapel on Farside at high
water, which will be at twenty past two. Nobody is to come by the tower.</p>
"""

HESPER = StoryPlan(
    key="hesper",
    headline="Hesper Tregunna, who told the town when the water would come",
    slug="hesper-tregunna",
    standfirst=(
        "For fifty-one years she worked out the tides of Withymouth by hand. She checked the "
        "computer, made a list of its faults, and gave it back."
    ),
    section="obituaries",
    tags=("tides", "history", "farside"),
    authors=("odile-farrant",),
    body=BODY,
    moment=Moment(-3, time(8, 0)),
    picture=Picture(
        draw=tide_tables,
        alt=(
            "Drawing of a desk below a window: a lamp, a page of figures, a pen and an ink bottle, "
            "and outside the sun low over the water with one small sail."
        ),
        caption="Miss Tregunna’s desk in the harbour office. She faced the window.",
        credit="Drawing: The Withymouth Bell",
        focal=(58, 40),
    ),
    inside=Picture(
        draw=a_day_of_tides,
        alt=(
            "Diagram of one day’s tide as a curve: high water at 3.24 and 15.49, low water at 9.36 "
            "and 22.01, between half a metre and six."
        ),
        caption="One day of tides at Withymouth Bar.",
        credit="Diagram: The Withymouth Bell",
    ),
)
