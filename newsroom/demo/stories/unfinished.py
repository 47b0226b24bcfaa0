"""What lies about on the desk: two drafts, and one that was laid aside."""

from datetime import time

from newsroom.demo.plan import Ago, Moment, StoryPlan

FLAPJACK = StoryPlan(
    key="flapjack",
    headline="The flapjack of gratitude: an inquiry",
    slug="",
    standfirst="",
    section="town-life",
    tags=("gig-club", "ferry"),
    authors=("edda-marchbanks",),
    body="""
<p>While the ferry was off, the gig club rowed eleven children over the river twice a day, and was thanked
in flapjack. By its own count it received four hundred and six pieces.</p>
<p>ASK: who began it? Club says a Mrs Dell. Mrs Dell says a Mr Oake. Weigh one.</p>
""",
    moment=Ago(5),
    stage="draft",
)

MINUTES = StoryPlan(
    key="minutes",
    headline="Bench: what the minutes of eleven committees say",
    slug="",
    standfirst="Somewhere in the cellar of the Customs House is the name of whoever paid for it.",
    section="council",
    tags=("bench", "town-council", "history"),
    authors=("edda-marchbanks",),
    body="""
<p>There were eleven committees in the year of the bench, and all of them kept minutes. I have read six.</p>
<p>The Committee for Lamps has never heard of a bench. The Committee for the Coronation ordered one and could
not agree where it should face. The Committee for Seats, which one would have thought, met once, standing.</p>
""",
    moment=Moment(-1, time(13, 0)),
    stage="draft",
)

STARS = StoryPlan(
    key="stars",
    headline="Your week in the stars, by the tide",
    slug="your-week-in-the-stars",
    standfirst="A trial of something that readers are said to like.",
    section="town-life",
    tags=("tides",),
    authors=("ines-halloway",),
    body="""
<p><strong>Those born at high water</strong> will be asked to help carry something. <strong>Those born at
low water</strong> will find it. If you were born on the turn, say nothing until Thursday.</p>
""",
    moment=Moment(-4, time(15, 20)),
    stage="spiked",
)
