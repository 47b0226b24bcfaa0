"""The comments of one post: states, dates, threads and keys as they were."""

import html
import re
from collections.abc import Container, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.html import strip_tags

from articles import clock
from comments.models import Comment, Discussion
from comments.models.arrivals import Arrival, Gathering
from comments.models.repeat import folded
from comments.network import keyed, read_address
from newsroom.models import Imported
from newsroom.models.imported import Kind
from newsroom.wordpress.bodies import squeezed
from newsroom.wordpress.items import LARGEST_KEY, Post, Said, digest
from newsroom.wordpress.ledger import Brought, Ledger
from newsroom.wordpress.report import Report

State = Comment.State
STATES = {"1": State.APPROVED, "approve": State.APPROVED, "0": State.PENDING, "hold": State.PENDING}
STATES |= {"spam": State.SPAM, "trash": State.REMOVED}
LINK = re.compile(
    r"""<a\b[^<>]{0,2000}?\bhref\s*=\s*["']([^"'<>]{0,2000})["'][^<>]{0,2000}>([^<]{0,5000})</a>""", re.I
)
BREAKS = re.compile(r"<(?:br|/p|/li|/blockquote|/div)\b[^<>]{0,200}>\n?", re.IGNORECASE)
NAME = 255


class Under(NamedTuple):
    """A post whose comments go under an article. Of a new one the ledger knows none."""

    article: int
    post: Post
    new: bool = False


