"""What was said beside the long thread and under the other stories."""

from newsroom.demo.plan import Said

CLOCK_BESIDE = (
    Said(
        "board",
        "",
        118,
        "A. Cutts (typed by his niece)",
        "It was nine days and not a fortnight. I will do the new board for the same money, and I "
        "would like paying for the bench.",
    ),
    Said(
        "shouting",
        "",
        190,
        "ENOUGH",
        "SIX VOTES TO FIVE AND NOT ONE OF THEM COULD RUN A TAP. SACK THE LOT. SACK THE CLERK. SACK THE GOOSE",
        "declined",
    ),
    Said(
        "watches",
        "",
        333,
        "Elegant Timepieces Outlet",
        "Great post very informative!! Never be late again, 90% OFF all luxury watch, only today. "
        "Visit our shop at https://watches.example/withymouth and use code CLOCK.",
        "spam",
    ),
    Said(
        "wedding",
        "",
        811,
        "Bride of the 19th",
        "Ours is one of the forty weddings. Could somebody at the council tell us whether we're "
        "getting married at three or at eleven minutes past? My mother is asking me hourly, and we "
        "no longer agree on what that means.",
        "pending",
    ),
    Said(
        "sat-there",
        "landed",
        826,
        "Jory (off the ferry)",
        "You sat in her place, mind. She hasn't forgotten.",
        "pending",
    ),
)

FERRY = (
    Said(
        "swim",
        "",
        75,
        "E. Amory",
        "It was twice a day at the most, and the tide did nearly all of it. Surgery is open again "
        "at the usual hours, dry.",
    ),
    Said(
        "bag",
        "swim",
        92,
        "Crew of the launch",
        "Your bag is a poor sailor, doctor.",
    ),
    Said(
        "pear",
        "",
        140,
        "Ottoline Frame",
        "A wheel for a sixty-year-old ferry made from a pattern in pear wood by someone of "
        "twenty-six. I've read worse news this week, and all of it was longer. Is the pattern going "
        "to be kept? The library has a good deep drawer.",
    ),
    Said(
        "works",
        "",
        166,
        "Fed up of Gaol Hill",
        "The works department couldn't mend a sandwich, and the one with the beard is a thief.",
        "removed",
    ),
    Said(
        "crossing",
        "",
        410,
        "Cheap Crossings",
        "Best ferry ticket worldwide, book now https://ferries.example/ best ferry ticket best "
        "price ferry ferry ferry",
        "spam",
    ),
    Said(
        "egg",
        "",
        1330,
        "Bea, aged 8 and a half",
        "Is the Bosun a girl? Because there is an egg in the lifejacket locker and nobody is saying "
        "anything.",
        "pending",
    ),
)

LIBRARY = (
    Said(
        "byelaw",
        "",
        51,
        "Cedric Almond, treasurer (retired)",
        "£634.40 can't be right. Fines at Withymouth stop at the price of the book: I typed that "
        "rule myself, and I remember it because we ran out of ribbon at 'price' and I had to go "
        "over to the Bell to borrow one. I have still got it.",
    ),
    Said(
        "quite-right",
        "byelaw",
        84,
        "Miriam Tallow",
        "You're quite right, Mr Almond, and I ought to have caught it. I have told the newspaper. "
        "Do keep the ribbon.",
    ),
    Said(
        "halfpenny",
        "byelaw",
        133,
        "Mo",
        "so he owes 62 and a half p. who's got the half",
    ),
    Said(
        "biscuits",
        "",
        205,
        "A grandson",
        "The biscuits are my sister's recipe and I'd rather she didn't hear I get the credit.",
        "withdrawn",
    ),
    Said(
        "sheds",
        "",
        377,
        "Sheds Sheds Sheds",
        "Nice to see sheds in the news. We clear sheds. Ring any time, ask for Keith. Not about books.",
        "declined",
    ),
)

BAKERY = (
    Said(
        "scoop",
        "",
        88,
        "Winifred Lovibond",
        "I have the blue scoop. It came down Saddler's Row in the flood and into our kitchen, and "
        "we have fed four dogs out of it, one after the other. Dorota is welcome to it, but she'll "
        "want to boil it.",
    ),
    Said(
        "how-much",
        "scoop",
        121,
        "Dorota at Plim's",
        "Winifred!! How much does it HOLD? Fill it with anything and weigh it, I am coming up now "
        "with the scales.",
    ),
    Said(
        "pills",
        "",
        940,
        "health4u",
        "Bread is making you TIRED. Doctors are amazed by this one seed: https://seed.example/free",
        "spam",
    ),
    Said(
        "tomorrow",
        "",
        6240,
        "Jack's daughter",
        "It's neither treacle nor tomorrow. It says Tremlow, who had the flour barge. He'd let "
        "your great-grandfather have the sweepings, and that was the whole secret. I'll come in by "
        "the side door on Tuesday if the stool is free.",
        "pending",
    ),
)
