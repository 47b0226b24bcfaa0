"""A story that was brought up to date while it was being read."""

from datetime import time

from newsroom.demo.landscapes import ferry_crossing, goose_aboard
from newsroom.demo.plan import Change, Moment, Picture, StoryPlan

WAITING = (
    "<p>The ferry <em>Patience</em> has now been off the river for nine days, the longest she has "
    "been away since the year of the ice, and Farside has started to keep its own shop hours.</p>"
)

RUNNING = (
    "<p>The ferry <em>Patience</em> went back to work at noon today with a new wheel, a fresh coat "
    "of green paint and thirty-one passengers, three of whom had no reason to cross and said so. "
    "The inspector signed her papers on the slip at twenty to twelve and took the first crossing "
    "himself, without paying.</p>"
    "<p>She had been off the river for ten days, the longest she has been away since the year of "
    "the ice, and Farside had started to keep its own shop hours.</p>"
)

BODY = (
    WAITING
    + """
<p>The trouble is a wheel. <em>Patience</em> pulls herself across the Withy on a steel cable
that lies on the river bed and comes up over two grooved wheels, one at each end. On the morning
of the big tide the one at the Townside end cracked from rim to hub with a noise that Jory Hask,
who has driven her for nineteen years, describes as “a piano being told something”.</p>
<p>He had eleven people, two bicycles and a wardrobe aboard. He walked the boat home by hand,
hauling on the spare line with four of the passengers, and the wardrobe was delivered that
afternoon.</p>
<h2>Nobody makes them any more</h2>
<p>The wheel was cast in the town sixty-five years ago, at a foundry that is now eight flats and
a place to buy candles. There is no drawing of it. The council’s works department took the two
halves to Penhallick’s yard up the river, where Ruth Penhallick, who is twenty-six and builds
racing dinghies, measured them, made a pattern out of pear wood and found a foundry in the next
county willing to pour a single casting.</p>
<blockquote><p>“They asked how many I wanted. I said one. They asked again, more
slowly.”</p></blockquote>
<p>She ordered two. The second is in the ferry shed with a tarpaulin over it and a label that
reads <em>not for another sixty-five years</em>.</p>
<h2>How people got across</h2>
<p>By road, the other side of the river is fourteen miles away, over the bridge at Gaol Ford. On
the water it is four minutes. While <em>Patience</em> was off, the town managed like this:</p>
<ul>
<li><strong>The gig club</strong> rowed school children across at half past eight and half past
three, and has asked that nobody’s parents thank them with flapjack again;</li>
<li>the <strong>library van</strong> drove round by the bridge twice a week with Farside’s
prescriptions on the front seat;</li>
<li>Dr Amory swam it, as she does in any case, with her bag in the harbour master’s launch.</li>
</ul>
<p>The Co-operative Laundry on Farside, which washes for both hotels, hung its sheets along the
whole of Chapel Wall to save on drying, and several people asked the council what was being
celebrated.</p>
<h2>The Bosun</h2>
<figure data-picture="inside">The Bosun has <em>never</em> been known to pay.</figure>
<p>Regular passengers will want to know about the goose. The Bosun, a greylag of uncertain age
who rides on the bow ramp and has never been known to pay, spent the repair on the Townside
slip, hissing at the works department. She was fed by Mr Hask, by the works department and, it
has since turned out, by nearly everybody else.</p>
<p>The bill for the two wheels is £8,150. The fare stays at ninety pence. Geese, the council
confirms, continue to travel free, “in the absence”, says the clerk, “of any volunteer to
collect it”.</p>
"""
)

FERRY = StoryPlan(
    key="ferry",
    headline="Nine days without the Patience, and a wheel that nobody makes",
    slug="nine-days-without-the-patience",
    standfirst=(
        "A cracked wheel stopped the Withymouth ferry. To replace it takes a boatbuilder, a pear "
        "tree and a patient foundry."
    ),
    section="harbour",
    tags=("ferry", "bosun", "farside", "boats"),
    authors=("cosmo-pellinger", "pim-ostrander"),
    body=BODY,
    moment=Moment(-2, time(16, 40)),
    picture=Picture(
        draw=ferry_crossing,
        alt=(
            "Drawing of a flat green ferry crossing a wide river below rounded hills, with a "
            "white cabin and a grey goose standing on the bow ramp."
        ),
        caption="The Patience in better days, with the Bosun in her usual place.",
        credit="Drawing: The Withymouth Bell",
        focal=(66, 62),
    ),
    inside=Picture(
        draw=goose_aboard,
        alt="Drawing of a grey goose that stands at the very front of the ferry and looks ahead.",
        caption="The Bosun on her ramp.",
        credit="Drawing: The Withymouth Bell",
        focal=(58, 45),
    ),
    change=Change(
        kind="update",
        note="The Patience passed her inspection and is running again. The first part is new.",
        moment=Moment(-1, time(12, 25)),
        replaced=WAITING,
        replacement=RUNNING,
        headline="The Patience is back, on a wheel that nobody makes",
    ),
)