class Discussions:
    """`keep_ids` gives a comment the id that it had as its key here, where that is free."""

    def __init__(self, ledger: Ledger, report: Report, by: User, *, keep_ids: bool = True) -> None:
        self.ledger, self.report, self.by, self.keep_ids = ledger, report, by, keep_ids
        # The digests of what was read of those whose lost parent is forgotten.
        self._read: dict[int, str] = {}

    def bring(self, under: Sequence[Under]) -> None:
        """Add what has not come, and take over what changed there and not here."""
        closed = [each.article for each in under if not each.post.comments_open]
        Discussion.objects.bulk_create(
            (Discussion(article_id=article, mode=Discussion.Mode.CLOSED) for article in closed),
            ignore_conflicts=True,
        )
        said = [(each, self._comments(each.post)) for each in under]
        stories = [each.post.key for each, found in said if found and not each.new]
        known = self.ledger.comments_of(stories)
        new = self._without_doubles(
            (each, [one for one in found if str(one.key) not in known.get(each.post.key, ())])
            for each, found in said
        )
        self._add(new, known)
        for each, found in said:
            for one in found:
                row = known.get(each.post.key, {}).get(str(one.key))
                if row is not None and row.key is not None and row.theirs != one.digest():
                    self._take_over(self.ledger.comment(one.key), one, each.post)

    def _comments(self, post: Post) -> list[Said]:
        """Without pingbacks; each id once."""
        found: dict[int, Said] = {}
        for each in post.comments:
            if each.is_ping:
                self.report.notes["pingbacks and trackbacks, which are no comments"] += 1
            elif each.key in found or not each.key:
                reason = "A second comment of this id: the first is kept." if each.key else "It has no id."
                self.report.add("dropped", "comment", each.key, reason, post.link)
            else:
                found[each.key] = each
        return sorted(found.values(), key=lambda each: each.key)

    def _without_doubles(self, many: Iterable[tuple[Under, list[Said]]]) -> list[tuple[Under, list[Said]]]:
        many = list(many)
        came = self.ledger.comments_known([one.key for _, found in many for one in found])
        for each, found in many:
            for one in found:
                if one.key in came:
                    reason = "Another post has a comment of this id: that one is kept."
                    self.report.add("dropped", "comment", one.key, reason, each.post.link)
            found[:] = (one for one in found if one.key not in came)
            came.update(one.key for one in found)
        return [(each, found) for each, found in many if found]

    def _add(self, new: list[tuple[Under, list[Said]]], known: dict[int, dict[str, Brought]]) -> None:
        fresh = self._keys([one.key for _, found in new for one in found])
        many = []
        for each, found in new:
            here = known.get(each.post.key, {}).items()
            keys = {int(old): row.key for old, row in here if row.key is not None}
            for one in found:
                keys[one.key] = fresh.pop(one.key)
            many.append(self._gathering(each, self._in_order(found, keys, each.post), keys))
        fresh.clear()
        Comment.objects.bring(many)

    def _gathering(self, under: Under, said: list[Said], keys: dict[int, int]) -> Gathering:
        return Gathering(
            under.article,
            {keys[each.key]: keys.get(each.parent) if each.parent else None for each in said},
            [keys[each.key] for each in said if STATES.get(each.state) == State.APPROVED],
            (self._arrival(each, keys, under.post) for each in said),
        )

    def _arrival(self, said: Said, keys: dict[int, int], post: Post) -> Arrival:
        theirs = self._read.pop(said.key, "") or said.digest()
        name, text, state = self._name(said, post), self._text(said, post), self._state(said, post)
        self.ledger.keep(Kind.COMMENT, said.key, keys[said.key], theirs, digest(name, text, state), post.key)
        self._count(said)
        return Arrival(
            key=keys[said.key],
            answers=keys.get(said.parent) if said.parent else None,
            name=name,
            text=text,
            state=state,
            posted_at=self._date(said, post),
            network=keyed(read_address(said.address)),
        )

    def _count(self, each: Said) -> None:
        if each.website:
            self.report.notes["web addresses of commenters, which are not kept"] += 1
        if each.user:
            self.report.notes["comments written with a login of the old site"] += 1

    def _keys(self, old: list[int]) -> dict[int, int]:
        """Its own id for each comment where that is free, or a fresh key."""
        if not self.keep_ids:
            return dict(zip(old, Comment.objects.fresh_keys(len(old)), strict=True))
        taken = {
            pk
            for part in parts(old)
            for pk in Comment.objects.filter(pk__in=part).values_list("pk", flat=True)
        }
        taken |= {key for key in old if key > LARGEST_KEY}
        fresh = iter(Comment.objects.fresh_keys(len(taken)))
        for key in sorted(taken):
            self.report.add(
                "changed",
                "comment",
                key,
                "Its id is taken here, so it has another; its old link leads to it.",
            )
        return {key: next(fresh) if key in taken else key for key in old}

    def _in_order(self, new: list[Said], here: Container[int], post: Post) -> list[Said]:
        """Those in the order of their keys, each after the one that it answers. Whose answered comment is
        missing, or answers it in turn, begins a thread, and is listed."""
        for each in new:
            if each.parent and each.parent not in here:
                reason = f"The comment {each.parent} that it answers is not in the export."
                self._orphan(each, post, reason)
        if all(each.parent < each.key for each in new):
            return new
        self._cut_rings(new, post)
        return sorted_after(new)

    def _cut_rings(self, said: list[Said], post: Post) -> None:
        """A ring is cut at the comment that was reached twice."""
        by_key = {each.key: each for each in said}
        done: set[int] = set()
        for each in said:
            at: Said | None = each
            on: set[int] = set()
            while at is not None and at.key not in done and at.key not in on:
                on.add(at.key)
                at = by_key.get(at.parent)
            if at is not None and at.key in on:
                self._orphan(at, post, "The comments answer each other in a ring: this one begins a thread.")
            done |= on

    def _orphan(self, said: Said, post: Post, reason: str) -> None:
        self._read[said.key] = said.digest()
        said.parent = 0
        self.report.add("changed", "comment", said.key, reason, post.link)

    def _text(self, said: Said, post: Post) -> str:
        text = plain_text(said.text)
        before = squeezed(html.unescape(strip_tags(said.text)))
        if before == squeezed(text):
            self.report.compared["texts of comments equal"] += 1
        else:
            self.report.compared["texts of comments with the address of a link added, or else changed"] += 1
            self.report.add("changed", "comment", said.key, "A link in it shows its address now.", post.link)
        return text

    def _state(self, said: Said, post: Post) -> str:
        state = STATES.get(said.state)
        if state is None:
            reason = f"Its state “{said.state[:40]}” is unknown, so it waits for review."
            self.report.add("doubtful", "comment", said.key, reason, post.link)
        return state or State.PENDING

    def _name(self, said: Said, post: Post) -> str:
        name = " ".join(html.unescape(strip_tags(said.name)).split())
        if not name:
            self.report.notes["comments without a name, which are by “Anonymous”"] += 1
        elif len(name) > NAME:
            self.report.add("changed", "comment", said.key, "Its name is cut to 255 characters.", post.link)
        return name[:NAME] or "Anonymous"

    def _date(self, said: Said, post: Post) -> datetime:
        if said.posted_at is None:
            self.report.add(
                "changed", "comment", said.key, "It had no date: it has that of its post.", post.link
            )
        return said.posted_at or post.published_at or clock.step_time()

    def _take_over(self, row: Imported, said: Said, post: Post) -> None:
        assert row.key is not None, "asked before"
        with transaction.atomic():
            found = Comment.objects.filter(pk=row.key).first()
            if found is None or digest(found.name, found.text, found.state) != row.ours:
                reason = "It changed there, and was changed or deleted here too: ours is kept."
                self.report.add("kept", "comment", said.key, reason, post.link)
                return
            name, text, state = self._name(said, post), self._text(said, post), self._state(said, post)
            comment = Comment.objects.lock(found.pk)[found.pk]
            if comment.state != state:
                Comment.objects.set_state(comment, state)
            changed = {"name": name, "name_folded": folded(name)[:255], "text": text}
            Comment.objects.filter(pk=comment.pk).update(**changed)
        self.ledger.renew(row, said.digest(), digest(name, text, state))
        self.report.done["comments updated"] += 1


def parts(keys: list[int], size: int = 500) -> list[list[int]]:
    return [keys[start : start + size] for start in range(0, len(keys), size)]


def sorted_after(said: list[Said]) -> list[Said]:
    """By key, but each after the one that it answers."""
    here, done = {each.key: each for each in said}, {}
    for each in sorted(said, key=lambda each: each.key):
        chain = []
        at: Said | None = each
        while at is not None and at.key not in done:
            chain.append(at)
            done[at.key] = at
            at = here.get(at.parent)
        for link in chain:
            del done[link.key]
        done |= {link.key: link for link in reversed(chain)}
    return list(done.values())


def plain_text(text: str) -> str:
    """What a comment's HTML says, as it is typed here: links by their addresses, breaks as line ends."""

    def link(found: re.Match[str]) -> str:
        address, words = html.unescape(found[1]), found[2]
        bare = html.unescape(words).strip()
        return words if not bare or bare in address or address in bare else f"{words} ({found[1]})"

    text = LINK.sub(link, text.replace("\r\n", "\n").replace("\r", "\n"))
    return html.unescape(strip_tags(BREAKS.sub("\n", text))).strip()
