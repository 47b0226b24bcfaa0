"""What else was said under the harbour clock: signs, weddings, the railway, and how it is to be done."""

from newsroom.demo.discussion.clock_argument import CARE_AND_COST
from newsroom.demo.discussion.clock_thread import TRAINS_AND_TRADE
from newsroom.demo.transcript import read

SIGNS_AND_WEDDINGS = read(
    """
@ board | 118 | A. Cutts (typed by his niece)
It was nine days and not a fortnight. I will do the new board for the same money, and I would like
paying for the bench.

@ shouting | 190 | ENOUGH | declined
SIX VOTES TO FIVE AND NOT ONE OF THEM COULD RUN A TAP. SACK THE LOT. SACK THE CLERK. SACK THE GOOSE

@ watches | 333 | Elegant Timepieces Outlet | spam
Great post very informative!! Never be late again, 90% OFF all luxury watch, only today. Visit our
shop at https://watches.example/withymouth and use code CLOCK.

@ wedding | 811 | Bride of the 19th | pending
Ours is one of the forty weddings. Could somebody at the council tell us whether we're getting
married at three or at eleven minutes past? My mother is asking me hourly, and we no longer agree on
what that means.

@ sat-there > landed | +78 | Jory (off the ferry) | pending
You sat in her place, mind. She hasn't forgotten.
@ niece > board | +31 | Abel's niece
He's standing behind me. He wants it known that the fortnight includes the weather.

@ nine-days > niece | +14 | Lionel Fisk
I said a fortnight in good faith, from the invoice.

@ invoice > nine-days | +12 | A. Cutts (typed by his niece)
You have never had an invoice off me, Lionel. That's the trouble with the bench.

@ > invoice | +9 | Gwen at the chandlery
I could hear the niece laughing from here, and I'm three doors up.

@ > invoice | +26 | Perpetua Vane
Mr Cutts, if you'll send the bill for the bench to me I will put it on an agenda myself. Sixty-eight years
is long enough to be second reading.

@ arch | 47 | Rev. Tobias Lamb
Forty weddings is about right, and since I conduct most of them, may I say that in church they're
married at the time on the register, which is true time, and then walk two hundred yards and are
photographed before it happened. I've preached on it. Twice.

@ sermon > arch | +16 | Bathsheba Coad
Three times, vicar. It was a very good one the first time.

@ > sermon | +13 | Rev. Tobias Lamb
I had hoped the third was new.

@ photographer > arch | +44 | Ottoline Frame
I take the photographs. What people come for isn't the clock, it is the light on that wall at the end of
the afternoon, and the council can't vote on that. But I've always told them to hold still until it
moves, and somebody always laughs, and that's the picture.

@ > photographer | +28 | Hattie Bray
That's us on the stairs at home! I never knew you were doing it on purpose.

@ > photographer | +37 | Ottoline Frame
Everything's on purpose but the seagull.

@ junction | 62 | Withy Junction, platform 2
Speaking for nobody but myself, I have held the 8.14 for Withymouth people more often than the company
knows. Thirty seconds here and there. If the clock's put right I can stop lying in the book.

@ held > junction | +11 | Hattie Bray
You held it?? For which of us?

@ > held | +9 | Withy Junction, platform 2
Whoever was running with one arm up. You've a good arm, madam.

@ record > junction | +20 | Clive, Timetables
As a season-ticket holder from up the line, I'd like to know why I have sat at Withy Junction for "signal
reasons" two mornings a week since the spring.

@ human > record | +15 | Priya, Farside
You have been sitting there for love, Clive. Write that in your book.

@ > human | +18 | Clive, Timetables
It's a small book. I've put "acceptable".

@ tea > junction | +53 | The Junction Café
It's more like thirty-four teas since they changed the flask. We did write to the council. We said it in a
friendly way. We'd be very sorry to lose the company, is what we meant.

@ > tea | +22 | Dunstan Oake
Madam, I'll come by train on purpose and miss it.

@ how | 83 | J. Petherwick, clockmaker
Since nobody has asked: I am who goes up. It's an eight-day movement by a good maker, and there is nothing
wrong with it. I said so in my letter of estimate. It keeps time to four seconds a week. It's only been put
in the wrong place.

@ wrong-place > how | +17 | Mo
like me at school

@ nothing > how | +21 | Dunstan Oake
Nothing wrong with it? Then, forgive me, why has it been eleven minutes out again every time that one of
your trade has been up there to set it?

@ van > nothing | +25 | J. Petherwick, clockmaker
I can only speak for my uncle, who was the second of the three. He set it right on the Tuesday. On the
Wednesday he had a telephone call from a lady who asked if he was pleased with himself. On the Thursday it
was back. He always said it wasn't the clock that did it.

@ lady > van | +13 | Nan Tuckett
Your uncle had a squeaky van.

@ > lady | +8 | J. Petherwick, clockmaker
He did. How would you know?

@ > lady | +15 | Nan Tuckett
I'm not saying anything my love. It's a good strong ladder, that's all I'm saying, and I was younger.

@ keys > van | +34 | Edda Marchbanks, the Bell
Mrs Tuckett, may I come and see you? I will bring cake, and no notebook unless you ask for it.

@ > keys | +19 | Nan Tuckett
Lemon

@ > keys | +23 | Lionel Fisk
I should like it minuted that I know nothing about any ladder.

@ > keys | +41 | Perpetua Vane
Nobody had said that you did, Lionel.

@ deaf > how | +64 | Elias Coad, Customs House
When you do come mind the jackdaws. They're in behind the nine. They don't bite but they think about it.

@ > deaf | +30 | J. Petherwick, clockmaker
Noted. I'll add them to the estimate.

@ visitor | 140 | Dagny, on holiday
We were here in June and missed the ferry, the church and a pasty, in that order. My husband said that
there must be something wrong with us. We went home and checked all our clocks. Is this true?? You all KNEW?

@ knew > visitor | +8 | Ludo V.
You'd have been told if you had stopped for a drink.

@ told > visitor | +14 | Ines Halloway, the Bell
It's in very small letters on the harbour leaflet, under the opening hours of the toilets. I've asked the
council more than once to have it moved up.

@ > told | +17 | Dagny, on holiday
Which are also by the tower?

@ > told | +33 | Miriam Tallow
I'm afraid that they are by the caretaker.

@ june > knew | +21 | Dagny, on holiday
We did stop for a drink. We were told that it was closing time.

@ > june | +12 | Priya, Farside
I rest my case.

@ shutters > june | +26 | The Drowned Compass
Come back, both of you. There's a pasty on the house and I'll ring the bell when you say so.

@ > shutters | +39 | Dagny, on holiday
He says that we're booked from the 3rd. By which I mean the real one.
""",
    before=TRAINS_AND_TRADE + CARE_AND_COST,
)
