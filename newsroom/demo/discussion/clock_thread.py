"""The long thread under the harbour clock: trains, lateness, shops and the pub."""

from newsroom.demo.transcript import read

TRAINS_AND_TRADE = read(
    """
@ hattie | 14 | Hattie Bray
Finally. I have lived here four years and I've missed the 8.14 eleven times. I keep a tally on the
fridge. My manager thinks Withymouth is a medical condition.

@ eleven > hattie | +8 | Len from the auction
Eleven times. You see? Even you're doing it now.

@ funny > eleven | +7 | Hattie Bray
I hate that this is funny.

@ bias > hattie | +22 | Dunstan Oake
If a retired engineer may be tedious for a moment. A clock that wanders is inaccurate. A clock that
is always slow by the same amount is perfectly precise and has a known bias, and any child can
correct for a known bias. We have seventy years of children who can. I would rather trust this clock
than my own knees.

As for those who find eleven minutes a burden, I can only suggest that they set out twelve minutes
earlier and see the estuary in the morning light, which is free.

The dredger, incidentally, was not going fast. The quay was in the wrong place. I have drawings.

@ taught > bias | +11 | Tom, Year 9
sir you taught my dad and he says you were late to every single lesson

@ punctual > taught | +11 | Dunstan Oake
I was punctual by the tower. Your father was not punctual by anything.

@ fair > punctual | +6 | Tom, Year 9
he says fair

@ get-going > fair | +67 | Tom's dad
I do say fair. Now get off to school.

@ ages > get-going | +7 | Tom, Year 9
its only 8.37 by the tower, ive got ages

@ no-ferry > ages | +5 | Tom's dad
You live on Farside, Thomas. It is 8.53 and there is no ferry.

@ gig > no-ferry | +6 | Tom, Year 9
what time does the gig go

@ half-past > gig | +5 | Tom's dad
Half past eight. By every clock there is.

@ wet > half-past | +61 | Mrs Pascoe, school office
He arrived at 9.52, wet to the knee, and told us it was 9.41. We've put him down as both.

@ two-clocks > hattie | +27 | Gwen at the chandlery
I have two clocks on the wall of the shop, one marked TIME and one marked TOWN TIME, and I sell
both. I sell three of the second to every one of the first. I've forty in the back. Has anyone on
the council ever tried to return forty clocks for being correct?

@ buy-one > two-clocks | +18 | Ludo V.
Sell them to the people who are going to miss it. I'd have one.

@ price > buy-one | +9 | Gwen at the chandlery
£14. It'll be £18 once it's history.

@ put-by > price | +8 | Nan Tuckett
Put me two by love, and not a word to Abel, one's for his birthday and the other is in case he
doesn't like it.

@ landlord > hattie | +38 | The Drowned Compass
The management would like it noted that it has at all times kept to the law as displayed.

@ quarter-past > landlord | +15 | Priya, Farside
You called time at twenty-five to twelve last Friday. Which clock was that?

@ heart > quarter-past | +14 | The Drowned Compass
The one in my heart.

@ named > quarter-past | +28 | Had to be said | removed
I can tell you who was pulling pints at that hour because I live opposite and I wrote it down, and
I'll put her full name and her road on here if nobody else has the nerve.

@ birthday > named | +17 | Gwen at the chandlery
Please don't. She isn't here to answer you, and it was her birthday. We were all singing. You could
have come over."""
)
