"""Under the council's business: the bridge, for and against, and the smaller things."""

from newsroom.demo.transcript import read

BRIDGE = read(
    """
@ night | 18 | Midwife, retired
I had the Farside district for twenty-six years. Babies do not come by the timetable. I have been rowed
across by a butcher, a curate and a boy of eleven, and once I rowed myself, badly, with a lamp in my teeth.
A man asleep six nights in seven is what we had. If nine pages is what it takes then let it be nine good
pages.

@ boy > night | +27 | Jory (off the ferry)
I was the boy.

@ > boy | +16 | Midwife, retired
I know you were, my lover. It was a girl, eight pounds, and you wouldn't come in.

@ > boy | +35 | Priya, Farside
That was my mother-in-law. She still tells it. She says you waited all night on the slip in case I don't
know what.

@ laundry > night | +61 | Bridge Society
We're forty-three members as of this morning.

@ lands | 40 | Mrs Trembath, Laundry
I have now seen the drawing that I wasn't shown. It comes down between the mangle and the canteen. I have
thirty-one women who'll be standing on that spot.

@ shirt > lands | +19 | Civil engineer (not on this job)
It's a desk study. They put the far end where the contours were. Nobody's been. I'd ask them to come and
stand there as well, in fairness to everyone.

@ > shirt | +23 | Mrs Trembath, Laundry
They may come on a Monday. We do the hotels on Mondays. They can hold an end.

@ arch | 77 | Dunstan Oake
A single arch of 212 metres, two metres too low, on silt. I've seen the section. I do not say that it would
fall down. I say that it would be interesting.

@ > arch | +45 | Oakley W.
Is there a drawing of yours?

@ > arch | +52 | Dunstan Oake
There are nine.

@ families | 105 | One of the three families
We're one of the three who left. It wasn't the goose. We loved the goose. It was the fourth time that I had
to choose which child to be with at half past six at night.

@ > families | +31 | Marguerite on Chapel Wall
We miss yours. There's still a mitten on the rail.

@ > families | +90 | Beatrix Oldacre
I read this one out at the end of the meeting. I hope that you don't mind. I left off your name.

@ toll | 160 | Free Marketeer
Put a toll on it. Two pounds each way, paid for in four hundred years.

@ > toll | +33 | Cedric Almond, treasurer (retired)
Four hundred and eleven, allowing for paint.

@ spam | 222 | Bridge Loans UK | spam
Need BRIDGE finance? Approved in 1 hour bad credit ok https://bridge.example/

@ rude | 250 | Townsider Born And Bred | declined
If they want a bridge they shouldn't have been born over there.

@ took | 281 | Second thoughts | withdrawn
I was the one who said at the meeting that nobody on Farside had a watch.

@ | 6900 | Second ferryman, perhaps | pending
I've my ticket, and I don't sleep. Who do I see?

@ > lands | 6980 | Mangle Three | pending
We've had a vote. It can come down on the canteen, but not on a Wednesday.

@ > families | 7010 | House agent, Gaol Ford | pending
There's been nobody through the door about Chapel Wall since the spring. This week there have been three,
and all of them asked about the goose.
""",
)

BRIEFS = read(
    """
@ machine | 25 | Honest motorist
I've put a pound in that machine every Saturday for four years, and had nothing back. I thought that was
what it was for.

@ > machine | +28 | Septimus Rooke, Clerk to the Council
If you would come in, there is a form. There are about eleven thousand of them.

@ ollern | 92 | Bürgermeisteramt, Bad Ollern
We are still here! We have also a clock that does not go. Please write.

@ > ollern | +640 | Beatrix Oldacre
I have. It's eleven pages long. I hope that you like geese.
""",
)
