"""Somebody without a login who follows every link, tries every address, and sends what is refused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings
from django.http.response import HttpResponseBase
from django.test import Client, override_settings

from articles.models import Article
from comments.limits import cache
from comments.models import Comment
from tests.leaks.site import Site

LINK = re.compile(
    r'(?:href|src|action|content|url)="([^"]+)"|^Location: (\S+)|<(?:link|loc|image:loc|id)>([^<]+)<',
    re.MULTILINE,
)
SRCSET = re.compile(r'srcset="([^"]+)"')
GUESSES = (
    *("/feed/", "/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/search/?q=zq", "/corrections/"),
    *("/sitemap/site.xml", "/sitemap/archive.xml", "/sitemap/tags.xml"),
    *("/search/", "/search/?from=2000-01-01", "/search/?q=-zq", "/search/?from=2000-01-01&page=2"),
    *("/archive/2026/05/", "/section/harbour/", "/tag/ferries/", "/api/", "/media/", "/media/originals/"),
    *(
        "/private/",
        "/static/",
        "/healthz",
        "/about/",
        "/privacy/",
        "/comments-policy/",
        "/admin/",
        "/admin/login/",
        "/nowhere/",
    ),
)
# A list's feeds stand at its own address too.
FEED = re.compile("feed/((atom|json)/)?$")
LISTS = ("/section/", "/tag/", "/author/", "/archive/")
METHODS = ("head", "options", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Answer:
    """What was asked, what came back, and which words the one who asked may know."""

    asked: str
    said: str
    status: int
    allowed: frozenset[str]

    def leaks(self, words: Iterable[str]) -> set[str]:
        """Words that stand in the answer, other than those that were sent."""
        return {each for each in words if each in self.said and each not in self.asked} - self.allowed


class Visitor:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.client = Client(enforce_csrf_checks=True)
        self.answers: list[Answer] = []
        self.seen: set[str] = set()

    def leaks(self, words: Iterable[str]) -> dict[str, str]:
        """Each word that was found, with an address where it was."""
        words = set(words)
        return {found: answer.asked for answer in self.answers for found in answer.leaks(words)}

    def statuses(self) -> set[int]:
        return {answer.status for answer in self.answers}

    def ask(
        self, path: str, method: str = "get", allowed: Iterable[str] = (), **extra: Any
    ) -> HttpResponseBase:
        response = getattr(self.client, method)(path, **extra)
        heads = [f"{name}: {value}" for name, value in response.headers.items()]
        body = b"".join(response) if response.streaming else response.content
        asked = f"{method} {unquote(path)} {extra.get('data', '')} {extra.get('QUERY_STRING', '')}"
        said = unescape("\n".join([response.reason_phrase, *heads, body.decode("utf-8", "replace")]))
        page = FEED.sub("", urlsplit(path).path)
        known = {*allowed, *self.site.allowed.get(page, ())}
        self.answers.append(Answer(asked, said, response.status_code, frozenset(known)))
        return response

    def wander(self, *starts: str) -> None:
        """Read these pages, and all that they lead to."""
        ahead = list(starts)
        while ahead:
            path = ahead.pop()
            if path in self.seen:
                continue
            self.seen.add(path)
            self.ask(path)
            ahead += self.links()

    def links(self) -> list[str]:
        said = self.answers[-1].said
        found = ["".join(each) for each in LINK.findall(said)]
        found += [each.split()[0] for whole in SRCSET.findall(said) for each in whole.split(",")]
        here = {"", urlsplit(settings.SITE_URL).netloc}
        parts = [urlsplit(each) for each in found if not each.startswith("#")]
        found = [each for each in parts if each.netloc in here and each.path.startswith("/")]
        return [f"{each.path}?{each.query}" if each.query else each.path for each in found]

    def visit_everything(self) -> None:
        self.wander("/", *GUESSES)
        self.wander(*self.site.paths)
        self.page_through()
        for path in self.site.paths:
            for method in METHODS:
                self.ask(path, method)
        for comment in Comment.objects.select_related("article"):
            self.look_for(comment)
        # An answer to one word of a hidden story would hold its others.
        for each in sorted(self.site.public | self.site.private):
            self.ask(f"/search/?q={quote(each)}")
        self.try_files()
        self.try_the_admin()
        self.be_refused()

    def page_through(self) -> None:
        """Pages of lists that no link leads to: before everything, from what lies ahead, and nowhere."""
        for path in ("/corrections/", *sorted(each for each in self.seen if each.startswith(LISTS))):
            for place in ("10000101T000000000000-1", "99991231T235959999999-999999999999999999", "zq", ""):
                self.wander(f"{urlsplit(path).path}?before={place}")

    def look_for(self, comment: Comment) -> None:
        """Every address of a comment, and its receipt, which shows its own words alone."""
        home = self.home_of(comment)
        for path in (home, self.another_than(home)):
            base = f"{path}comments/"
            self.wander(f"{base}{comment.pk}/", f"{base}{comment.pk}/reply/")
            self.ask(f"{base}{comment.pk}/", "head")
        own = {comment.name, comment.text, comment.receipt}
        self.ask(f"{home}comments/receipt/{comment.receipt}/", allowed=own)
        self.wander(
            f"{home}comments/page/2/", f"{home}comments/thread/1/", f"{home}comments/thread/2/page/2/"
        )
        self.post(home, in_reply_to=str(comment.pk), text="")
        self.post(home, in_reply_to=str(comment.pk), text=f"An answer to {comment.pk}", name="A reader")

    def home_of(self, comment: Comment) -> str:
        return str(comment.article.editions.order_by("number").last().get_absolute_url())

    def another_than(self, home: str) -> str:
        return next(path for path in sorted(self.site.stories) if path != home)

    def post(self, home: str, **extra: Any) -> HttpResponseBase:
        headers = {name: extra.pop(name) for name in ("HTTP_ORIGIN", "REMOTE_ADDR") if name in extra}
        return self.ask(f"{home}comments/", "post", data={"name": "", "text": ""} | extra, **headers)

    def try_files(self) -> None:
        for each in sorted(self.site.private):
            if each.endswith("originalqz"):
                for place in ("media", "media/originals", "media/../private/originals", "private/originals"):
                    self.ask(f"/{quote(place)}/{each}")
                    self.ask(f"/{quote(place, safe='')}/{each}")

    def try_the_admin(self) -> None:
        for comment in Comment.objects.all():
            self.wander(f"/admin/comments/comment/{comment.pk}/")
        for article in Article.objects.values_list("pk", flat=True):
            for page in ("change", "preview", "history", "publish"):
                self.wander(f"/admin/articles/article/{article}/{page}/")
        self.wander("/admin/articles/article/", "/admin/autocomplete/", "/admin/articles/image/")

    def be_refused(self) -> None:
        """The answers with 403, 409, 413, 422 and 429, under every story."""
        cache.clear()
        for path in sorted(self.site.stories):
            self.post(path)
            self.post(path, text="Sent elsewhere", name="A", HTTP_ORIGIN="https://elsewhere.example")
            self.post(path, text="x" * 10_001, name="A")
            with override_settings(COMMENT_MAX_BYTES=10):
                self.post(path, text="Too much of it", name="A")
            with override_settings(COMMENT_LIMIT_TRIES=0):
                self.post(path, text="Too fast", name="A", REMOTE_ADDR="192.0.2.7")
