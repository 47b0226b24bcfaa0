"""Two editors at one story in two browsers, whatever they do in whatever order: no word is lost, and no save
goes over another unseen. INTERLEAVINGS says how many orders are tried.
"""

import json
import os
from itertools import pairwise
from random import Random
from typing import Any
from urllib.parse import unquote_plus

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, UnsavedText
from tests.articles.factories import make_article
from tests.journeys import desk
from tests.journeys.people import make_login

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

INTERLEAVINGS = int(os.environ.get("INTERLEAVINGS", "10"))
DEEDS = ["type", "type", "type", "save", "save", "end session", "take over", "reload"]
HELD = """() => {
    const form = document.querySelector("#keeping")?.closest("form");
    return JSON.stringify([Object.values(localStorage), form ? [...new FormData(form)] : []]);
}"""


class Seat:
    """One editor at one browser."""

    def __init__(self, chromium: Browser, site: str, name: str, article: Article, chance: Random) -> None:
        self.context = chromium.new_context()
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.site, self.name, self.article, self.chance = site, name, article, chance
        self.words: list[str] = []
        self.explicit: set[int] = set()
        desk.log_in(self.page, site, name)
        self.open()

    @property
    def address(self) -> str:
        return f"{self.site}/admin/articles/article/{self.article.pk}"

    def open(self) -> None:
        self.page.goto(f"{self.address}/change/")
        self.settle()

    def settle(self) -> None:
        """Log in where the login has ended, and take up what this browser holds."""
        if self.page.locator("#id_password").count():
            self.page.fill("#id_username", self.name)
            self.page.fill("#id_password", desk.PASSWORD)
            self.page.get_by_role("button", name="Log in").click()
        if "/change/" in self.page.url:
            expect(self.page.locator(desk.EDITOR)).to_be_visible()
            offered = self.page.get_by_role("button", name="Put it into the form")
            if offered.count():
                offered.first.click()
                self.page.wait_for_url("**unsaved=**")
                self.settle()

    def do(self, deed: str, word: str) -> None:
        {
            "type": lambda: self.type(word),
            "save": self.save,
            "end session": self.end_session,
            "take over": self.take_over,
            "reload": self.open,
        }[deed]()

    def type(self, word: str) -> None:
        self.words.append(word)
        if self.chance.random() < 0.5:
            standfirst = self.page.locator("#id_standfirst")
            standfirst.fill(f"{standfirst.input_value()} {word}")
        else:
            self.page.locator(desk.EDITOR).click()
            self.page.keyboard.press("Control+End")
            self.page.keyboard.type(f" {word}")
        expect(self.page.locator(desk.EDITOR)).to_be_visible()

    def press_save(self) -> None:
        with self.page.expect_navigation():
            self.page.locator("[name=_continue]").first.click()

    def save(self) -> None:
        self.press_save()
        if self.page.locator("#id_password").count():
            self.settle()
            self.press_save()
        tick = self.page.locator("[name=overwrite][type=checkbox]")
        if tick.count() and self.chance.random() < 0.5:
            tick.check()
            before = self.article.revisions.count()
            self.press_save()
            if self.article.revisions.count() > before:
                self.explicit.add(before + 1)
        self.settle()

    def end_session(self) -> None:
        keys = [each["value"] for each in self.context.cookies() if each["name"] == "sessionid"]
        Session.objects.filter(session_key__in=keys).delete()

    def take_over(self) -> None:
        self.page.goto(f"{self.address}/take_over/")
        self.settle()
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Take over").click()
        self.settle()

    def held(self) -> Any:
        return self.page.evaluate(HELD)


def interleave(chromium: Browser, site: str, seed: int) -> None:
    chance = Random(seed)
    article = make_article(slug=f"story-{seed}", standfirst="Begun.")
    seats = [Seat(chromium, site, name, article, chance) for name in ("ann", "bo")]
    deeds = []
    for number in range(8):
        seat, deed = chance.choice(seats), chance.choice(DEEDS)
        deeds.append((seat.name, deed))
        seat.do(deed, f"word{seed}x{number}x")
    saved = [json.dumps(each.content) for each in article.revisions.order_by("number")]
    kept = [unquote_plus(each) for each in UnsavedText.objects.values_list("fields", flat=True)]
    everywhere = "\n".join([*saved, *kept, *(seat.held() for seat in seats)])
    words = [word for seat in seats for word in seat.words]
    lost = [word for word in words if word not in everywhere]
    assert not lost, (seed, deeds, lost)
    explicit = seats[0].explicit | seats[1].explicit
    for number, (before, after) in enumerate(pairwise(saved), start=2):
        gone = [word for word in words if word in before and word not in after]
        assert not gone or number in explicit, (seed, deeds, number, gone)
    for seat in seats:
        seat.context.close()


def test_no_word_is_lost_and_no_save_goes_over_another_unseen(chromium, live_site, settings):
    # Two people whose logins end every few seconds log in more often than one network may.
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "1000/m/ip"}
    make_login("ann", "Editor")
    make_login("bo", "Editor")
    for seed in range(INTERLEAVINGS):
        interleave(chromium, live_site, seed)
