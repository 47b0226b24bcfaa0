"""Under the band, the play, the signs, the eels, the fog, and a story that was taken back."""

from newsroom.demo.transcript import read

BAND = read(
    """
@ cow | 20 | Gwen at the chandlery
I meant the cow nicely.

@ > cow | +25 | Tuba, first floor
It was taken nicely.

@ beats | 58 | W. Pascoe, inland
They told me about the four beats. I've had to go and stand in the garden. Let her have my mouthpiece, it's
in the tea tin.

@ > beats | +47 | Constance Aldous
Oh, Walter. We'll leave you two. She can have the other two.

@ horn | 130 | Newcomer, Gaol Hill
The horn's in it? I'll want a ticket. I'll want to be quite near.

@ | 2100 | Bassoon | pending
Is nobody going to ask what the bassoon has been doing for all these bars?

@ > horn | 2140 | Harbour office | pending
It's loud.
""",
)

PLAY = read(
    """
@ hats | 45 | Inspector and Inspector
I had four minutes to change and one hook. Thank you for being on the side of the hats.

@ fall | 80 | Stage left
It isn't meant. It's held up by a Coad, and he cries at that line.

@ > fall | +22 | E. Coad
I do not. It's the paint.

@ face | 110 | Jory (off the ferry)
All right.

@ > face | +1450 | Solomon Birch, the Bell
Went again. He turned round. I have nothing to add to what I wrote, except that I wish I had waited to write
it.

@ | 7300 | The dead keeper | pending
I'm in it from start to finish, and not a word.
""",
)

SIGNS = read(
    """
@ slate | 30 | Slate number six
He asked me how I say it, and I'd never been asked. I've been saying it right ever since.

@ cafes | 75 | Mabry Lunt, the Bell
I didn't know that he had kept them. I went and stood in front of the left-hand one for some time. It's a
lovely ampersand.

@ > cafes | +33 | Abel Cutts's niece
He says the soup was good at the second. He says it was where you'd put the door.

@ divers | 190 | Careful diver
I found the town entirely welcoming.

@ pig | 260 | Butcher (retired)
I turned that pig down thirty years ago and I was wrong.
""",
)

EELS = read(
    """
@ palm | 35 | Weir cottage
The old keeper was my dad. He said they were polite, too. I didn't know that anyone else had put a hand down.

@ > palm | +48 | Pim Ostrander, the Bell
He showed me how. He said to take my ring off first.

@ quince | 90 | Over the wall, Chapel Lane
Take them! I've been leaving the ladder out for three weeks. Is it the sign that says BEWARE?

@ > quince | +26 | Priya, Farside
It's the dog on the ladder.

@ count | 340 | Upriver
Twenty-six here on the Tuesday. I turned the yard light off, after reading this.
""",
)

FOG = read(
    """
@ rail | 22 | The visitor on the bottom step
I should like to thank the beginners, who said that they had been looking for me. They hadn't, but it was
kind.

@ catalogues > rail | +61 | Chapel Wall, number two
Could we keep Saddler's Row's postman as well? He whistles.

@ flat | 95 | L. Treadgold, pianos
It's an A sharp.

@ > flat | +14 | Constance Aldous
Not where I was standing.
""",
)

FILM = read(
    """
@ hat | 22 | Owner of several hats
Where do we send the photograph?

@ doubt > hat | +31 | Miriam Tallow
I wouldn't send anything just yet. There is no Grand Meridian in any of our directories, and the box number
at Gaol Ford is the launderette.

@ > doubt | +17 | Ines Halloway, the Bell
I'm ringing them now. Please, everyone, hold on to your fifteen pounds.
""",
)
