"""The second half of the long thread: who pays for a charming clock, and how much."""

from newsroom.demo.plan import Said

CARE_AND_COST = (
    Said(
        "serious",
        "hattie",
        73,
        "Marguerite on Chapel Wall",
        "May I be serious for one comment?\n\n"
        "My husband's carers change over at eight in the morning. One comes from Townside and "
        "lives by the tower, the other lives over here. Every day there is a gap, and every day I "
        "stand at the window for it. He can't be left, so I can't go down to the slip and wave my "
        "arms.\n\n"
        "I know it's a lovely story. I tell it to visitors myself. But it is mostly lovely for the "
        "people who aren't waiting for somebody, and I was glad last night, and I wanted one "
        "person to say so.",
    ),
    Said(
        "second-paragraph",
        "serious",
        88,
        "Dunstan Oake",
        "I had not thought of that, and I should have. I take back the second paragraph of what I "
        "wrote above. I stand by the first. I'd be glad to sit with him between eight and ten past, "
        "if he can bear an engineer.",
    ),
    Said(
        "minded",
        "second-paragraph",
        103,
        "Marguerite on Chapel Wall",
        "It was the second one I minded. Thank you. He was a surveyor, so you may both regret it.",
    ),
    Said(
        "phones",
        "serious",
        107,
        "A bellringer",
        "With respect, everybody has the right time in their pocket these days. The tower isn't "
        "stopping anyone from anything.",
    ),
    Said(
        "wrong-side",
        "phones",
        119,
        "Marguerite on Chapel Wall",
        "The ferry is. The ferry goes by the tower. I can be as right as I like, on the wrong side "
        "of the water.",
    ),
    Said(
        "unkind",
        "wrong-side",
        126,
        "A bellringer",
        "Then maybe you want to find a carer who owns a watch, instead of taking it out on a building.",
        "withdrawn",
    ),
    Said("take-back", "unkind", 136, "Hattie Bray", "I think you'll want to take that one back."),
    Said(
        "sorry",
        "wrong-side",
        158,
        "A bellringer",
        "I wrote something sharp here and I'm sorry for it. I was thinking about the bells and not "
        "about you.",
    ),
    Said(
        "what-bells",
        "sorry",
        170,
        "Marguerite on Chapel Wall",
        "Accepted. What about the bells?",
    ),
    Said(
        "wait",
        "what-bells",
        186,
        "A bellringer",
        "On Sundays we ring the hour by hand, from the church, and the church clock's right. So at "
        "the hour we take hold of the ropes and we stand there for eleven minutes until the tower "
        "gets round to it, so as not to show it up. Six of us. Nobody speaks. My father did it and "
        "so did his. Nobody ever told us to and I don't think anyone down below has noticed.\n\n"
        "From next month we'll just ring.",
    ),
    Said(
        "laundry",
        "wait",
        197,
        "Marguerite on Chapel Wall",
        "Well, now I am crying on Chapel Wall in front of the entire laundry.",
    ),
    Said(
        "cabin",
        "hattie",
        226,
        "Jory (off the ferry)",
        "I go by the tower because it's what I can see. Screw a right clock up in my cabin and I'll "
        "go by that and nobody need climb anything. I have put in for one every year for nineteen "
        "years. They are £11.99 at Gwen's.",
    ),
    Said(
        "sums",
        "cabin",
        234,
        "Hattie Bray",
        "So it's £2,340 and scaffolding, or £11.99 and four screws.",
    ),
    Said("quoting", "sums", 247, "Lionel Fisk", "I shall be quoting this."),
    Said(
        "page-four",
        "quoting",
        256,
        "Perpetua Vane",
        "So shall I, Lionel. It's in my motion. Page four.",
    ),
    Said("nobody", "page-four", 264, "Lionel Fisk", "Nobody gets to page four."),
    Said(
        "forever",
        "hattie",
        402,
        "Mo",
        "leave it alone. its the only thing here thats older than me and on my side",
    ),
    Said(
        "landed",
        "hattie",
        748,
        "Hattie Bray",
        "An update, for the fridge. I took one of the first boats over this afternoon. We cast off "
        "from Farside at 2.04 and I stepped ashore at 1.57, and I sat on the slip next to that goose "
        "and had my seven minutes again from the beginning.\n\n"
        "I still want it put right. I'd only like it written down somewhere that I enjoyed them.",
    ),
)
