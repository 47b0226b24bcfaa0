"""What the checkers of accessibility and of HTML say to every kind of page: nothing."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response

from comments.limits import cache
from tests.journeys import desk
from tests.journeys.looks import WIDTHS, broken_rules, overflow
from tests.journeys.pages import EveryPage, Visit, make_every_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.once,
]


@pytest.fixture
def pages(live_site: str) -> EveryPage:
    cache.clear()
    return make_every_page(live_site)


@pytest.fixture(params=WIDTHS)
def look(request: Any, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


def findings(page: Page, visits: dict[str, Visit], axe: Path) -> dict[str, Any]:
    """By page, what axe finds on it, and by how much it is too wide."""
    found = {}
    for name, visit in visits.items():
        visit(page)
        assert ("not found" in page.title()) == (name == "nothing there")
        broken, wide = broken_rules(page, axe), overflow(page)
        if broken or wide > 0:
            found[name] = (broken, wide)
    return found


def test_axe_finds_nothing_on_any_public_page(look, pages, axe_script):
    assert findings(look, pages.public(), axe_script) == {}


def test_axe_finds_nothing_at_the_desk(look, pages, axe_script):
    doors = findings(look, pages.doors(), axe_script)
    desk.log_in(look, pages.site, "edda")
    assert doors | findings(look, pages.desk(), axe_script) == {}


def test_every_public_page_is_html_by_the_standard(browser_page, pages, html_checker, tmp_path):
    """As the server sends it: what scripts make of it later is another matter."""
    answers: list[Response] = []
    browser_page.on("response", lambda answer: answers.append(answer))
    for name, visit in pages.public().items():
        answers.clear()
        visit(browser_page)
        sent = [each for each in answers if each.request.resource_type == "document"]
        (tmp_path / f"{name}.html").write_text(sent[-1].text(), encoding="utf-8")
    command = [*html_checker, "--format", "json", "--exit-zero-always", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    messages = json.loads(done.stderr)["messages"]
    found = [(Path(each["url"]).stem, each["message"], each.get("extract")) for each in messages]
    assert found == []
