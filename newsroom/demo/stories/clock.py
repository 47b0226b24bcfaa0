"""The story under which the town argues."""

from datetime import time

from newsroom.demo.landscapes import harbour_clock
from newsroom.demo.plan import Moment, Picture, StoryPlan

BODY = """
<p>At eleven minutes past nine last night, or nine exactly if you were looking at the tower,
Withymouth Town Council voted by six to five to make the harbour clock tell the right time.</p>
<p>From the first of next month the clock on the Customs House will agree with the rest of the
country for the first time in 71 years. Putting it right will cost <strong>£2,340</strong>, most
of it scaffolding. The motion was Councillor Perpetua Vane’s, and she had brought a wristwatch
to hold up.</p>
<blockquote><p>“A public clock has one job. We have spent seventy years teaching our children to
subtract.”</p></blockquote>
<h2>How it came to be wrong</h2>
<p>The clock kept good time until the winter when the dredger <em>Obedience</em> came up the
river faster than her name suggested and met the Customs House steps. Nobody was hurt. The tower
moved by the width of a thumb, the clock fell eleven minutes behind the world, and there it has
stayed: never ten, never twelve. Three clockmakers have set it right since. Each time it was
eleven minutes slow again before the van had reached the top of Gaol Hill.</p>
<p>So the town arranged itself around it. The ferry runs by the tower, because the ferryman can
see nothing else from his cabin. So do the primary school, the fish auction and, under a licence
nobody has cared to read twice, the Drowned Compass, which calls time at eleven by the tower and
is therefore the only public house in the county with eleven legal minutes to itself.</p>
<p>Farside, across the water, goes by the chapel clock, which is right. A passenger who leaves
Farside at eight by the chapel steps ashore on Townside at seven minutes to eight by the tower,
after a crossing of four minutes. Visitors photograph the timetable.</p>
<h2>The argument</h2>
<p>Councillor Lionel Fisk spoke against the motion for twenty-six minutes, by either clock. “It
is not wrong,” he said. “Wrong things wander. That clock has held one opinion since before I was
born, which is more than can be said for this council.” He then read out what would have to
change:</p>
<ul>
<li>the ferry timetable, which is painted on a board and took the signwriter, Abel Cutts, a
fortnight;</li>
<li>the school bell, and with it the crossing patrol, the milk and the dog-walking arrangements
of Saddler’s Row;</li>
<li>the fish auction, whose buyers come off the Withy Junction train and <em>count on</em> the
eleven minutes;</li>
<li>some forty weddings a year that are photographed under the tower, “at a moment”, he said,
“which the couple will then find never happened”.</li>
</ul>
<p>Councillor Vane replied that the train was exactly the point. She had asked the railway how
many people miss the 8.14 from Withy Junction because they trusted the tower. The railway does
not know. The station café, however, sells about thirty consolation teas each morning, and had
written to the council in favour of leaving the clock alone.</p>
<p>It came down to the mayor, Beatrix Oldacre, who had been expected to abstain. She voted for
the motion, and explained that she had been late for her own swearing-in and had never got over
it.</p>
<h2>What happens now</h2>
<p>A clockmaker goes up in the last week of this month, along with an engineer who will look at
what the dredger did to the wall. A new ferry timetable is promised a week before the change, if
the ferry, which has had <a href="story:ferry">a difficult month already</a>, is there to keep
to it.</p>
<p>The harbour master, Ansel Crewdson, asks all skippers to note that <strong>the tide tables
have always been in true time</strong> and are not changing. “If anyone has been adding eleven
minutes to the tide,” he said, “I should like to meet them and ask how it is going.”</p>
<p>Councillor Fisk has given notice that he will move to reverse the decision at the next
meeting. It begins at seven. The agenda does not say by which clock.</p>
"""

CLOCK = StoryPlan(
    key="clock",
    headline="Harbour clock to tell the truth after 71 years, by six votes to five",
    slug="harbour-clock-to-tell-the-truth",
    standfirst=(
        "It has been exactly eleven minutes slow since the dredger hit the quay, and the ferry, "
        "the school and the pub all run by it. Now the council wants it put right."
    ),
    section="council",
    tags=("harbour-clock", "town-council", "obedience", "farside"),
    authors=("edda-marchbanks",),
    body=BODY,
    moment=Moment(-1, time(6, 30)),
    picture=Picture(
        draw=harbour_clock,
        alt=(
            "Drawing of a harbour at dawn: a square clock tower above red and grey roofs, "
            "two small boats on still water, low hills behind."
        ),
        caption="The Customs House tower from the ferry slip. It is later than it looks.",
        credit="Drawing: The Withymouth Bell",
    ),
)
