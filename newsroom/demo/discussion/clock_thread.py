"""The long thread under the harbour clock: trains, lateness, shops and the pub."""

from newsroom.demo.plan import Said

TRAINS_AND_TRADE = (
    Said(
        "hattie",
        "",
        14,
        "Hattie Bray",
        "Finally. I have lived here four years and I've missed the 8.14 eleven times. I keep a "
        "tally on the fridge. My manager thinks Withymouth is a medical condition.",
    ),
    Said(
        "eleven",
        "hattie",
        22,
        "Len from the auction",
        "Eleven times. You see? Even you're doing it now.",
    ),
    Said("funny", "eleven", 29, "Hattie Bray", "I hate that this is funny."),
    Said(
        "bias",
        "hattie",
        36,
        "Dunstan Oake",
        "If a retired engineer may be tedious for a moment. A clock that wanders is inaccurate. A "
        "clock that is always slow by the same amount is perfectly precise and has a known bias, "
        "and any child can correct for a known bias. We have seventy years of children who can. I "
        "would rather trust this clock than my own knees.\n\n"
        "As for those who find eleven minutes a burden, I can only suggest that they set out "
        "twelve minutes earlier and see the estuary in the morning light, which is free.\n\n"
        "The dredger, incidentally, was not going fast. The quay was in the wrong place. I have "
        "drawings.",
    ),
    Said(
        "taught",
        "bias",
        47,
        "Tom, Year 9",
        "sir you taught my dad and he says you were late to every single lesson",
    ),
    Said(
        "punctual",
        "taught",
        58,
        "Dunstan Oake",
        "I was punctual by the tower. Your father was not punctual by anything.",
    ),
    Said("fair", "punctual", 64, "Tom, Year 9", "he says fair"),
    Said("get-going", "fair", 131, "Tom's dad", "I do say fair. Now get off to school."),
    Said(
        "ages",
        "get-going",
        138,
        "Tom, Year 9",
        "its only 8.37 by the tower, ive got ages",
    ),
    Said(
        "no-ferry",
        "ages",
        143,
        "Tom's dad",
        "You live on Farside, Thomas. It is 8.53 and there is no ferry.",
    ),
    Said("gig", "no-ferry", 149, "Tom, Year 9", "what time does the gig go"),
    Said("half-past", "gig", 154, "Tom's dad", "Half past eight. By every clock there is."),
    Said(
        "wet",
        "half-past",
        215,
        "Mrs Pascoe, school office",
        "He arrived at 9.52, wet to the knee, and told us it was 9.41. We've put him down as both.",
    ),
    Said(
        "two-clocks",
        "hattie",
        41,
        "Gwen at the chandlery",
        "I have two clocks on the wall of the shop, one marked TIME and one marked TOWN TIME, and "
        "I sell both. I sell three of the second to every one of the first. I've forty in the back. "
        "Has anyone on the council ever tried to return forty clocks for being correct?",
    ),
    Said(
        "buy-one",
        "two-clocks",
        59,
        "Ludo V.",
        "Sell them to the people who are going to miss it. I'd have one.",
    ),
    Said("price", "buy-one", 68, "Gwen at the chandlery", "£14. It'll be £18 once it's history."),
    Said(
        "put-by",
        "price",
        76,
        "Nan Tuckett",
        "Put me two by love, and not a word to Abel, one's for his birthday and the other is in "
        "case he doesn't like it.",
    ),
    Said(
        "landlord",
        "hattie",
        52,
        "The Drowned Compass",
        "The management would like it noted that it has at all times kept to the law as displayed.",
    ),
    Said(
        "quarter-past",
        "landlord",
        67,
        "Priya, Farside",
        "You called time at twenty-five to twelve last Friday. Which clock was that?",
    ),
    Said("heart", "quarter-past", 81, "The Drowned Compass", "The one in my heart."),
    Said(
        "named",
        "quarter-past",
        95,
        "Had to be said",
        "I can tell you who was pulling pints at that hour because I live opposite and I wrote it "
        "down, and I'll put her full name and her road on here if nobody else has the nerve.",
        "removed",
    ),
    Said(
        "birthday",
        "named",
        112,
        "Gwen at the chandlery",
        "Please don't. She isn't here to answer you, and it was her birthday. We were all singing. "
        "You could have come over.",
    ),
)
