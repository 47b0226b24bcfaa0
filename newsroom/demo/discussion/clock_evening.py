"""How the day went on under the harbour clock, when people had come home from work."""

from newsroom.demo.discussion.clock_argument import CARE_AND_COST
from newsroom.demo.discussion.clock_beside import SIGNS_AND_WEDDINGS
from newsroom.demo.discussion.clock_thread import TRAINS_AND_TRADE
from newsroom.demo.transcript import read

AFTER_WORK = read(
    """
@ skarne | 205 | D. Pell, Skarne
From across the bay, congratulations on reaching today.

@ bay > skarne | +11 | Tamsin H.
Bring your own dog next time, Dorian.

@ > bay | +14 | D. Pell, Skarne
The dog has been spoken to.

@ two-faced > skarne | +18 | Bellringer's wife
Skarne's own town hall has four faces and they've never once agreed. My sister lives there. She goes by
the east one in the morning and the north one when she wants her lunch.

@ > two-faced | +22 | D. Pell, Skarne
The north one is decorative.

@ > two-faced | +37 | Four Faces Still Better Than Your One | declined
AT LEAST OURS DON'T NEED A COMMITTEE. WITHYMOUTH COULDN'T RUN A BATH. YOUR MAYOR

@ rates | 231 | Ratepayer of Gaol Hill
£2,340, "most of it scaffolding". We had scaffolding up there for the jubilee flag. Where is it? I ask
because there's a set of poles that looks very like it holding up runner beans on plot seventeen.

@ beans > rates | +12 | Mrs Trembath, Laundry
Nothing's been grown on seventeen for years. It isn't beans.

@ bed > beans | +16 | Ratepayer of Gaol Hill
Then what's he keeping up with it?

@ > bed | +29 | Lionel Fisk
It is a private arbour.

@ > bed | +40 | Mo
HAHA

@ engineer > rates | +45 | Septimus Rooke, Clerk to the Council
For accuracy: the jubilee scaffolding was hired, and was returned. The sum of £2,340 is made up of £1,610
for scaffolding, £480 for the clockmaker, £240 for the engineer and £10 for a biscuit, on which I have
asked the caretaker for a note.

@ > engineer | +17 | Elias Coad, Customs House
It's for the jackdaws. It's over the year.

@ > engineer | +35 | Ratepayer of Gaol Hill
Thank you. I withdraw "where is it" and keep "private arbour".

@ school | 262 | Mrs Pascoe, school office
Since parents are telephoning: school will begin at nine. It has always begun at nine. From the first of
the month it'll also be nine everywhere else.

@ milk > school | +19 | Dad of three
Can we have that in a letter? In eleven minutes' time I'll have forgotten it.

@ > milk | +12 | Mrs Pascoe, school office
It went home in the bags. Look under the banana.

@ lollipop > school | +33 | Joyce, crossing patrol
Twenty-two years I've stood at the bottom of Saddler's Row from half eight by the tower. So it's a lie-in
I've had, isn't it, all this time. And now they want it back.

@ > lollipop | +15 | Tom, Year 9
you can have mine joyce

@ > lollipop | +27 | Hattie Bray
Joyce, you once held up a bread van, a hearse and me so that one duck could finish thinking. You can start
whenever you like.

@ chapel | 318 | Deacon at the chapel
Nobody's had a kind word for the one clock that was right. It's on Farside, it's over the door, it was given
by the Misses Tregunna in memory of their brother, and it's wound on a Sunday by whichever of us is lightest.

@ light > chapel | +13 | Priya, Farside
It's true. I did it for two years and had to be told that I was excused.

@ > chapel | +25 | Marguerite on Chapel Wall
I set his pills by it. I've always been grateful, and I never thought to say so to a clock. Thank you, Deacon.

@ smug > chapel | +31 | A Townsider
With a bell on it like a spoon in a jug. If Farside are going to be right for ever more they might at least
be right in tune.

@ > smug | +20 | Constance Aldous
It's an F sharp and there's nothing whatever the matter with it.

@ gulls | 344 | Oakley W.
What do the gulls go by? Serious question. They're at the bins at twenty to seven every day, and the bins go
out at eleven minutes past the half.

@ > gulls | +26 | Pim Ostrander, the Bell
By the lorry. It brakes at the top of Gaol Hill and they hear it. I sat on a bin for a week to find that
out.

@ statue | 371 | Enid and Frank
Leave the tower as it is and put up a second clock beside it that's right. Then everybody is happy and it can
be photographed with both.

@ second > statue | +10 | Dunstan Oake
A man with one clock knows what time it is. A man with two lives in Withymouth.

@ > second | +17 | Enid and Frank
Frank has written that down.

@ > statue | +48 | Beatrix Oldacre
We did cost it, Enid. It was £9,000 and the second one would have had to be higher.

@ train-again | 402 | Commuter, 6.52
Everyone's been talking about the 8.14. Spare a thought for the 6.52, which you catch by leaving home in
what feels like the day before.

@ > train-again | +29 | Withy Junction, platform 2
You're the one with the toast. I've held it for the toast.

@ ghost | 455 | Pepper, aged 11
If you put the clock forward by 11 minutes on the 1st where do the 11 minutes GO. Did anyone ever have them?
Is it like the halfpenny

@ gone > ghost | +18 | Dunstan Oake
That is the best question on this page. They were borrowed, a little each, by everyone who was ever early by
the tower. Nobody ever had them to keep.

@ > gone | +13 | Pepper, aged 11
so its a debt

@ > gone | +24 | Dunstan Oake
It is exactly a debt. See me about physics.

@ > ghost | +52 | Cedric Almond, treasurer (retired)
And carried forward every year without being entered. I don't like to think of it.

@ vote | 498 | Six to five
Can the Bell print who voted which way? Some of us would like to know whom to buy a drink and whom to have
bought for us.

@ list > vote | +21 | Edda Marchbanks, the Bell
For: Vane, Oldacre, Rowe, Achterberg, Sully, Nance. Against: Fisk, Pardoe, Trembath, Hoskin, Quill. It was by
show of hands, and Cllr Hoskin put up both, so the clerk counted the higher.

@ > list | +14 | Cllr W. Hoskin
I was stretching.

@ > list | +32 | Six to five
Much obliged. That's six pints and five conversations.

@ doctor | 560 | E. Amory
In my professional capacity: two patients this morning with palpitations, and both of them had just read this.
The clock is not moving until the first. You may breathe out.

@ > doctor | +16 | Nan Tuckett
I wasn't palpitating, I was running for the bus.

@ sundial | 604 | Gnomon | removed
The sundial on the church is the only honest clock in the parish and it's been wrong by a quarter of an hour
since they brought in the railway. Nobody holds a vote on that.

@ harsh > sundial | +9 | Rev. Tobias Lamb
I'm not sure that the rest of what you say about the sexton's mother belongs here.

@ spam1 | 622 | RapidLoans 24 | spam
Running out of TIME? We lend in 11 minutes. No questions. https://loans.example/now

@ spam2 | 655 | Dr. Miracle | spam
Clock of the body OUT OF TUNE?? One spoon at bedtime. Ask me how https://spoon.example/

@ angry | 671 | Not Afraid To Say It | declined
Everyone on this page is being paid by the clockmaker. Look who his cousin is. Look who did his kitchen.

@ pint | 702 | Ludo V.
Drinking-up time tonight was announced as "the last of the legal elevens". Standing room. Somebody's brought a
fiddle.

@ > pint | +12 | The Drowned Compass
The management has noted nothing.

@ last | 1012 | Jory (off the ferry) | pending
Took the last boat over by the tower tonight, and stopped in the middle, and let it strike. I've never heard
it from out there with the engine off. That's all.
""",
    before=TRAINS_AND_TRADE + CARE_AND_COST + SIGNS_AND_WEDDINGS,
)

