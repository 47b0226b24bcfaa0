"""Under an obituary, the lost things, and the library book."""

from newsroom.demo.transcript import read

HESPER = read(
    """
@ wall | 40 | Next door, Chapel Wall
It's me that she told through the wall. "North-west, Jean, take in your sheets." Forty years. It blew last
night and I lay there and waited to be told.

@ > wall | +35 | Marguerite on Chapel Wall
I heard it go round at ten to three, Jean. I'll knock, if you'd like. I'm always up.

@ mate | 95 | A grandnephew
The second mate's name was Bevis Lusk. He did come back. It was on the next ebb but six thousand. He had a
family by then, and he stood on the slip for a bit, and went again. She told me that. She said he'd kept his
hair.

@ > mate | +44 | Ottoline Frame
Thank you for telling us that. I took her photograph on that slip, and could never think what she was
looking at.

@ march | 160 | J. Nance, harbour office
I have the saucer. The note had been under it for so long that it took the glaze off. You can still read the
third week of March.

@ slide > march | +70 | Dunstan Oake
She showed me her method once. I taught the subject, and I did not follow her beyond Thursday.

@ > slide | +51 | Ansel Crewdson
I did. She taught me on the steps, with winkles.

@ swim | 240 | Slip swimmers
We're going in on the day, at slack, all of us, in hats. She'd have thought it fuss.

@ | 2700 | Number four, Chapel Wall (executor) | pending
There's a pear tree down in her garden, or was. If anybody knows who took the timber will they please say,
as nobody's in trouble.

@ | 2755 | Skarne Harbour | pending
We bought our tables from the capital all those years, and then rang her up.

@ > swim | 2790 | E. Amory | pending
I'll hold the towels.
""",
)

LOST = read(
    """
@ teeth | 25 | Says NOT MINE
I wrote the label. They were handed to me by a lady who was laughing too much to say whose they were.

@ glove > teeth | +19 | Ludo V.
Were you wearing gloves?

@ > glove | +12 | Says NOT MINE
One.

@ cake | 70 | The bride, spring before last
That's ours! Oh, that is OURS. We thought the seagulls had it. Please don't sell it. We'll be wanting it in
March.

@ > cake | +18 | Jory (off the ferry)
I'll bring it over on the first boat. Congratulations.

@ > cake | +65 | Bathsheba Coad
March! I'll start on the shawl.

@ oar | 130 | Gig club, beginners
Is it ours, if it goes left?

@ > oar | 2500 | Right Oar, Skarne | pending
It's a pair with one that we've got. Shall we send it, or will you?

@ | 2600 | Accordionist, resting | pending
Is it the one with the sticking A? I'd know it in the dark. I'd rather not say why it was on the ferry.
""",
)

LIBRARY = read(
    """
@ byelaw | 51 | Cedric Almond, treasurer (retired)
£634.40 can't be right. Fines at Withymouth stop at the price of the book: I typed that rule myself,
and I remember it because we ran out of ribbon at 'price' and I had to go over to the Bell to borrow
one. I have still got it.

@ quite-right > byelaw | +33 | Miriam Tallow
You're quite right, Mr Almond, and I ought to have caught it. I have told the newspaper. Do keep the
ribbon.

@ halfpenny > byelaw | +82 | Mo
so he owes 62 and a half p. who's got the half

@ biscuits | 205 | A grandson | withdrawn
The biscuits are my sister's recipe and I'd rather she didn't hear I get the credit.

@ sheds | 377 | Sheds Sheds Sheds | declined
Nice to see sheds in the news. We clear sheds. Ring any time, ask for Keith. Not about books.
@ half > halfpenny | +60 | Cosmo Pellinger, the Bell
I have. It was my grandfather's. I've offered it, and been told that the library can't give change.

@ > half | +25 | Mo
keep it cosmo. interest free

@ > half | 4300 | Bank of the Long Drawer | pending
We could issue a token.
""",
)
