"""Under the egg and the ferry: the youngest readers, the regulars, and those who are never pleased."""

from newsroom.demo.transcript import read

EGG = read(
    """
@ told | 6 | Bea, aged 8 and a half
I TOLD YOU. I said it under the ferry story and nobody said anything.

@ sorry > told | +8 | Cosmo Pellinger, the Bell
You did, and we were slow. You are owed a byline. Can you draw?

@ > sorry | +7 | Bea, aged 8 and a half
Yes but not feet.

@ > told | +21 | Beatrix Oldacre
You also told me, at tea, and I said "how nice". I am learning from this.

@ sitting | 15 | Hattie Bray
I've been on the 8.40 with her every working day for four years. I have shared my crisps with that bird. I
thought that we told each other things.

@ > sitting | +14 | Jory (off the ferry)
She doesn't like to make a fuss.

@ gander | 19 | Nineteen Years a Gander
Nineteen years that man has called her "him". You never once looked, Jory?

@ look > gander | +9 | Jory (off the ferry)
You go and look.

@ > look | +11 | E. Amory
I have looked. I was asked not to say.

@ officer | 27 | County wildlife desk
A polite reminder that it's an offence to disturb a nesting greylag, to handle the egg, or to put a small hat
on it. There has been a telephone call about a hat.

@ hat > officer | +13 | Nan Tuckett
It was a very LIGHT hat.

@ > hat | +10 | County wildlife desk
We've no doubt that it was, Mrs Tuckett. Thank you for taking it off again.

@ hat-off > hat | +24 | Nan Tuckett
I didn't take it off. She took it off.

@ maths | 38 | Tom, Year 9
if its 36 passengers and 1 other and the egg hatches is it 36 and 2 others or 35 and 2. asking because theres
36 of us on the school boat

@ weigh > maths | +12 | Ansel Crewdson
36 and 2.

@ > weigh | +9 | Tom, Year 9
thank you mr crewdson. thats the most ive ever heard you say

@ name | 44 | Priya, Farside
Proposal for the vote: Cable.

@ > name | +7 | Ludo V.
Ramp.

@ > name | +16 | Gwen at the chandlery
Obstructed.

@ obstructed > name | +33 | Dunstan Oake
I should like to second Obstructed. It has dignity, and it's already in the log.

@ late | 52 | Delayed of Farside
So because of a GOOSE twelve people a time are to be left on the slip in the rain for a month? I have a job.
I'm not laughing.

@ rain > late | +15 | Marguerite on Chapel Wall
I don't think that you're wrong. It was twenty-two of us on the boat
just now, though, and there was room for all
of us and one cello.

@ > rain | +12 | Delayed of Farside
Fair enough. It was the cello that got my seat.

@ spam | 61 | Golden Goose Investments | spam
Make your nest egg grow 400%! Ask our experts at https://goose.example/invest

@ omelette | 70 | Not Sorry | declined
One egg, a knob of butter, sorted. You're welcome.

@ threat > gander | +48 | Gone Too Far | removed
Somebody should follow the ferryman home and ask him to his face what he's been doing with the fares.

@ > threat | +10 | Jory (off the ferry)
I go home along the quay at half past six. Walk with me if you like. I'll bring the tin.

@ > told | +90 | Year 4, Withymouth Primary | pending
We are doing a chart. Please can somebody tell us every day if it has hatched? It's for Science and also we
want to know.

@ > name | +74 | Abel Cutts's niece | pending
He says whatever it's called keep it short, there's not much room left under the fare.

@ | 96 | Leaning out of the Compass | pending
The one with the limp's been at the back door this past hour, looking at his feet. I think he's heard.

@ > officer | +80 | Knits | pending
If it's a matter of weight I've a four-ply.

@ | 118 | A passenger | pending
I stood next to the locker the whole way and I'm here to say that she sang. It was under her breath, but it
was a tune.

@ > late | +71 | Commuter, 6.52 | pending
Get the one before. Nobody ever gets the one before.

@ | 127 | ferrytickets4less | pending
Best geese best price ferry book now https://ferries.example/geese

@ > weigh | +82 | Tom's dad | pending
He asked me at table what "other" meant in law and I had to go and sit in the van.

@ | 138 | Councillor W. Hoskin | pending
May I say that I was always in favour of the goose.

@ | 141 | Disgusted | pending
It is a wild animal. It should be in the wild, where wild animals go. Not on a BOAT.

@ > obstructed | +66 | Clerk's office | pending
Mr Rooke has asked us to say that he was not aware, when he spoke with his mouth full, that it would be in the
newspaper.

@ | 149 | Keith (sheds) | pending
We do nest boxes as well. Ring any time.

@ > gander | +130 | Retired poultryman | pending
You tell by the voice. A gander's higher. Any fool could have told you, and for nineteen years I've been
standing on that slip waiting for one to ask.

@ | 155 | aaaaaa | pending
aaaaaaaaaaa

@ | 160 | Skarne Rowing | pending
We note that the hazard of navigation is now under cover and looked after. We wish it a safe month. In port.

@ > sitting | +151 | Hattie Bray | pending
An update: I brought crisps. She moved over.
""",
)

FERRY = read(
    """
@ swim | 75 | E. Amory
It was twice a day at the most, and the tide did nearly all of it. Surgery is open again at the
usual hours, dry.

@ bag > swim | +17 | Crew of the launch
Your bag is a poor sailor, doctor.

@ pear | 140 | Ottoline Frame
A wheel for a sixty-year-old ferry made from a pattern in pear wood by someone of twenty-six. I've
read worse news this week, and all of it was longer. Is the pattern going to be kept? The library
has a good deep drawer.

@ works | 166 | Fed up of Gaol Hill | removed
The works department couldn't mend a sandwich, and the one with the beard is a thief.

@ crossing | 410 | Cheap Crossings | spam
Best ferry ticket worldwide, book now https://ferries.example/ best ferry ticket best price ferry
ferry ferry

@ egg | 1330 | Bea, aged 8 and a half | pending
Is the Bosun a girl? Because there is an egg in the lifejacket locker and nobody is saying anything.
@ drawer > pear | +38 | Ruth P., at the yard
It's yours, if you'll have the shavings as well. I've nowhere to put them and I can't throw them out.

@ > drawer | +55 | Miriam Tallow
We'll file it under P. I've been asked to say that it will not be under W.

@ flapjack | 240 | Parent of a rower
No more flapjack, it says. What about parkin?

@ > flapjack | +17 | Gig club, first boat
We have talked about it and parkin is not flapjack.

@ | 1390 | Foundry hand, next county | pending
I poured that. I don't see the things I pour again as a rule. Could you put up a picture of it wet?

@ > swim | 1405 | Anxious | pending
Doctor, please could you wear the orange hat? It's only that we count you.

@ | 1421 | Local historian (amateur) | pending
"The longest since the year of the ice" is not correct: it was eleven days in the year of the coal. I have the
receipts.

@ > pear | 1450 | Woodwork, Year 10 | pending
Please could we see the pattern before it goes in the drawer, we're doing patterns.
""",
)
