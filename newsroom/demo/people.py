"""The eight who write the newspaper."""

from newsroom.demo import portraits
from newsroom.demo.plan import Person

PEOPLE = (
    Person(
        slug="edda-marchbanks",
        name="Edda Marchbanks",
        biography=(
            "Edda Marchbanks reports on the town council, of which she has missed two meetings in "
            "fourteen years, both of them on purpose. She grew up above the chandlery, takes "
            "shorthand, and is learning the tuba against advice."
        ),
        portrait=portraits.edda,
        portrait_alt=(
            "Drawn portrait of Edda Marchbanks: dark bobbed hair, round glasses and a mustard "
            "scarf against a blue wall."
        ),
        login="writer",
    ),
    Person(
        slug="cosmo-pellinger",
        name="Cosmo Pellinger",
        biography=(
            "Cosmo Pellinger was a tug pilot for thirty years and has been the Bell’s harbour "
            "correspondent since his knees retired. He knows every mooring between the weir and "
            "the Mussel Light, and owes the library a small sum."
        ),
        portrait=portraits.cosmo,
        portrait_alt=(
            "Drawn portrait of Cosmo Pellinger: white beard, flat navy cap and a rust-red jersey "
            "against a pale sea green."
        ),
    ),
    Person(
        slug="ines-halloway",
        name="Ines Halloway",
        biography=(
            "Ines Halloway covers the library, the schools and whatever is left on the front desk. "
            "She came to Withymouth for a weekend nine years ago and is still waiting for the "
            "ferry to be convenient."
        ),
        portrait=portraits.ines,
        portrait_alt=(
            "Drawn portrait of Ines Halloway: brown skin, black curls tied up in a coral ribbon "
            "and a dark green coat against cream."
        ),
    ),
    Person(
        slug="mabry-lunt",
        name="Mabry Lunt",
        biography=(
            "Mabry Lunt writes about food, having failed to open a café on each side of the river. "
            "He will eat anything once, and says so at the end of the meal and not at the start."
        ),
        portrait=portraits.mabry,
        portrait_alt=(
            "Drawn portrait of Mabry Lunt: red hair, a moustache, ruddy cheeks and a striped apron "
            "against a warm ochre."
        ),
    ),
    Person(
        slug="pim-ostrander",
        name="Pim Ostrander",
        biography=(
            "Pim Ostrander walks for the Bell and photographs nothing, on principle. A former "
            "surveyor of footpaths, Pim lives on Farside with a lurcher called Appendix and has "
            "been rescued once."
        ),
        portrait=portraits.pim,
        portrait_alt=(
            "Drawn portrait of Pim Ostrander: grey cropped hair, a long face and a yellow "
            "oilskin collar turned up against a violet dusk."
        ),
    ),
    Person(
        slug="odile-farrant",
        name="Odile Farrant",
        biography=(
            "Odile Farrant edits the Bell. She joined it at sixteen to sweep the floor, was told the "
            "broom was in the editor’s office, and has not given the office back. She writes the "
            "leaders, and the obituaries of people she liked."
        ),
        portrait=portraits.odile,
        portrait_alt=(
            "Drawn portrait of Odile Farrant: silver hair in a high bun, half-moon glasses and a "
            "plum jacket with amber beads against a dusty pink."
        ),
        login="editor",
    ),
    Person(
        slug="kit-nankervis",
        name="Kit Nankervis",
        biography=(
            "Kit Nankervis reports on sport, most of it wet. Kit rowed at four in the gig for three "
            "seasons, holds the club record for falling out of it, and referees the quoits league "
            "because nobody else was in the room."
        ),
        portrait=portraits.kit,
        portrait_alt=(
            "Drawn portrait of Kit Nankervis: dark skin, black hair above a white headband, a wide "
            "smile and a whistle on a red shirt against pale green."
        ),
    ),
    Person(
        slug="solomon-birch",
        name="Solomon Birch",
        biography=(
            "Solomon Birch writes about shops, money and the theatre, which in this town are often "
            "one story. He kept the books of a circus for eleven years and says that nothing in "
            "Withymouth has surprised him, apart from the accounts."
        ),
        portrait=portraits.solomon,
        portrait_alt=(
            "Drawn portrait of Solomon Birch: a bald head, full black beard, gold-rimmed glasses "
            "and an ochre bow tie against sage green."
        ),
    ),
)
