"""A site full of words that readers may not see yet, or any more.

Each word stands in one field of one story or comment. The same site can be made `shown`: everything published
and approved, which tells that the words are where a reader would find them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from articles import clock, workflow
from articles.models import Article
from comments.models import Comment
from comments.moderation import decide, move
from tests.articles import factories as desk
from tests.comments.factories import moderator, waiting

State = Comment.State

# What a reader sees of a story, and what only the desk ever does.
SEEN = (
    "headline",
    "slug",
    "standfirst",
    "body",
    "alt",
    "caption",
    "credit",
    "rendition",
    "author",
    "biography",
    "tag",
)
UNSEEN = ("original", "login", "lognote")
HIDDEN_COMMENTS = (State.PENDING, State.DECLINED, State.SPAM, State.REMOVED, State.WITHDRAWN)


def word(*of: str) -> str:
    """A word that no text and no markup of ours holds."""
    return f"zq{''.join(of)}qz".replace("_", "")


@dataclass
class Site:
    shown: bool
    public: set[str] = field(default_factory=set)
    private: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    # The pages of authors and tags, which are there whether or not a story is.
    lists: set[str] = field(default_factory=set)
    comments: list[Comment] = field(default_factory=list)
    # Where a word may stand: at the address of the author or the tag, or of the receipt of its comment.
    allowed: dict[str, set[str]] = field(default_factory=dict)

    @property
    def paths(self) -> list[str]:
        return sorted(self.stories | self.lists)

    def mark(self, *of: str) -> str:
        self.public.add(word(*of))
        return word(*of)

    def hide(self, *of: str) -> str:
        self.private.add(word(*of))
        return word(*of)


def make_site(shown: bool) -> Site:
    site = Site(shown)
    for state, end in ENDS.items():
        end(site, state)
    open_story = desk.published(headline="The ferry returns", slug="open-story")
    site.stories.add(path_of(open_story))
    _comments(site, open_story)
    workflow.change_address(open_story.pk, by=desk.editor(), slug="moved-story")
    return site


def path_of(article: Article) -> str:
    return article.editions.order_by("number").first().get_absolute_url()


def marked(site: Site, state: str) -> dict[str, Any]:
    """The fields of a story, each with its own word."""
    words = {name: site.mark(state, name) for name in SEEN}
    unseen = {name: site.hide(state, name) for name in UNSEEN if name != "lognote"}
    original = storages["private"].save(
        f"originals/{unseen['original']}", ContentFile(unseen["original"].encode())
    )
    rendition = {"name": f"{words['rendition']}.jpg", "width": 480, "height": 320, "type": "image/jpeg"}
    image = desk.make_image(
        words["alt"],
        caption=words["caption"],
        credit=words["credit"],
        original=original,
        renditions=[rendition],
    )
    author = desk.make_author(
        words["author"], slug=f"by-{word(state, 'author')}", biography=words["biography"]
    )
    site.stories.add(f"/{today()}/{words['slug']}/")
    tag = desk.make_tag(words["tag"], slug=f"on-{word(state, 'tag')}")
    site.lists |= {author.get_absolute_url(), tag.get_absolute_url()}
    site.allowed[author.get_absolute_url()] = {words["author"], words["biography"]}
    site.allowed[tag.get_absolute_url()] = {words["tag"]}
    return {
        "headline": f"Of {words['headline']}",
        "slug": words["slug"],
        "standfirst": f"About {words['standfirst']}.",
        "body": f"<p>It says {words['body']} here.</p>",
        "lead_image": image,
        "authors": [author],
        "tags": [tag],
        "by": desk.editor(username=unseen["login"]),
    }


def today() -> str:
    return f"{clock.reading_time():%Y/%m/%d}"


def earlier() -> Any:
    return clock.at(clock.reading_time() - timedelta(minutes=1))


def later() -> datetime:
    return clock.reading_time() + timedelta(hours=1)


def from_draft(hide: Callable[[Site, str, Article], Any]) -> Callable[[Site, str], None]:
    """A story that readers have never seen."""

    def end(site: Site, state: str) -> None:
        article = desk.make_article(**marked(site, state))
        if site.shown:
            desk.publish(article)
        else:
            hide(site, state, article)

    return end


def from_live(hide: Callable[[Article], Any]) -> Callable[[Site, str], None]:
    """A story that readers have seen, with a comment, and may see no longer."""

    def end(site: Site, state: str) -> None:
        with earlier():
            article = desk.published(**marked(site, state))
        said = waiting(article, name=site.mark(state, "name"), text=site.mark(state, "text"))
        decide(said.pk, State.APPROVED, by=moderator())
        site.comments.append(said)
        if not site.shown:
            hide(article)

    return end


def changed(site: Site, state: str) -> None:
    """A live story with another text, saved and not published, or planned with a note."""
    with earlier():
        article = desk.published(slug=f"{state}-story")
    desk.edit(article, standfirst="Changed once, in public.")
    desk.publish(article, kind="minor")  # from here on its page has to ask for notes
    site.stories.add(path_of(article))
    desk.edit(article, **marked(site, state))
    if site.shown:
        desk.publish(article, kind="correction", note=site.mark(state, "note"))
    elif state == "planned":
        desk.schedule(article, later(), kind="correction", note=site.mark(state, "note"))


def submit(site: Site, state: str, article: Article) -> None:
    note = site.hide(state, "lognote")
    workflow.submit(article.pk, by=desk.editor(), seen=desk.seen(article), note=note)


def send_back(site: Site, state: str, article: Article) -> None:
    workflow.submit(article.pk, by=desk.editor(), seen=desk.seen(article))
    workflow.send_back(article.pk, by=desk.editor(), note=site.hide(state, "lognote"))


def embargo(site: Site, state: str, article: Article) -> None:
    workflow.set_embargo(article.pk, by=desk.editor(), until=later())
    desk.schedule(article, later())


def cancel(site: Site, state: str, article: Article) -> None:
    planned = desk.schedule(article, later())
    workflow.cancel(article.pk, by=desk.editor(), number=planned.number)


ENDS: dict[str, Callable[[Site, str], None]] = {
    "draft": from_draft(lambda site, state, article: None),
    "in_review": from_draft(submit),
    "sent_back": from_draft(send_back),
    "approved": from_draft(lambda site, state, article: desk.approve(article)),
    "scheduled": from_draft(lambda site, state, article: desk.schedule(article, later())),
    "embargoed": from_draft(embargo),
    "cancelled": from_draft(cancel),
    "spiked": from_draft(
        lambda site, state, article: workflow.spike(
            article.pk, by=desk.editor(), note=site.hide(state, "lognote")
        )
    ),
    "killed": from_live(lambda article: desk.kill(article)),
    "expired": from_live(
        lambda article: workflow.expire(article.pk, by=desk.editor(), note="Its time is over.")
    ),
    "changed": changed,
    "planned": changed,
}


def _comments(site: Site, article: Article) -> None:
    """Each hidden state at the top of a thread, as a reply, and above an approved reply."""
    by = moderator()
    for _ in range(2):
        decide(waiting(article).pk, State.APPROVED, by=by)
    under = waiting(article)
    decide(under.pk, State.APPROVED, by=by)
    for state in HIDDEN_COMMENTS:
        for place, target in (("top", None), ("reply", under)):
            _end_comment(site, _said(site, article, state, place, target), state)
        if state != State.PENDING:  # only what has been shown can have been answered
            _answered(site, article, state)


def _said(site: Site, article: Article, state: str, place: str, target: Comment | None) -> Comment:
    comment = waiting(
        article,
        target,
        name=site.mark(state, place, "name"),
        text=site.mark(state, place, "text"),
        network=site.hide(state, place, "network"),
        key=site.hide(state, place, "key"),
    )
    site.comments.append(comment)
    site.private.add(comment.receipt)
    return comment


def _answered(site: Site, article: Article, state: str) -> None:
    by = moderator()
    comment = _said(site, article, state, "answered", None)
    decide(comment.pk, State.APPROVED, by=by)
    for _ in range(2):
        answer = waiting(article, comment)
        decide(answer.pk, State.APPROVED, by=by)
    move(answer.pk, by=by)  # a thread of its own, which still names whom it answers
    _end_comment(site, comment, state)


def _end_comment(site: Site, comment: Comment, state: str) -> None:
    comment.refresh_from_db()
    to = State.APPROVED if site.shown else State(state)
    if to == State.WITHDRAWN:
        Comment.objects.filter(pk=comment.pk).update(state=to)
    elif comment.state != to:
        if to == State.REMOVED and comment.state == State.PENDING:  # what is removed was shown first
            decide(comment.pk, State.APPROVED, by=moderator())
        # Why it was declined is told to its author, by the private receipt; other reasons are the desk's own.
        told = to == State.DECLINED
        reason = "Off the subject" if told else site.hide(state, str(comment.pk), "reason")
        decide(comment.pk, to, by=moderator(), reason=reason)
