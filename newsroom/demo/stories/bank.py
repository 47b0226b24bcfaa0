"""The last bank shuts."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.streets import closed_bank

BODY = """
<p>The County &amp; Estuary Bank closed its Withymouth branch at noon on Friday, after 118 years, by
putting a notice on the door. The notice regrets. It gives the address of the nearest branch, which
is at Gaol Ford, and of the nearest cash machine, which is inside the nearest branch.</p>
<p>The last customer was Gwen Spargo of the chandlery, who had come to pay in Thursday. She was told
that the branch was now a digital experience. “I said, is it. I have forty pounds in fifty-pence
pieces here. Which end do they go in?”</p>
<h2>What it leaves</h2>
<p>It leaves two hundred and six business accounts, as near as I can work it out, in a town where
the ferry takes coins, the auction takes notes, and the Drowned Compass takes what it can get. Until
a van begins to call, which is promised for alternate Tuesdays between a quarter past ten and five to
eleven, the takings of Saddler’s Row will travel to Gaol Ford by bus in a tin.</p>
<p>Whose tin has been a matter of some feeling. It was settled on Saturday night in the back room of
the Compass, where eleven shopkeepers formed the Withymouth Mutual Tin, elected Dorota Plim to be
its governor, and drew up rules on the back of a menu.</p>
<ul>
<li>Each shop’s money goes in a bag with its name on.</li>
<li>The tin is carried by two members who are not on speaking terms.</li>
<li>The bus is to be told nothing.</li>
</ul>
<p>I kept the books of a circus for some years, and have seen worse rules with a royal charter.</p>
<h2>What becomes of the building</h2>
<p>Here the story turns round. The building, columns and all, does not belong to the bank, and never
has. It stands on ground leased from the Fishermen’s Widows’ Fund for a hundred and twenty years, of
which two remain, at a rent of one smoked haddock a year.</p>
<p>The haddock is written into the lease. Miriam Tallow found it in the long drawer at the library,
between <em>hake</em> and <em>hymns</em>. The bank has, it seems, not sent a haddock since the year in
which it last changed its name.</p>
<p>The secretary of the Fund, Mrs Bathsheba Coad, is eighty-four and has been unwell with delight. She
has written to the bank’s head office to ask for fifty-three haddock, with interest.</p>
<blockquote><p>“I don’t say we’ll take the building. I say they can’t shut a door that isn’t
theirs.”</p></blockquote>
<p>The bank said that it was looking into the matter and valued its customers in the Withymouth area.
On Monday morning somebody had hung a single fish on the handle.</p>
"""

BANK = StoryPlan(
    key="bank",
    headline="Last bank shuts, owing fifty-three haddock",
    slug="last-bank-shuts-owing-fifty-three-haddock",
    standfirst=(
        "The County & Estuary has left Saddler’s Row to bank at Gaol Ford, by bus, in a tin. But the "
        "door it closed may not have been its own."
    ),
    section="trade",
    tags=("shops", "history", "library"),
    authors=("solomon-birch",),
    body=BODY,
    moment=Moment(-5, time(18, 0)),
    picture=Picture(
        draw=closed_bank,
        alt=(
            "Drawing of a bank with four pale columns and a shut green double door, on which a white "
            "notice is fixed."
        ),
        caption="The door. The fish has since been taken down, by a cat.",
        credit="Drawing: The Withymouth Bell",
    ),
)
