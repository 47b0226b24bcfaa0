"""Who the newspaper says it is: its name, its menu, and the page about itself."""

from __future__ import annotations

from django.urls import reverse

from articles.models import Article
from newsroom.demo.town import SECTIONS, SITE_NAME
from newsroom.models import FrontSlot, Identity, MenuEntry, Page

TAGLINE = "Rung twice a week in Withymouth since 1889, weather permitting"
CONTACT = "desk@withymouth-bell.example"

MENU = ("council", "harbour", "town-life", "culture", "sport", "opinion")
PINNED = ("clock",)
"""The stories that stand in the first slots of the front page, by their keys."""

ABOUT = """
<p>The Withymouth Bell has reported on one small town and its river since 1889. It was founded after
a fog in which two boats and a cow were mislaid, so that the harbour would have something to read out
when the bell rang. The cow was found. The paper stayed.</p>
<p>Eight people write it, on the floor above the chandlery. Mind the fourth stair.</p>
<h2>How we work</h2>
<p>Every story is read by somebody other than its writer before it appears, and that person is allowed
to be rude about it. We name our sources when we can, and tell you when we cannot. Nobody pays to be in
the Bell, apart from the ferry company, which pays for the timetable and regrets it.</p>
<h2>When we are wrong</h2>
<p>We say so, in the story and on the page of <a href="/corrections/">corrections</a>. The correction
of 1931, on the subject of the mayor’s hat, is still the longest thing we have printed.</p>
"""


PRIVACY = """
<p>You may read the Bell without telling us who you are. We set no cookie on readers, load nothing from
anybody else, and do not follow you from page to page. We know that you are out there because the ferry
is quiet when a paper comes out.</p>
<h2>When you say something</h2>
<p>We keep the name that you sign with and what you wrote, and we print both if a person here approves
it. Any name will do. We ask for no address, since we shall probably meet you.</p>
<p>So that nobody can shout in six voices, we also keep a mark made from the network that a comment came
by. It cannot be turned back into an address, and no reader ever sees it.</p>
<p>What you type stays in your own browser until you send it.</p>
<h2>If you have thought better of it</h2>
<p>Each comment has a private page, shown to you once it is sent, where you can see what became of it.
If you want something of yours taken down, write to <a href="mailto:desk@withymouth-bell.example">the
desk</a>, or put a note in the green box in the wall. We will do it, and not ask why.</p>
"""

COMMENTS_POLICY = """
<p>Talk as you would on the ferry: you are in the boat together, and it is a small boat. Disagree with
what was said and leave alone who said it. Accuse nobody who is not there to answer. Do not sell us
anything.</p>
<p>A person reads every comment before it appears, usually within the hour and never before breakfast.
We do not mend spelling. What people say here is theirs and not the Bell’s.</p>
"""

TEXTS = {
    Page.Name.ABOUT: ("About the Bell", ABOUT),
    Page.Name.PRIVACY: ("What we know about you", PRIVACY),
    Page.Name.COMMENTS_POLICY: ("How to talk on this boat", COMMENTS_POLICY),
}


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
    for name, (title, body) in TEXTS.items():
        Page.objects.filter(name=name).update(title=title, body=" ".join(body.split()))


def pin_stories(articles: dict[str, Article]) -> None:
    FrontSlot.objects.bulk_create(
        FrontSlot(number=number, article=articles[key]) for number, key in enumerate(PINNED, start=1)
    )
