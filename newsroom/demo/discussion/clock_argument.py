"""The second half of the long thread: who pays for a charming clock, and how much."""

from newsroom.demo.discussion.clock_thread import TRAINS_AND_TRADE
from newsroom.demo.transcript import read

CARE_AND_COST = read(
    """
@ serious > hattie | +59 | Marguerite on Chapel Wall
May I be serious for one comment?

My husband's carers change over at eight in the morning. One comes from Townside and lives by the
tower, the other lives over here. Every day there is a gap, and every day I stand at the window for
it. He can't be left, so I can't go down to the slip and wave my arms.

I know it's a lovely story. I tell it to visitors myself. But it is mostly lovely for the people who
aren't waiting for somebody, and I was glad last night, and I wanted one person to say so.

@ second-paragraph > serious | +15 | Dunstan Oake
I had not thought of that, and I should have. I take back the second paragraph of what I wrote
above. I stand by the first. I'd be glad to sit with him between eight and ten past, if he can bear
an engineer.

@ minded > second-paragraph | +15 | Marguerite on Chapel Wall
It was the second one I minded. Thank you. He was a surveyor, so you may both regret it.

@ phones > serious | +34 | A bellringer
With respect, everybody has the right time in their pocket these days. The tower isn't stopping
anyone from anything.

@ wrong-side > phones | +12 | Marguerite on Chapel Wall
The ferry is. The ferry goes by the tower. I can be as right as I like, on the wrong side of the
water.

@ unkind > wrong-side | +7 | A bellringer | withdrawn
Then maybe you want to find a carer who owns a watch, instead of taking it out on a building.

@ take-back > unkind | +10 | Hattie Bray
I think you'll want to take that one back.

@ sorry > wrong-side | +39 | A bellringer
I wrote something sharp here and I'm sorry for it. I was thinking about the bells and not about you.

@ what-bells > sorry | +12 | Marguerite on Chapel Wall
Accepted. What about the bells?

@ wait > what-bells | +16 | A bellringer
On Sundays we ring the hour by hand, from the church, and the church clock's right. So at the hour
we take hold of the ropes and we stand there for eleven minutes until the tower gets round to it, so
as not to show it up. Six of us. Nobody speaks. My father did it and so did his. Nobody ever told us
to and I don't think anyone down below has noticed.

From next month we'll just ring.

@ laundry > wait | +11 | Marguerite on Chapel Wall
Well, now I am crying on Chapel Wall in front of the entire laundry.

@ cabin > hattie | +212 | Jory (off the ferry)
I go by the tower because it's what I can see. Screw a right clock up in my cabin and I'll go by
that and nobody need climb anything. I have put in for one every year for nineteen years. They are
£11.99 at Gwen's.

@ sums > cabin | +8 | Hattie Bray
So it's £2,340 and scaffolding, or £11.99 and four screws.

@ quoting > sums | +13 | Lionel Fisk
I shall be quoting this.

@ page-four > quoting | +9 | Perpetua Vane
So shall I, Lionel. It's in my motion. Page four.

@ nobody > page-four | +8 | Lionel Fisk
Nobody gets to page four.

@ forever > hattie | +388 | Mo
leave it alone. its the only thing here thats older than me and on my side

@ landed > hattie | +734 | Hattie Bray
An update, for the fridge. I took one of the first boats over this afternoon. We cast off from
Farside at 2.04 and I stepped ashore at 1.57, and I sat on the slip next to that goose and had my
seven minutes again from the beginning.

I still want it put right. I'd only like it written down somewhere that I enjoyed them.""",
    before=TRAINS_AND_TRADE,
)
