"""The newest story: an egg."""

from newsroom.demo.plan import Ago, Picture, StoryPlan
from newsroom.demo.still_lifes import egg_in_the_locker

BODY = """
<p>The Bosun has laid an egg in the lifejacket locker of the <em>Patience</em>, and by the rules of
the river the ferry may not sail until it is moved, and by the rules of the county it may not be moved
until it has hatched.</p>
<p>It was found before the first crossing by Jory Hask, who lifted the lid to count the jackets
and put it down again. “She gave me a look,” he said. “I’ve been married. I know when I’m not being
asked.”</p>
<p>The egg is the size of a fist and lies on twelve of the forty-eight jackets. That is the trouble. The
ferry’s certificate is for forty-eight passengers, each of whom must have a jacket within reach, and the
Bosun, who has been thought for nineteen years to be a gander, allows no one within reach of anything.</p>
<h2>What the rules say</h2>
<p>Ansel Crewdson, the harbour master, came down with the book. It says that lifejackets shall be
“unobstructed”. Mr Crewdson considered the goose, and the goose considered Mr Crewdson. He wrote down
<em>obstructed</em>.</p>
<p>The county’s wildlife officer was then asked whether the nest could be shifted to the slip. It could
not, she said. A greylag sits for twenty-eight days. It is an offence to disturb one, and also, she
added, a mistake.</p>
<h2>Thirty-six</h2>
<p>It was the clerk to the council, Mr Septimus Rooke, who saw the way out, on the telephone and with
his mouth full. Take away twelve jackets from forty-eight, he said, and you have a ferry for thirty-six.
There is nothing against that. She has not carried forty-eight since the funeral of the last
ferryman.</p>
<p>So within the hour a card went up beside the fare. It is by Abel Cutts, and the paint was wet:
<strong>36 PASSENGERS AND 1 OTHER</strong>. The <em>Patience</em> sailed a boat late with
thirty-four aboard, all of whom stood on the side away from the locker.</p>
<p>Two matters stay open. The first is who the father is. There’s a pair of greylags on the Middle Bank
and a single one, with a limp, at the back of the Drowned Compass, and opinion on the slip is that it
does to be polite to all three.</p>
<p>The other is the name. A bosun may be anyone, as Mr Hask says, and he sees no call to alter it. But a
number of the younger passengers have asked what is to become of the second one, and to them he has
promised a vote.</p>
<blockquote><p>“By show of hands,” he said. “On the boat, on the day. And it’ll be one fare, one
vote, so she hasn’t got one.”</p></blockquote>
"""

EGG = StoryPlan(
    key="egg",
    headline="The Bosun lays an egg, and the ferry loses twelve passengers",
    slug="the-bosun-lays-an-egg",
    standfirst=(
        "It is in the lifejacket locker. It cannot be moved for twenty-eight days, and neither, says "
        "the ferryman, can she."
    ),
    section="harbour",
    tags=("bosun", "ferry", "wildlife"),
    authors=("cosmo-pellinger",),
    body=BODY,
    moment=Ago(3.5),
    picture=Picture(
        draw=egg_in_the_locker,
        alt=(
            "Drawing of one large pale egg in a nest of straw and feathers, in a green locker full of "
            "orange lifejackets."
        ),
        caption="Twelve of forty-eight.",
        credit="Drawing: The Withymouth Bell",
        focal=(50, 60),
    ),
)
