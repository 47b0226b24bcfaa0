"""The story that was withdrawn."""

from datetime import time

from newsroom.demo.diagrams import camera_on_the_quay
from newsroom.demo.plan import Killing, Moment, Picture, StoryPlan

BODY = """
<p>A film company is to spend six weeks in Withymouth this winter on a picture called <em>Low Water</em>,
and will need two hundred people of all ages to stand on the quay and look out to sea.</p>
<p>The company, Grand Meridian Pictures, wrote to every household on Saddler’s Row this week. It says that
it will pay £90 a day, that hats will be provided, and that for insurance each person should send £15 and a
photograph to a box number at Gaol Ford.</p>
<p>“We looked at eleven harbours,” says its letter. “Yours is the one with the face.”</p>
<p>The Drowned Compass has been asked to quote for two hundred breakfasts. The mayor, Beatrix Oldacre, said
that she had not been told anything about it but that she owned a hat.</p>
<p>Filming is said to begin on the quay in the first week of next month, weather permitting, with a
storm.</p>
"""

FILM = StoryPlan(
    key="film",
    headline="Two hundred wanted to look out to sea",
    slug="two-hundred-wanted-to-look-out-to-sea",
    standfirst=(
        "A film company says that it has chosen Withymouth from eleven harbours, and will bring the hats."
    ),
    section="town-life",
    tags=("shops",),
    authors=("ines-halloway",),
    body=BODY,
    moment=Moment(-8, time(7, 30)),
    killing=Killing(
        note=(
            "We have withdrawn this story. There is no such film company: the letters were an attempt to "
            "collect £15 from each of our readers, and we helped by believing them. Nobody should send "
            "money. If you have, tell the constable at Gaol Ford, and then tell us, so that we can say "
            "sorry to you in person."
        ),
        moment=Moment(-8, time(11, 5)),
    ),
    picture=Picture(
        draw=camera_on_the_quay,
        alt="Drawing of an old film camera on a tripod against a setting sun over water.",
        caption="From the company’s leaflet, redrawn.",
        credit="Drawing: The Withymouth Bell",
        focal=(44, 45),
    ),
)