WAITING = read(
    """
@ > wait | 640 | Organist | pending
I play on Sundays and I have sat through that silence for nineteen years thinking that they'd lost the book.

@ > serious | 655 | Another one at a window | pending
It's my mother, and it's half past six at night for me. I've never met you, Marguerite, but I know that gap.

@ > cabin | 668 | Gwen at the chandlery | pending
Jory, I've got one here with your name on it, and four screws. Come in for it. I'm not charging you for time.

@ | 684 | Len's brother | pending
when the train lot have to be on time like the rest of us we'll see what a box of mackerel REALLY costs

@ | 697 | History teacher, retired | pending
The plaque says "struck by the dredger Obedience in a gale". There was no gale. It was snowing, and still. I
was four. I remember because we had been told to be quiet.

@ > visitor | 725 | Same thing happened to us | pending
October. A christening. We walked in on the cake.

@ | 742 | Brenda & Co, Accountants | pending
Does anybody know if the pub licence needs to be re-registered? Asking for a client who says that he's not
asking.

@ > school | 760 | Mum of twins | pending
One of mine is in Year 2 by the bell and the other's in Year 2 by the register and I should like that sorted
out at the same time please.

@ | 777 | k | pending
first

@ > rates | 790 | Also of Gaol Hill | pending
I have seen the arbour. It has curtains.

@ | 801 | CHEAP ROLEXX WITHYMOUTH | pending
Time is money!!! Genuine copy watch 30 pound. Whats app only

@ | 822 | Wilf Pardoe | pending
I've wound that clock every Monday for forty-one years and not one person's rung me up. I don't mind. I only
thought somebody might.

@ > how | 838 | Apprentice, second year | pending
Is there a job going? I can do bicycles.

@ > chapel | 850 | Lapsed | pending
I'd come back for the clock, Deacon. I'm not promising anything about the rest.

@ | 868 | Ashamed to say | pending
When I was nine I threw a ball at the face and it stuck on the minute hand, and it was eleven minutes to
before it fell off. I've thought all my life that it was me.

@ | 884 | Perpetua Vane's neighbour | pending
She practised that bit with the wristwatch in the garden. We could see her over the hedge. She dropped it
twice. We're very proud.

@ > vote | 899 | No names | pending
Ask Quill where he was for the first count. Ask him what was in the flask. Everybody knows what's in the
flask.

@ > ghost | 930 | Pepper's teacher | pending
Pepper, this is lovely, and it is also a quarter past nine.
""",
    before=TRAINS_AND_TRADE + CARE_AND_COST + SIGNS_AND_WEDDINGS + AFTER_WORK,
)
