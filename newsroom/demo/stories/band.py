"""The band needs a tuba, and finds one near at hand."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.still_lifes import tuba_at_rest

BODY = """
<p>The Withymouth Town Band will give the first performance of its <em>Estuary Suite</em> on Saturday
week, in five movements, with a foghorn. What it has not got is a tuba.</p>
<p>It has the instrument. It’s the player, Mr Walter Pascoe, who has gone to live with his daughter
inland, at a place where, he writes, you can hear yourself think and he does not care for it. The tuba
stands on his chair in the net loft. In rehearsal the rest of the band has been leaving four beats for
it, out of respect, and going on.</p>
<p>The suite was written by the members in turns, a movement each to the woodwind, the horns, the
cornets and the percussion. The fifth, <em>Slack Water</em>, is by Mrs Constance Aldous, who conducts.
It is very slow. For a hundred and twelve bars the tuba holds what she calls the bottom of the river,
and everything else goes over the top of it.</p>
<blockquote><p>“I can do without most people. I can’t do without the bottom.”</p></blockquote>
<h2>The horn</h2>
<p>In <a href="story:fog">the fog a week ago</a> the band found that the harbour horn was in tune with
it, near enough. The harbour office has now agreed to sound it in the second movement, four times, on
condition that there is no shipping, that the harbour master gives the beat himself from the
breakwater, and that if there should be real fog he be allowed to carry on.</p>
<h2>A conflict of interest</h2>
<p>It is known in the town that this newspaper’s council reporter, Edda Marchbanks, has for some months
been learning the tuba, above the chandlery, on Thursdays. The Bell’s editor has ruled that she may not
report on the band and may not be quoted in this piece.</p>
<p>She can be heard in it, however, if you stand by the side door of the shop. On Thursday evening she
was at bar ninety. Gwen Spargo, who keeps the chandlery, says that in May the same bar came through
the ceiling as a cow might, and that now it comes like a lorry a long way off, in the rain.</p>
<p>“She’s got very low,” said Mrs Aldous, who was standing there too, in the dark, with a score. “She’s
not at the bottom. But you can tell that she has seen it.”</p>
<p>Auditions are on Monday. There is one name on the sheet. It has been written in shorthand.</p>
"""

BAND = StoryPlan(
    key="band",
    headline="Band seeks tuba for the bottom of the river",
    slug="band-seeks-tuba",
    standfirst=(
        "A suite in five movements, with harbour horn, lacks only the one part that holds it up. "
        "Somebody above the chandlery has been practising."
    ),
    section="culture",
    tags=("band", "weather"),
    authors=("solomon-birch",),
    body=BODY,
    moment=Moment(-2, time(10, 0)),
    picture=Picture(
        draw=tuba_at_rest,
        alt="Drawing of a brass tuba that stands alone on a wooden chair, with a sheet of music beside it.",
        caption="First chair, net loft.",
        credit="Drawing: The Withymouth Bell",
        focal=(47, 40),
    ),
)
