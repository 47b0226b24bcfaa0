"""A long story with its author and its discussion, as an editor and six readers would bring them."""

from dataclasses import dataclass
from html import escape

HEADLINE = "Withymouth’s New Weir Has Not Opened Yet. But the River Keeps Going Round It"

HEADLINE_OF_140 = (
    "The harbour commission’s sub-committee refuses once again, for the seventeenth time this year, to say"
    " who took the hand off the old clock"
)
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsangelegenheiten"
HEBREW = "הנמל ייפתח מחדש ביום שני (Norna)!"

TEXT = """
The weir that was to tame the lower river has been “ninety per cent complete” since March, and in the
past week the river has shown what it can do with the other ten.

Two of the four gates jammed on Sunday night, the river board disclosed — both half open, and both, as
the engineers put it, “in sympathy”.

Four boats broke their moorings above the old bridge the same evening. Three were found by the mill; the
fourth, a dinghy called Patience, has since been seen as far down as the lighthouse.

A whole crew was sent home from the eastern bank last week, a day before the contractor’s own deadline.
The board’s spokesman, Ilse Varga, described this as “regrouping”. The crew’s foreman called it “getting
wet”.

He had said so before: in a message recorded in front of a pile of sandbags, 1,200 of them by his count,
and sent to every member of the council at 5:40 in the morning.

“Without stone, the bags are so much laundry,” he says in it. It is not known whether the stone has been
ordered. The quarry says that it has not; the council says that it is “in hand”.

The failure of the gates after eight months of work and £2.3 million is an embarrassment for Mayor Odile
Brandt, who promised in her spring address that nobody on Eel Street would own another wet carpet.

The opening, planned for May 9, was to have had a band, a barge and a luncheon. In the event there was a
single trumpet — and the luncheon was eaten standing, in the town hall’s upper corridor.

The river board’s scaled-back ceremony “highlighted the challenges we are facing 15 months into the
works,” the county’s inspector of waterways wrote in his weekly letter.

Eight months of digging have left their mark on both banks. The eastern towpath, walked on a fine Sunday
by some 700 people, is a trench; the western one is the heap that came out of it.

Beyond the bridge the works face a newly confident opponent: the river itself, which has had the wettest
autumn since 1911 to prepare. The gauge at the mill stood at 2.48 metres — the wall stands at 2.50.

The county has lent six pumps, two of which start. Neighbouring Saltry has sent volunteers; “they were
very welcome,” says Ms Varga, “and some of them had boots.”

About half of the money comes from the county, a third from the harbour dues, and the rest from a levy
that each household on Eel Street pays quarterly. Nobody this newspaper asked could say what it had
bought.

The engineers, to be fair, are motivated. “I learnt to swim in this river,” says Tomás Aguirre, who drew
the gates. “I’d like to be remembered for something else.”

After 15 months, two contractors and a change of gauge, the question presents itself: when will the
council admit that the weir stands in the wrong place?

Probably not soon… at least not before the vote in June. The plan on the wall of the committee room
still shows the river where it ran in 1974.

Mayor Brandt has herself to thank for some of this. She has governed for eleven years by giving each
committee half of a question, on the theory that none of them could then answer it alone.

Signs of impatience are closing in. A petition with 3,120 names — more than voted last time — asks for
the gates to be taken out and the meadow given back to the water.

She was not at the meeting of the river towns in August. She sent her regrets, a map, and a basket of
plums.

How long this can go on is the question that has hung over Withymouth since the first stone was laid, on
a dry day, on Feb. 24. It has rained on every working day but nine since.
"""
PARAGRAPHS = tuple(" ".join(each.split()) for each in TEXT.split("\n\n"))

AUTHOR = "Maud J. Ellery"
BIOGRAPHY = (
    "Maud J. Ellery is a retired harbour pilot who wrote the tide tables of three counties for 30 "
    "years. She has reported on more than 80 floods, with a focus on what was said the day before."
)
PORTRAIT = "Maud Ellery in oilskins on the harbour wall, looking upriver"
SECTION = "Harbour"


@dataclass(frozen=True)
class Said:
    name: str
    text: str
    replies: tuple["Said", ...] = ()


COMMENTS = (
    Said(
        "Ann Berg",
        "Excellent reporting. I keep hoping that this was the last wet spring, and every year there’s "
        "another… and another. Nobody at the town hall seems troubled by it. I won’t forget the basket "
        "of plums.",
    ),
    Said(
        "Bo Lind",
        "I do wonder what — and when — the end of this will be.\n\nIt can’t be finished and it can’t be "
        "taken out. So does it stay half open for good?",
        (
            Said(
                "Cleo Marsh",
                "It’s hard to live beside. One feels numb… then one moves the carpets upstairs again.",
            ),
            Said(
                "D. Okafor",
                "I think the river is doing what it did to the mill: wait, push, wait & push again.",
            ),
        ),
    ),
    Said(
        "Emil Roth",
        "Thanks for this analysis. I see no outcome in which Eel Street stays dry.",
    ),
    Said(
        "Fern O’Dell",
        "I appreciate the detail. My grandmother told the council to give up the meadow and keep the "
        "street. It was the other way round in the end.\n\nMight Saltry not want its boots back? Again, "
        "thank you.",
    ),
)


def as_word_copies_it(paragraphs: tuple[str, ...]) -> str:
    """What the clipboard holds after copying from a word processor."""
    runs = "".join(
        '<p class=MsoNormal style="margin-bottom:8.0pt;line-height:107%">'
        "<span lang=EN-GB style='font-size:12.0pt;font-family:\"Calibri\";mso-ansi-language:EN-GB'>"
        f"{escape(each, quote=False)}<o:p></o:p></span></p>\n"
        for each in paragraphs
    )
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
        "<style><!-- p.MsoNormal {margin:0cm} --></style>"
        "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>"
        f"<body lang=EN-GB><!--StartFragment-->{runs}<!--EndFragment--></body></html>"
    )


def as_a_page_shows_it(paragraphs: tuple[str, ...]) -> str:
    """A page of some other site, from which the text is copied."""
    runs = "".join(
        '<div class="wp-block"><p style="color: rgb(51, 51, 51); font: 17px Georgia">'
        f"<span>{escape(each, quote=False)}</span></p></div>\n"
        for each in paragraphs
    )
    return f"<!doctype html><title>A page</title><main>{runs}</main>"
