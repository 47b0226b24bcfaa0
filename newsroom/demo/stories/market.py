"""The market changes its day."""

from datetime import time

from newsroom.demo.plan import Moment, Picture, StoryPlan
from newsroom.demo.streets import market_day

BODY = """
<p>The Thursday market was held on Thursday, as it has been since a charter of which the town is
very proud and has mislaid. It was also held on Friday. On Thursday there were nineteen stalls and
no customers to speak of. On Friday there was a great crowd, and one stall, which sold leeks.</p>
<p>The reason is a poster. The council’s works department, which had been told that the square
would be dug up for a water main on the 14th, moved the market by one day, and printed a notice to
say so. It pinned the notice to the pump in the square. The pump was then taken away, because of
the water main.</p>
<h2>What each side knew</h2>
<p>The customers knew, because the pump stood for two days in the yard behind the library with the
notice still on it, and everybody goes to the library. The traders did not, because they come from
up the valley before it is light and have never in their lives looked at the pump.</p>
<p>“I sold a cabbage,” said Eunice Pardoe, who has had the corner pitch for thirty-three years. “To
the man with the drill.”</p>
<p>Only Clem Roskilly came on the Friday, and he says it was because he had forgotten that it was
Thursday the day before. He had four hundred leeks and the whole of Withymouth in front of him.</p>
<blockquote><p>“I never put the price up. I want that in the paper. I did stop giving them the
bag.”</p></blockquote>
<p>By noon he was sold out. By evening there were leeks in every kitchen on both sides of the river,
and Plim’s, which had seen how the wind lay, had a leek tart in the window at £4.</p>
<h2>What was done about it</h2>
<p>The traders went to see the clerk to the council, Mr Septimus Rooke, in a body and in their
aprons. Mr Rooke received them with tea. He told them that the council regretted the confusion,
that no pitch would be charged for either day, and that the water main, it had since been found,
does not run under the square at all.</p>
<p>It runs under the yard behind the library. The pump is being moved.</p>
<p>Next week’s market is on Thursday. Those who would like that in writing will find it on the pump,
which can be asked after at the front desk of the Bell.</p>
"""

MARKET = StoryPlan(
    key="market",
    headline="The market that was held on both days, and on neither",
    slug="the-market-that-was-held-on-both-days",
    standfirst=(
        "Nineteen stalls came on the Thursday, and every customer on the Friday. Between them stood "
        "a pump, and four hundred leeks."
    ),
    section="town-life",
    tags=("market", "town-council", "shops"),
    authors=("ines-halloway",),
    body=BODY,
    moment=Moment(-9, time(7, 0)),
    picture=Picture(
        draw=market_day,
        alt=(
            "Drawing of three market stalls on a cobbled square, with red, blue and green striped "
            "awnings, selling leeks, fruit and bread."
        ),
        caption="A Thursday as it ought to be.",
        credit="Drawing: The Withymouth Bell",
        focal=(30, 55),
    ),
)
