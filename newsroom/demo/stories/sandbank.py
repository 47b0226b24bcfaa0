"""Cricket between tides."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.waterside import stumps_on_the_sand

BODY = """
<p><strong>Withymouth 31 for 4, Skarne 29 for 9 and a dog. Withymouth won by two runs, or by a
wave.</strong></p>
<p>Once a year, at the lowest water of the year, the Middle Bank comes up out of the estuary for about
an hour and two towns that dislike each other row out and play cricket on it. There is no pavilion.
There is no toss, because in the year of the first toss they never found the coin.</p>
<p>Skarne batted, being first ashore. Their openers put on twelve in four overs against Tamsin Hask,
whose inswinger does not swing in and whose look does. She had the taller of them caught at silly
mid-on, standing in a pool. After that wickets fell with the tide. Skarne’s number six was given out
<em>ball lost</em> when his straight drive was fielded by a seal.</p>
<p>At twenty-nine for nine their captain, a Mr Dorian Pell, sent in the boatman’s spaniel as
last man. Umpire Amory found nothing against it in the rules. The spaniel took guard, left two alone
outside off stump, and was bowled by the third, which he then ran off with. The search took five
minutes that nobody had.</p>
<h2>The reply</h2>
<p>By now the wicket was eleven inches shorter at the seaward end. Withymouth needed thirty, and had
until the water reached the bails. Ruth Penhallick hit fourteen of them in boots. Councillor Fisk,
who was batting at four to general surprise, blocked every ball for three overs on principle and was
run out arguing.</p>
<p>It was left to Bea Oldacre, aged eight and a half and playing because we were one short, to face
the last ball up to her shins with two wanted. She shut her eyes. It went over mid-off, over the bank
and into Skarne’s boat.</p>
<blockquote><p>“I thought I was supposed to,” she said.</p></blockquote>
<p>Skarne have lodged a protest on the ground that the mayor’s granddaughter is from Gaol Ford in the
holidays. It will be heard next year, on the Bank, and it will need to be brief.</p>
"""

SANDBANK = StoryPlan(
    key="sandbank",
    headline="Two runs, one seal and a spaniel: Skarne beaten on the Middle Bank",
    slug="skarne-beaten-on-the-middle-bank",
    standfirst=(
        "The shortest match of the year was won off the last ball, up to the shins, by a player of "
        "eight and a half."
    ),
    section="sport",
    tags=("skarne", "tides"),
    authors=("kit-nankervis",),
    body=BODY,
    moment=Moment(-9, time(19, 15)),
    picture=Picture(
        draw=stumps_on_the_sand,
        alt=(
            "Drawing of three stumps on a sandbank, four players in white with blue caps, a red ball "
            "in the air and the sea close behind."
        ),
        caption="The seaward end, with about nine minutes left in it.",
        credit="Drawing: The Withymouth Bell",
    ),
)
