"""One site with every kind of page, for whoever looks at all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.template.loader import render_to_string
from playwright.sync_api import Page, expect

from articles import clock
from articles.models import Article, Image, Section, Tag
from articles.paging import Place
from comments.models import Comment
from comments.moderation import decide
from newsroom.models import Identity
from newsroom.models import Page as Text
from newsroom.people import invitations
from tests.articles import factories as stories
from tests.comments.factories import approved, moderator, waiting
from tests.journeys import desk, words
from tests.journeys.people import make_login

Visit = Callable[[Page], object]

STEPS = ("submit", "approve", "publish", "schedule", "spike", "set_embargo")
PAST = ("history", "compare", "share", "take_over")
PUBLIC_STEPS = ("kill", "expire", "change_address", "publish")


@dataclass
class EveryPage:
    site: str
    story: Article
    draft: Article
    planned: Article
    killed: Article
    expired: Article
    absurd: Article
    comment: Comment
    held: Comment
    section: Section
    empty: Section
    tag: Tag
    older: Place
    invitation: str
    colleague: int

    @property
    def address(self) -> str:
        return str(self.story.editions.last().get_absolute_url())

    def to(self, path: str) -> Visit:
        return lambda page: page.goto(self.site + path)

    def public(self) -> dict[str, Visit]:
        """Every kind of public page, by what a person would call it."""
        author = self.story.editions.last().byline[0].get_absolute_url()
        return {
            "front page": self.to("/"),
            "article": self.to(self.address),
            "article with too much of everything": self.to(self.absurd.editions.last().get_absolute_url()),
            "reply page": self.to(f"{self.address}comments/{self.comment.pk}/reply/"),
            "reply form open": self.open_reply_form,
            "refused by the script": self.send_nothing,
            "refused by the server": self.send_too_much,
            "page of comments": self.to(f"{self.address}comments/thread/1/"),
            "receipt": self.to(f"{self.address}comments/receipt/{self.held.receipt}/"),
            "author": self.to(author),
            "author without anything": self.to(self.absurd.editions.last().byline[-1].get_absolute_url()),
            "section": self.to(self.section.get_absolute_url()),
            "section inside": self.to(self.section.children.get().get_absolute_url()),
            "older stories": self.to(f"{self.section.get_absolute_url()}{self.older.query}"),
            "nothing older": self.to(f"{self.section.get_absolute_url()}?before=20010101T000000000000-1"),
            "tag": self.to(self.tag.get_absolute_url()),
            "month": self.to(f"/archive/{self.address[1:8]}/"),
            "corrections": self.to("/corrections/"),
            "about": self.to("/about/"),
            "privacy": self.to("/privacy/"),
            "policy": self.to("/comments-policy/"),
            "search": self.to("/search/?q=gates"),
            "search that finds nothing": self.to("/search/?q=%22zebra%20&section=nowhere&from=yesterday"),
            "search not begun": self.to("/search/"),
            "empty section": self.to(self.empty.get_absolute_url()),
            "server error": self.fail,
            "nothing there": self.to("/2026/01/01/nothing/"),
            "tombstone": self.to(self.killed.editions.last().get_absolute_url()),
            "expired": self.to(self.expired.editions.last().get_absolute_url()),
        }

    def doors(self) -> dict[str, Visit]:
        """Where nobody is logged in yet."""
        return {
            "login": self.to("/admin/login/"),
            "wrong password": self.fail_to_log_in,
            "forgotten": self.to("/admin/login/forgotten/"),
            "link is sent": self.to("/admin/login/forgotten/sent/"),
            "new password": self.to("/admin/login/forgotten/1-x/"),
            "invitation": self.to(f"/admin/invitation/{self.invitation}/"),
            "no invitation": self.to("/admin/invitation/nothing/"),
        }

    def desk(self) -> dict[str, Visit]:
        """What stands beside a story, a comment or a person, for somebody who is logged in. The admin's lists
        and forms are walked by its own register, in test_admin_pages.py."""
        story, comment = "/admin/articles/article", "/admin/comments/comment"
        return {
            "new article": self.form(f"{story}/add/"),
            "article form": self.form(f"{story}/{self.story.pk}/change/"),
            "preview": self.to(f"{story}/{self.draft.pk}/preview/"),
            **{f"{step} a draft": self.to(f"{story}/{self.draft.pk}/{step}/") for step in STEPS},
            **{f"{step} a story": self.to(f"{story}/{self.story.pk}/{step}/") for step in PUBLIC_STEPS},
            **{name: self.to(f"{story}/{self.story.pk}/{name}/") for name in PAST},
            "restore a save": self.to(f"{story}/{self.story.pk}/saves/1/restore/"),
            "cancel": self.to(f"{story}/{self.planned.pk}/cancel/"),
            "move": self.to(f"{story}/{self.planned.pk}/move/"),
            "restore": self.to(f"{story}/{self.killed.pk}/restore/"),
            "all comments": self.to(f"{comment}/?state=all"),
            "comment": self.to(f"{comment}/{self.comment.pk}/"),
            "held comment": self.to(f"{comment}/{self.held.pk}/"),
            "comments found": self.to(f"{comment}/?state=all&q=the&since=2026-02-30"),
            "purge": self.to(f"{comment}/{self.comment.pk}/purge/"),
            "page form": self.form(f"/admin/newsroom/page/{Text.objects.get(name='about').pk}/change/"),
            "person": self.to(f"/admin/auth/user/{self.colleague}/change/"),
            "leaving": self.to(f"/admin/auth/user/{self.colleague}/leave/"),
            **self.own_login(),
        }

    def own_login(self) -> dict[str, Visit]:
        return {
            "is it you": self.to("/admin/login/again/"),
            "add a passkey": self.surely("/admin/security/passkeys/add/"),
            "add an app": self.surely("/admin/security/app/add/"),
        }

    def surely(self, path: str) -> Visit:
        """Asked whether it is they, people say so."""

        def visit(page: Page) -> None:
            page.goto(self.site + path)
            if page.locator("#id_password").count():
                page.fill("#id_password", desk.PASSWORD)
                page.get_by_role("button", name="Go on").click()
            expect(page).to_have_url(self.site + path)

        return visit

    def fail_to_log_in(self, page: Page) -> None:
        page.goto(f"{self.site}/admin/login/")
        page.fill("#id_username", "edda")
        page.fill("#id_password", "guessed")
        page.get_by_role("button", name="Log in").click()
        expect(page.locator(".errornote")).to_be_visible()

    def form(self, path: str) -> Visit:
        def visit(page: Page) -> None:
            page.goto(self.site + path)
            expect(page.locator(desk.EDITOR)).to_be_visible()

        return visit

    def fail(self, page: Page) -> None:
        """The page that stands alone, shown without making the site fail."""
        html = render_to_string("500.html")
        page.route(
            "**/failing/", lambda route: route.fulfill(status=500, content_type="text/html", body=html)
        )
        page.goto(f"{self.site}/failing/")

    def open_reply_form(self, page: Page) -> None:
        page.goto(self.site + self.address)
        page.locator(f"#comment-{self.comment.pk} a.reply").first.click()
        expect(page.locator("[data-replying-to]")).to_be_visible()

    def send_nothing(self, page: Page) -> None:
        page.goto(self.site + self.address)
        page.get_by_role("button", name="Post comment").click()
        expect(page.locator(".field-error")).to_have_count(2)

    def send_too_much(self, page: Page) -> None:
        page.goto(self.site + self.address)
        page.get_by_label("Comment", exact=True).fill("x" * 10_001)
        page.get_by_label("Name", exact=True).fill("y" * 81)
        page.get_by_role("button", name="Post comment").click()
        expect(page.locator("#text-error")).to_contain_text("10,000 characters at most")


def make_every_page(site: str) -> EveryPage:
    edda = make_login("edda", "Administrator")
    file = {"name": "portrait.jpg", "width": 640, "height": 640, "type": "image/jpeg"}
    photo = stories.make_image(words.PORTRAIT, caption="At the weir", credit="Ann Berg", renditions=[file])
    author = stories.make_author(
        words.AUTHOR, biography=words.BIOGRAPHY, photo=photo, link="https://example.org/"
    )
    body = "".join(f"<p>{each}</p>" for each in words.PARAGRAPHS[:6])
    story = stories.published(
        headline=words.HEADLINE, body=f"{body}<h2>What now</h2><ul><li>Wait</li></ul>", authors=[author]
    )
    stories.edit(story, standfirst="The gates jammed on Sunday.")
    stories.publish(story, kind="correction", note="The gates jammed on Sunday, not on Monday.")
    section, tag, older = make_lists(story)
    by = moderator()
    first = approved(story, by=by)
    reply = approved(story, first, by=by, text="See https://example.org/ferries for more.")
    approved(story, reply, by=by)
    decide(reply.pk, Comment.State.REMOVED, by=by)
    return EveryPage(
        site=site,
        story=story,
        draft=stories.make_article(headline="A draft"),
        planned=stories.scheduled(headline="A plan", slug="a-plan"),
        killed=stories.killed(slug="killed"),
        expired=stories.expired(slug="expired"),
        absurd=make_absurd(photo),
        comment=first,
        held=waiting(story, first),
        section=section,
        empty=stories.make_section("Letters"),
        tag=tag,
        older=older,
        invitation=invitations.invite(by=edda, email="new@bell.example", groups=edda.groups.all()).token(),
        colleague=make_login("ines", "Writer").pk,
    )


def make_absurd(image: Image) -> Article:
    """A story with more of everything than anybody planned for, and without what may be missing."""
    inner = stories.make_section(words.LONG, parent=stories.make_section(words.HEBREW))
    names = (f"Maximiliana {words.LONG}", "Ann Berg", words.HEBREW, "Ib", "Ea")
    figures = f'<figure data-picture="{image.pk}">At <em>the</em> weir</figure>' * 2
    lists = f"<ul><li>{words.LONG * 3}<ol><li>Two</li></ol></li></ul>"
    rest = f"<blockquote><p>{words.HEBREW}</p></blockquote><pre><code>{words.LONG * 4}</code></pre><hr>"
    story = stories.published(
        headline=words.HEADLINE_OF_140,
        slug="absurd",
        standfirst=words.HEBREW,
        section=inner,
        body=f"<p>{words.LONG}</p>{figures}{lists}{rest}<h3>Then</h3>{figures}",
        authors=[stories.make_author(name) for name in names],
        tags=[stories.make_tag(name) for name in ("a", words.LONG, words.HEBREW)],
        lead_image=image,
    )
    for kind in ("correction", "clarification", "update"):
        stories.edit(story, body=f"<p>{kind}</p>{figures}{lists}")
        stories.publish(story, kind=kind, note=f"{words.HEBREW}\n\n{words.LONG * 2}")
    by, last = moderator(), None
    for name in (words.HEBREW, "N" * 80, *"ABCDEFGH"):
        last = approved(story, last, by=by, name=name, text=f"{words.HEBREW}\n\n{words.LONG * 3}")
    return story


def make_lists(story: Article) -> tuple[Section, Tag, Place]:
    """Enough stories that every part of the front page and of a list is there, with the site's logo above."""
    logo = {"name": "logo.jpg", "width": 480, "height": 120, "type": "image/jpeg"}
    image = stories.make_image(words.PORTRAIT, renditions=[logo])
    Identity.objects.create(
        pk=1, name="The Bell", tagline="Rung daily", contact="desk@bell.example", logo=image
    )
    section, tag = stories.make_section("Council"), stories.make_tag("locks")
    inside = stories.make_section("Planning", parent=section)
    stories.edit(story, tags=[tag])
    stories.publish(story, kind="minor")
    for number in range(24):
        with clock.at(clock.reading_time() - timedelta(days=number + 1)):
            place = inside if number % 3 == 0 else section
            stories.published(
                headline=words.HEADLINE, slug=f"story-{number}", section=place, tags=[tag], lead_image=image
            )
    return section, tag, Place(clock.reading_time() - timedelta(days=20), 1)
