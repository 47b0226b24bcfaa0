"""Under the shops, the market and the food."""

from newsroom.demo.transcript import read

CLOCKS = read(
    """
@ four | 14 | Nan Tuckett
I looked at her steadily because she was adding up out loud.

@ > four | +9 | Gwen Spargo
You had two at the old price and a bag, Nan.

@ man | 28 | Curious on the quay
Who was he? In what line of work is it useful to be reliably eleven minutes late?

@ > man | +7 | Ludo V.
Plumbing.

@ > man | +16 | Withy Junction, platform 2
I saw him on to the up train with the box. He asked me the time. I said which.

@ stopped | 45 | Dunstan Oake
The stopped one is the best of the forty. It's the only one of them that has never told you a lie on purpose.

@ > stopped | +20 | Gwen Spargo
I've got it down as "display only, philosophical".

@ | 80 | Got home and looked | pending
Mine's right. I've been sold a right one. What are my rights?

@ | 97 | Chapel jumble | pending
If any TOWN TIMEs come in we're asking a fiver.

@ > man | 118 | Another plumber | pending
We're never eleven minutes late. It's four hours or it's Thursday.

@ | 140 | Collector (serious) | pending
I will pay £60 for the one over the stairs. I'll wait.

@ | 162 | Trading standards, evenings only | pending
Strictly for interest: did the box say at any point that it was a clock?

@ > stopped | 185 | Fifth form, long ago | pending
He used to say that about us.

@ | 204 | WatchWorld | pending
Buy two get eleven free https://watches.example/eleven
""",
)

BANK = read(
    """
@ cat | 30 | The cat's owner
He brought it home and laid it on the lease, or what we think's the lease. It was under the bread.

@ fund > cat | +22 | Bathsheba Coad
Which side up?

@ > fund | +13 | The cat's owner
Signature side, Mrs Coad.

@ manager | 65 | Former branch manager
I was there for nineteen years, and every Christmas I asked head office about the haddock. They thought that
I was unwell.

@ > manager | +25 | Bathsheba Coad
You sent a kipper, out of your own pocket, in the bad year. It's in the book. That's why I haven't asked for
fifty-four.

@ tin | 120 | Bus driver, number 9
I don't know anything about a tin. I'd just mention that it ticks over quicker if you sit it on the wheel
arch.

@ > tin | +31 | Dorota Plim, Governor
Nobody's told you anything.

@ phish | 300 | County and Estuary Security Team | spam
Your account was suspend. Confirm your PIN today at https://bank.example/verify or lose haddock

@ > manager | 1560 | Widow, Chapel Wall
It was a good kipper.

@ greed | 410 | Common sense | declined
Old women and a fish. This is why nobody invests in this town.

@ > fund | 5500 | Conveyancer, up the valley | pending
Signature side up is the good side. Don't let it dry on a radiator.

@ | 5560 | Alternate Tuesday | pending
The van came. It was locked, and there was a notice on it.
""",
)

CHOWDER = read(
    """
@ sweetcorn | 25 | Not sweetcorn
It was a yellow bean.

@ > sweetcorn | +14 | Len from the auction
It was sweetcorn, Maureen.

@ queue | 1300 | Buyer off the train
I have had that bowl to myself, near enough, for nine years. There were fourteen people in front of me this
morning, and one of them was taking its picture. Thank you very much.

@ > queue | +28 | Mabry Lunt, the Bell
I'm sorry. I did think about it. I thought about it for two mussels.

@ mussel > queue | +45 | Len from the auction
There's enough. I've put the price up to £4.10, so as not to look eager.

@ > mussel | +33 | Buyer off the train
Ten pence well spent.

@ lovely | 400 | A loaf with soup in it | withdrawn
Some people LIKE the bowl.
""",
)

MARKET = read(
    """
@ bag | 33 | Clem Roskilly
I'd like to say about the bag. They were thin bags.

@ look > bag | +41 | O. Frame
It was a thick look.

@ > look | +22 | Clem Roskilly
I look like that when I'm adding.

@ drill | 100 | The man with the drill
It was a very good cabbage and I'd not expected to be in the paper.

@ > drill | +17 | Eunice Pardoe
He held it like a baby. I'll keep him one by.

@ pump | 150 | Works dept (speaking personally)
Nobody told us what was on the pump. We don't read pumps. We move them.

@ offer | 260 | BulkVeg Direct | spam
LEEKS WHOLESALE container load only https://leeks.example/bulk
""",
)

BAKERY = read(
    """
@ scoop | 88 | Winifred Lovibond
I have the blue scoop. It came down Saddler's Row in the flood and into our kitchen, and we have fed
four dogs out of it, one after the other. Dorota is welcome to it, but she'll want to boil it.

@ how-much > scoop | +33 | Dorota at Plim's
Winifred!! How much does it HOLD? Fill it with anything and weigh it, I am coming up now with the
scales.

@ pills | 940 | health4u | spam
Bread is making you TIRED. Doctors are amazed by this one seed: https://seed.example/free

@ tomorrow | 6240 | Jack's daughter | pending
It's neither treacle nor tomorrow. It says Tremlow, who had the flour barge. He'd let your
great-grandfather have the sweepings, and that was the whole secret. I'll come in by the side door
on Tuesday if the stool is free.
@ weighed > how-much | +190 | Winifred Lovibond
Two pounds three ounces, level. With the dog looking on it felt like more.

@ > weighed | +35 | Dorota at Plim's
Then I have been putting in HALF.

@ > weighed | +300 | Mabry Lunt, the Bell
I shall have to eat all seven again. Please nobody try to stop me.

@ > weighed | 6300 | Treacle faction | pending
It's treacle.
""",
)
