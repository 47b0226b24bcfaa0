"""Short pieces, as a paper has them at the foot of a page."""

from datetime import time

from newsroom.demo.plan import Moment, StoryPlan

MARINERS = StoryPlan(
    key="mariners",
    headline="Notice to mariners, and to one swimmer",
    slug="notice-to-mariners",
    standfirst="The ferry cable is down, the bell buoy is up, and the perch at the Pool has company.",
    section="harbour",
    tags=("ferry", "tides", "boats"),
    authors=("cosmo-pellinger",),
    body="""
<p>The ferry cable lies slack on the bed of the river until further notice, <em>Patience</em> having
broken a wheel in the big tide. It is safe to cross. It isn’t safe to anchor on, as a yacht from Skarne
has now established twice.</p>
<p>The bell buoy has been lifted, scraped and put back. Those who steer by its note should know that it
has been scraped.</p>
<p>There is a cormorant on the perch at the Pool, and has been for a week. It is not a new mark. Two
boats have left it to port, and one of those is still there.</p>
<p>The harbour master also asks the swimmer who crosses at a quarter to eight to show something orange.
He knows who she is. He would like other people to.</p>
""",
    moment=Moment(-11, time(16, 0)),
)

SEVENTEEN = StoryPlan(
    key="seventeen",
    headline="Plot seventeen is to be written to",
    slug="plot-seventeen",
    standfirst="The clerk’s letter has been drafted four times. It is difficult to know what to call it.",
    section="council",
    tags=("town-council",),
    authors=("edda-marchbanks",),
    body="""
<p>There is a rule of the Withymouth allotments that a plot must be two-thirds under cultivation, and
there is <a href="story:briefs">plot seventeen</a>, which is two-thirds under a honeysuckle.</p>
<p>It has been let for nine years to Councillor Lionel Fisk. From the path you can see four scaffold
poles, a roof of beans that are not beans, a curtain, and, on a warm evening, smoke from a pipe.
Sixty-three people are waiting for a plot.</p>
<p>The clerk, Mr Septimus Rooke, has to write to the holder. He cannot write that the land is not used,
since it plainly is. His first draft said <em>structure</em>. His second said <em>arrangement</em>. The
third was returned by the chairman with a line under the word <em>bower</em>.</p>
<p>I asked Councillor Fisk what he did there. He thought about it with more care than he gives to most
questions, and I have heard him on drains.</p>
<blockquote><p>“I sit,” he said. “You’d be surprised how much of the council’s business doesn’t get done
there.”</p></blockquote>
<p>He has offered, should anyone object, to grow a marrow.</p>
""",
    moment=Moment(-8, time(9, 0)),
)

DOOR = StoryPlan(
    key="door",
    headline="Number nine has a door again",
    slug="number-nine-has-a-door-again",
    standfirst=(
        "For six years a family on Saddler’s Row went in and out by a flood gate. They say you get "
        "used to it."
    ),
    section="town-life",
    tags=("town-council", "tides"),
    authors=("ines-halloway",),
    body="""
<p>The flood gates on Saddler’s Row are steel, weigh as much as a pony, and are meant to be hung on two
nights of the year. At number nine one has been hung on every night since the front door swelled, six
winters ago, and the council, when it came to <a href="story:briefs">test the gates</a>, found a knocker
on it.</p>
<p>There was also a letter box, cut by the postman; a cat flap; and a wreath.</p>
<p>Mr and Mrs Lander had asked for the door to be seen to. “Then we got in the way of it,” said Mrs
Lander. “You don’t get people calling for nothing. If they’re still there when you have undone the four
bolts then they’ve something to say.”</p>
<p>A carpenter came on Monday. The new door is green, shuts with one hand, and has been opened all week
by children who want to hear it.</p>
<p>The gate is in the shed, dry, numbered and true, for the next big tide. Mr Lander goes out in the
evening, when he thinks nobody can see, and does up the bolts.</p>
""",
    moment=Moment(-7, time(7, 30)),
)

