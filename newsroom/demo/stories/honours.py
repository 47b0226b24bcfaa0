"""Signed, and to be held until the harbour gives it out."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.waterside import boat_in_the_shed

BODY = """
<p>Ruth Penhallick, who made the ferry’s new wheel out of a pear tree, is to be given the Freedom of the
River. She is the first person under seventy to have it, and the first who was told that she could not
have the afternoon off to receive it.</p>
<p>The Freedom is the gift of the harbour commissioners. It goes back to the charter, and entitles its
holder to moor anywhere, at any state of the tide, without being spoken to. Eleven people have held it.
The last was Hesper Tregunna, <a href="story:hesper">whose place Ms Penhallick takes</a>.</p>
<p>She had the news in the shed, upside down, under a dinghy. “I said thank you. Then I asked if it was for
the wheel, because there were four of us, and one is a foundry.” The commissioners had thought of that.
The scroll is made out to her “and those who held the other end”.</p>
<p>She will get it on the slip at high water on Sunday, from Ansel Crewdson, who is expected to say a few
words. The commissioners have asked him for at least six.</p>
<h2>The pear tree</h2>
<p>The wood came from the garden of number four, Chapel Wall, where the tree had come down in the spring.
Its owner was Miss Tregunna. She had been asked in May what she would like done with it, and had said
that it ought to be left where it was until somebody came who needed it.</p>
"""

HONOURS = StoryPlan(
    key="honours",
    headline="Freedom of the River for the maker of the wheel",
    slug="freedom-of-the-river",
    standfirst=(
        "Ruth Penhallick, who is twenty-six, may now moor anywhere without being spoken to. The scroll "
        "names those who held the other end."
    ),
    section="harbour",
    tags=("ferry", "boats", "history"),
    authors=("edda-marchbanks",),
    body=BODY,
    moment=Moment(-1, time(14, 30)),
    stage="approved",
    embargo=Moment(3, time(12, 0)),
    picture=Picture(
        draw=boat_in_the_shed,
        alt=(
            "Drawing of a wooden dinghy being built in a boarded shed, with a window on the water "
            "behind it and shavings on the floor."
        ),
        caption="The shed at Penhallick’s yard.",
        credit="Drawing: The Withymouth Bell",
    ),
)
