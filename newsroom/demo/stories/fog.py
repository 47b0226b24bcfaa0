"""Three days without a view."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.waterside import three_days_of_fog

BODY = """
<p>The fog came up the river on Sunday at about the time of the second hymn and sat down. It was
still sitting when this went to press. From the window of the Bell, which looks straight at the
Mussel Light, I can report a window.</p>
<p>Ansel Crewdson, the harbour master, closed the entrance on Sunday evening, opened it on Monday
for eleven minutes by the tower, and closed it again when the pilot cutter came in backwards. “I
asked him what he could see,” said Mr Crewdson. “He said he could see me asking.”</p>
<h2>One note, every forty seconds</h2>
<p>The horn on the breakwater has now sounded its two seconds in every forty since Sunday, which by
my count is some six thousand times. It is a B flat, or a shade under. I know this because the
Town Band, which rehearses on Mondays in the net loft, gave up trying to play against it by the
interval and rewrote the slow movement to let it in.</p>
<blockquote><p>“It’s the first time all year that the bass line has come in on the
beat.”</p></blockquote>
<p>That is Mrs Constance Aldous, who conducts. She has asked the harbour office whether the horn is
free on the night of the concert. The harbour office has said that it depends.</p>
<h2>Who got lost</h2>
<p>Nobody, for long. A visitor walked the length of the quay with one hand on the rail, found that
the rail went down some steps, and was collected from the bottom one by the gig club’s beginners,
who had themselves set out for Farside an hour before and were pleased to learn where they were.
The postman delivered Saddler’s Row to Chapel Wall. He has apologised, and most of Chapel Wall has
asked to keep the catalogues.</p>
<p>The Co-operative Laundry, which cannot dry in it, has put up a card that says <em>no sheets until
further notice: we cannot find them</em>.</p>
<h2>For skippers</h2>
<ul>
<li>The bell buoy is on station. If you can hear it well, you are too close to it.</li>
<li>The leading lights are lit all day, and cannot be seen all night.</li>
<li>A greylag goose is sitting in the fairway by the ferry slip and will not give way.</li>
</ul>
<p>The wind is expected to go round to the north-west tomorrow, and then we shall have the view
back, and have to look at the car park.</p>
"""

FOG = StoryPlan(
    key="fog",
    headline="Third day of fog: harbour shut, horn in B flat",
    slug="third-day-of-fog",
    standfirst="A pilot came in backwards, a rehearsal was rewritten, and Saddler’s Row got Farside’s post.",
    section="harbour",
    tags=("weather", "band", "boats"),
    authors=("cosmo-pellinger",),
    body=BODY,
    moment=Moment(-10, time(18, 0)),
    picture=Picture(
        draw=three_days_of_fog,
        alt=(
            "Drawing of a quay in thick fog: one lamp with a pale halo, the grey outlines of masts, "
            "and three bollards in front."
        ),
        caption="The harbour, looking seaward. The lamp is lit. It was noon.",
        credit="Drawing: The Withymouth Bell",
        focal=(66, 45),
    ),
)