ALOUD = StoryPlan(
    key="aloud",
    headline="Six people, one long novel, page 411",
    slug="six-people-one-long-novel",
    standfirst=(
        "They have been reading it aloud at the library since the spring before last. Nobody may look ahead."
    ),
    section="culture",
    tags=("library",),
    authors=("solomon-birch",),
    body="""
<p>On Wednesdays at five, when the children’s corner is free, six people sit down in it on the small
chairs and read to each other from a novel of 1,204 pages. They take a page each. If you cough you lose
your turn.</p>
<p>They are a signwriter, a midwife, a boy who is meant to be at football, the deacon of the chapel, a
woman who gives no name and does the voices, and Miriam Tallow, who has the key. They began eighteen
months ago. At page 88 a character went out to see to a horse. He has not come back.</p>
<p>“We talk about him,” said the midwife. “You can’t help but. It was snowing.”</p>
<p>The rule is that nobody reads on at home. The copy lives in the safe. In June the boy confessed that
he had seen the last line, by accident, when the book fell open, and was sworn not to tell; since then,
when things look black, all the others glance at him, and he looks at the ceiling.</p>
<p>I stayed for six pages. It’s not a good book. When they stopped it was dark, and I walked down to the
quay worrying about the horse.</p>
""",
    moment=Moment(-10, time(12, 0)),
)

NIL = StoryPlan(
    key="nil",
    headline="Under-elevens draw nil–nil, and are lifted shoulder-high",
    slug="under-elevens-draw",
    standfirst=(
        "After nineteen defeats, Withymouth’s youngest side have kept the ball out, with help from a hedge."
    ),
    section="sport",
    tags=("school",),
    authors=("kit-nankervis",),
    body="""
<p><strong>Withymouth Under-11s 0, Gaol Ford Under-11s 0.</strong> You don’t often see a crowd of forty
run on to a pitch for that, but then you do not often see a side that has let in a hundred and
thirty-one goals since September come off the field with a clean sheet and one boot missing.</p>
<p>It was the slope that did it. Gaol Ford won the toss and chose to kick downhill, as everybody does,
and the ball, as it always does in the first ten minutes, went over the line, over the lane and into Mrs
Frame’s hedge. The match ball is now behind a wren’s nest. The spare was flat.</p>
<p>With the flat one, the home side are unbeatable. They practise with no other.</p>
<p>Pepper Sully in goal made four saves, two of them while doing up her gloves. In the last minute Gaol
Ford had a penalty. It rolled, it slowed, it lay down on the line like a dog, and the whole of
Withymouth’s defence sat on it.</p>
<blockquote><p>“We’ve worked on that,” said the manager.</p></blockquote>
""",
    moment=Moment(-10, time(17, 0)),
)

FALLING = StoryPlan(
    key="falling",
    headline="In praise of falling in",
    slug="in-praise-of-falling-in",
    standfirst="Our sports reporter has left a moving boat thirty-four times, and recommends it.",
    section="opinion",
    tags=("gig-club",),
    authors=("kit-nankervis",),
    body="""
<p>I hold the gig club’s record for falling out of the gig. It stands at thirty-four, and is painted on
a board in the shed over my name, by Abel Cutts, who left room.</p>
<p>People are kind about it. They think that it must be a matter of balance. It’s nothing of the sort. I
fall in because at the end of a stroke, when it has gone right and the boat runs on under you with no
one doing anything, I forget that I am not part of it. I sit up to have a look. Then I’m in the river,
watching six friends get smaller.</p>
<p>What I want to tell you is what it’s like there. It is quiet. The boat takes all the shouting away
with it. You’re up to the chin in the exact middle of the place that you live in, and there is no door
in it; you can see both sides at once, the washing on Chapel Wall and the queue at Plim’s, everybody a
little too busy to notice that one of them has come off.</p>
<p>And then somebody does. It is always the same. A hand goes up on the slip, and stays up, pointing, so
as not to lose you, and does not come down until the boat has turned.</p>
<p>I’ve never found out whose it is. I don’t think that it’s always the same person. I would only say
that I have lived in larger places, and kept my seat in all of them, and nobody ever put up a hand.</p>
""",
    moment=Moment(-10, time(8, 0)),
)
