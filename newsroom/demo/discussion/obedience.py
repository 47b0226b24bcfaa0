"""Under the long read about the dredger, where people changed their minds in public."""

from newsroom.demo.transcript import read

OBEDIENCE = read(
    """
@ four | 12 | History teacher, retired
I was four. I've told this story to thirty years of children with my arms out, being the dredger. I should
like to say to all of them that I'm sorry about the arms.

@ > four | +22 | Tom's dad
They were very good arms, Miss.

@ shadow | 21 | Dunstan Oake
I have now measured it. The photograph is whole-plate and sharp enough. From the shadow of the mayor's hat
upon the cornet player the sun is two and three-quarter degrees past south. It is eleven minutes past noon,
to within about forty seconds. The clock behind them says twelve.

So it was set to twelve at eleven minutes past, in front of four hundred people and a band.

@ band > shadow | +17 | Constance Aldous
The band's minute book for that day reads: "Played until the Mayor came. Repeated the Overture." I've often
wondered why we had to repeat the overture.

@ long > band | +8 | Dunstan Oake
How long is it?

@ eleven > long | +13 | Constance Aldous
Oh, Dunstan. It's about eleven minutes.

@ > eleven | +7 | Hattie Bray
I have actual goose-flesh, and I'm sitting next to the actual goose.

@ > eleven | +26 | Dunstan Oake
I am going for a short walk.

@ hat > shadow | +31 | Cedric Almond, treasurer (retired)
The mayor's hat! The Bell printed a correction about it in '31. He had been detained by the hatter. I have the
cutting, I've had it framed these forty years for the wording alone.

@ > hat | +19 | Odile Farrant, the Bell
It's the longest thing that we have ever printed, and until this morning nobody here had understood what it
was apologising for. Mr Almond, may we see it?

@ > hat | +36 | Beatrix Oldacre
So it was a mayor, running late. I don't know where to look.

@ varley | 64 | Ruth Varley-Jones
Enoch Varley was my great-great-uncle. We don't talk about him, in my family. Mum used to change the subject
if a dredger came on the television.

I read this out to her over the telephone. She didn't say anything for a bit and then she said, read me the
part about leave it be.

@ home > varley | +23 | Marguerite on Chapel Wall
Would she come? We would like her to come.

@ > home | +41 | Ruth Varley-Jones
She says is there a ferry.

@ > home | +58 | Jory (off the ferry)
Tell her there's a seat, whatever the number on the card.

@ plaque > varley | +74 | Perpetua Vane
I shall move on Thursday that the plaque be changed. I'd like the family to have the wording. It need not be
long.

@ > plaque | +21 | Lionel Fisk
Seconded.

@ > plaque | +30 | Septimus Rooke, Clerk to the Council
It's noted, with the time. Both times.

@ silas | 95 | Bathsheba Coad
Silas Crewdson came to my wedding. He stood at the back, by the door. He gave us a barometer, and never sat
down the whole evening, and I thought that he didn't like us.

@ > silas | +33 | Ansel Crewdson
He did.

@ doubt | 120 | Sceptical in Gaol Ford
With respect to a good yarn: one pencil line by a frightened boy, "found" the day after a vote, by a newspaper
that has been against the clock for a week. What would it take to make you doubt it?

@ answer > doubt | +28 | Solomon Birch, the Bell
A fair question. We had the same one. The log goes on for four months before that page in the same pencil; the
weather in it agrees with the harbour's; and the times at which she passed the Bar on each of the eighty-one
days before agree with Miss Tregunna's tables to within three minutes. The only day that does not is the day
on which he took it from the tower.

@ > answer | +26 | Sceptical in Gaol Ford
That's good enough for me. I still think that you enjoyed it.

@ > answer | +44 | Solomon Birch, the Bell
I kept the books of a circus. One gets so few.

@ shut | 171 | Fed Up | declined
Who cares. It was seventy years ago. You're all mad and my bins are still here.

@ cheap | 188 | Maritime Collectibles Intl | spam
WE BUY old ship log book, bell, anchor any condition TOP PRICE https://anchors.example/sell

@ wrote | 204 | The lady at Gaol Ford | withdrawn
I'd like it understood that I wasn't hiding it. It came with a box of curtains. It was the right weight for
violets.

@ > four | 262 | Bill H. | pending
Not the arms, Miss, it was the noise you did. My granddaughter does it now and she's never met you.

@ > varley | 275 | Deacon at the chapel | pending
He's in our book. Sat three rows from the front every Sunday until he died, and is down for lamp oil. There
was never a word against him said in here, if that's any use to his niece.

@ > shadow | 290 | Land surveyor | pending
I get ten minutes forty from the same photograph, but you've allowed for the lens and I haven't. Good work,
sir.

@ > eleven | 301 | Second cornet | pending
We did it AGAIN at my wedding for the same reason.

@ | 309 | Reads everything twice | pending
"I never saw him look at that clock. Not once." I can't get past that.

@ > doubt | 322 | One who was there | pending
I was on the steps with my father that night and when she hit the first thing he did was look up at the
clock and the second was to look at his watch and then he put it away. I was seven. I've not thought of it
again till today.

@ > hat | 335 | Hatter's great-grandson | pending
We were waiting for the ribbon. It's always been put about that he was at lunch.

@ | 347 | Dredging contractor | pending
In thirty years I've never read a piece that took a dredger's side. There's a lot of us would like to shake
your hand, if you can find somewhere to put it after.

@ > plaque | 360 | A. Cutts (typed by his niece) | pending
I'll do the plaque. It's not lettering I'd charge for.

@ > silas | 371 | Coad, E., Customs House | pending
I've his chair up here. Faces the wall. I always turned it round and he'd always turned it back.

@ | 384 | Get A Life Withymouth | pending
imagine writing 1000 words about a boat

@ > home | 395 | Chapel Wall Residents | pending
We've a room. It's got stairs that flood, but she'd see the Light.

@ | 404 | J. Petherwick, clockmaker | pending
Then I've nothing to mend. I'll be moving it on for the first time. I shall need to think about what to wear.

@ | 418 | violets violets | pending
Please would the lady say which page the other violets are on?

@ | 430 | ClickHere4History | pending
You won't BELIEVE these 11 shipwrecks number 7 will shock https://wrecks.example/

@ > answer | 447 | Statistics, evening class | pending
Eighty-one days inside three minutes and one day out by eleven. I've set it as homework.

@ > band | 466 | Town Band, percussion | pending
We've played that overture twice at everything ever since and never asked.

@ | 480 | Old pilot | pending
Cosmo. Good.
""",
)
