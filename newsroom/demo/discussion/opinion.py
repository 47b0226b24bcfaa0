"""Under what the paper thinks, and what its readers wrote."""

from newsroom.demo.transcript import read

LEADER = read(
    """
@ window | 11 | Marguerite on Chapel Wall
I've been called a number of things in this town, and never out-writing anyone. Thank you. I'll be on the
quay. So will he, if it's dry. He'd like to see it done properly.

@ chair > window | +13 | Gig club, first boat
There'll be a chair, at the front, and six of us to carry it over. It's no trouble. We'd only be standing
about.

@ > chair | +18 | Dunstan Oake
I will bring a rug and keep him company. He has found an error in my seventh drawing.

@ nothing | 26 | Hattie Bray
Eleven minutes with nothing to be late for. I think that's the nicest thing anyone has ever offered me.

@ minute > nothing | +14 | Septimus Rooke, Clerk to the Council
May I ask, for the minutes, how they're to be minuted?

@ > minute | +12 | Odile Farrant, the Bell
Not.

@ > minute | +24 | Septimus Rooke, Clerk to the Council
That will be a great relief.

@ sorry | 49 | Old subscriber
"The council was right, and we are sorry." I have taken the Bell since I was married, and cut that out.

@ cant | 70 | Six against five
A week ago you called it "our dear old liar" on page three. Which is it?

@ > cant | +15 | Odile Farrant, the Bell
Both. That's what the piece is about.

@ watch | 88 | Elegant Timepieces Outlet | spam
Dear friend nice blog. For the perfect minute 95% off: https://watches.example/bell

@ | 104 | Town Band, cornets | pending
We can do eleven minutes. We've an overture.

@ > nothing | 119 | Busy | pending
Some of us have dinners on. Can it not be at twenty to?

@ | 133 | J. Petherwick, clockmaker | pending
Noon is possible. I'd want somebody to hold the biscuit.

@ > sorry | 150 | His wife | pending
He did. There's a hole in the crossword.

@ | 166 | Only asking | pending
What happens to anybody born in it?

@ > window | 181 | Carer, Townside | pending
It's me that's always late, from the tower side. I never knew that you were at the window. I'd have waved.

@ | 203 | SmartHome Deals | pending
Never change a clock again! https://smart.example/clock

@ | 220 | Tom, Year 9 | pending
does nothing count for school
""",
)

COLUMN = read(
    """
@ oh | 22 | Ottoline Frame
Oh.

@ > oh | +9 | Mabry Lunt, the Bell
Thank you.

@ tuner | 60 | L. Treadgold, pianos
It was kindly meant about the keys. They do go that colour at the other end, if they've been near a chowder.

@ merchant | 130 | The wine merchant
I did say pencil shavings. I had been sharpening a pencil.

@ > merchant | +40 | Mabry Lunt, the Bell
Then I take it all back, and I should like to see the pencil.

@ > oh | 10200 | A peach grower | pending
I've a tree of them coming on that I think would get two.
""",
)

LETTERS = read(
    """
@ pump | 35 | L. Bray's husband
It was by the trough. I know where I was standing. I was the one kneeling.

@ > pump | +20 | L. Bray
I was looking at the pump.

@ seal | 71 | Pim Ostrander, the Bell
It's not from Skarne. It has a notch in its left flipper and I've known it since it was the size of a loaf.

@ > seal | +55 | D. Pell, Skarne
Then it was biased.
""",
)
