"""Who the newspaper says it is: its name, its menu, and the page about itself."""

from __future__ import annotations

from django.urls import reverse

from newsroom.demo.town import SECTIONS, SITE_NAME
from newsroom.models import Identity, MenuEntry, Page

TAGLINE = "Rung twice a week in Withymouth since 1889, weather permitting"
CONTACT = "desk@withymouth-bell.example"

MENU = ("council", "harbour", "town-life", "food")

ABOUT = """
<p>The Withymouth Bell has reported on one small town and its river since 1889. It was founded after
a fog in which two boats and a cow were mislaid, so that the harbour would have something to read out
when the bell rang. The cow was found. The paper stayed.</p>
<p>Five people write it, on the floor above the chandlery. Mind the fourth stair.</p>
<h2>How we work</h2>
<p>Every story is read by somebody other than its writer before it appears, and that person is allowed
to be rude about it. We name our sources when we can, and tell you when we cannot. Nobody pays to be in
the Bell, apart from the ferry company, which pays for the timetable and regrets it.</p>
<h2>When we are wrong</h2>
<p>We say so, in the story and on the page of <a href="/corrections/">corrections</a>. The correction
of 1931, on the subject of the mayor’s hat, is still the longest thing we have printed.</p>
"""


def hang_nameplate() -> None:
    """What somebody has set already stays."""
    if not Identity.objects.exists():
        Identity.objects.create(pk=1, name=SITE_NAME, tagline=TAGLINE, contact=CONTACT)
    main = MenuEntry.objects.filter(menu=MenuEntry.Menu.MAIN)
    if not main.exists():
        MenuEntry.objects.bulk_create(
            MenuEntry(label=SECTIONS[slug], address=reverse("section", args=[slug]), position=position)
            for position, slug in enumerate(MENU, start=1)
        )
    Page.objects.filter(name=Page.Name.ABOUT).update(title="About the Bell", body=" ".join(ABOUT.split()))
