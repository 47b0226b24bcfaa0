"""Under the sport: the race, the match on the sand, and the quoits."""

from newsroom.demo.transcript import read

GIG = read(
    """
@ row | 8 | Cello, back of the boat
I am the cello, or rather I'm who plays it. I only asked if we were nearly there ONCE.

@ > row | +9 | Ruth P., stroke
It was a long once. Come to the party.

@ protest | 14 | D. Pell, Skarne
I accept the umpire's ruling. I'd like it recorded that she was laughing while she gave it.

@ > protest | +11 | E. Amory
I was cold.

@ > protest | +19 | Tamsin H.
You had the whole river, Dorian. You could've gone round the outside like a gentleman.

@ wall | 25 | The Drowned Compass
The Oar may be seen at any hour permitted. There's a draught. Bring a hat.

@ hole > wall | +12 | Ratepayer of Gaol Hill
Is that a listed wall?

@ > hole | +15 | The Drowned Compass
It's a listening wall now.

@ lifted | 33 | Ines Halloway, the Bell
I can confirm the foot. I was on the breakwater with glasses. It was the left.

@ spam | 41 | ROWING MACHINE SALE | spam
Burn fat fast as OLYMPIC. Click https://rowers.example/ now

@ cheat | 52 | Insolent's boatman | removed
They fed that goose off the slip for ten days. You call it what you like. I call it training.

@ > cheat | +9 | Gig club, first boat
Everyone fed that goose off the slip. Your own cox fed it. There's a photograph, with chips.

@ | 71 | Mother of number four | pending
She's asleep in her kit on the stairs and I can't get past. Well rowed.

@ > lifted | +55 | Left foot, for the record | pending
It says "one foot" in the piece and the left in the comments. Which is it, for the plaque?

@ | 96 | Number three | pending
I want to say something about the children. When the ferry came back on they clapped us out of the boat, all
eleven, and the littlest said are you sad now. And we were a bit. That's what won it.

@ > wall | +90 | Next door to the Compass | pending
It's come through into my bathroom.

@ | 120 | Skarne till I die | pending
REMATCH. No birds.

@ > protest | +121 | Club secretary, Skarne | pending
On behalf of the committee: congratulations. The Oar's to be polished on the first of each month, with
linseed and not with beer. There are instructions inside the handle.

@ | 150 | grandad rowed in 1st boat | pending
69 years i have waited, and i was in the bath

@ > row | +140 | Cello's mother | pending
She was in the boat so that she'd be on time. I never thought of it as ballast.

@ | 165 | Photographs of the finish | pending
I have one with the foot in it. Ten pounds, for the school.

@ > hole | 172 | Building control | pending
We'll be round in the morning. Is there anything on draught?
""",
)

SANDBANK = read(
    """
@ wave | 20 | E. Amory (umpire)
To settle it: the wave came after the ball had crossed. I was in it at the time, and had a good view.

@ dog > wave | +25 | D. Pell, Skarne
And the spaniel? He was not out. It was a no-ball. He told me so himself.

@ > dog | +14 | Tamsin H.
He'd have walked.

@ bat | 70 | Lionel Fisk
I was not "run out arguing". I was run out while making a point.

@ > bat | +22 | Perpetua Vane
He was at our end at the time, and it was a good point, in fairness.

@ coin | 1410 | Beachcomber
I have the coin. From the first toss. It was tails.
""",
)

QUOITS = read(
    """
@ pale | 30 | Brother-in-law
I was not pale. It's the lamp.

@ > pale | +24 | Nan Tuckett
It's what you did with Mother's sideboard.

@ shirts | 66 | A team, the Drowned Compass
For sale: nine matching shirts, one owner, hardly doubted.

@ > shirts | +41 | B team, the Drowned Compass
We'd like the chalkboard cleaned before the handover, please.

@ insult | 90 | Clay In His Ears | declined
The ref's a disgrace and so's the whole family.
""",
)
