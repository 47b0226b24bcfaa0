"""Every page of the admin, in every look: nothing for axe to find, nothing in the console, nothing cut off.

The pages are asked of the admin itself, so that a further model is walked from its first day on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db.models import Model
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from playwright.sync_api import Browser, ConsoleMessage, Page

from newsroom.models import FrontSlot, ImportReport, Job, MenuEntry
from tests.journeys import desk
from tests.journeys.looks import WIDTHS, broken_rules, overflow
from tests.journeys.pages import EveryPage, make_every_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.once,
]

# Their lists stand elsewhere, or they have no form of Django's.
WITHOUT_FORM = {"Comment"}
# Chrome suggests that Django's forms for a new password name the login too, which no rule asks for; and tells
# where Django's script puts the focus into the field that asks for it before the browser does.
CHROME_S_OWN = ("[DOM]", "Autofocus processing was blocked")


@dataclass
class Walk:
    """A browser that goes from page to page and notes what is wrong with each."""

    page: Page
    axe: Path
    found: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def hear(self, message: ConsoleMessage) -> None:
        # The pictures of the tests' data have no files.
        if not message.text.startswith(CHROME_S_OWN) and "/media/" not in message.location.get("url", ""):
            self.said.append(message.text)

    def to(self, address: str) -> None:
        self.said.clear()
        answer = self.page.goto(address)
        assert answer is not None and answer.ok, f"{address} answered {answer and answer.status}"
        self.look(address)

    def told(self) -> str:
        return "\n".join(f"{name}: {fault}" for name, faults in self.found.items() for fault in faults)

    def look(self, name: str) -> None:
        self.page.wait_for_load_state("networkidle")
        said = list(self.said)  # axe itself sets styles as it looks, which the policy stops
        broken = broken_rules(self.page, self.axe)
        wide = overflow(self.page)
        faults = [*broken, *said, *([f"{wide} pixels wider than the window"] if wide > 0 else [])]
        if faults:
            self.found[name] = faults


@pytest.fixture
def pages(live_site: str) -> EveryPage:
    cache.clear()
    made = make_every_page(live_site)
    User.objects.filter(username="edda").update(is_superuser=True)
    MenuEntry.objects.create(menu=MenuEntry.Menu.FOOTER, label="Jobs", address="/about/", position=1)
    FrontSlot.objects.create(number=1, article=made.story)
    ImportReport.objects.create(
        source="https://old.example", file="export.xml", at=timezone.now(), content=REPORT
    )
    Job.objects.create(
        status=TaskResultStatus.FAILED,
        args_kwargs={"args": [1], "kwargs": {}},
        task_path="articles.tasks.make_renditions",
        backend_name="default",
        run_after=timezone.now(),
        exception_class_path="builtins.OSError",
        traceback="Traceback (most recent call last):\nOSError: No space left on device\n",
    )
    return made


REPORT: dict[str, Any] = {
    "counts": [["stories", 12, 11]],
    "done": {"stories": 11},
    "compared": {"pages": 11},
    "notes": {},
    "lines": [["dropped", "story", "17", "It has no text.", "https://old.example/17"]],
    "addresses": [["old-story", "/2026/05/14/story/"]],
}


def addresses(person: User) -> Iterator[str]:
    """Every page of the admin that this person can open without pressing a button."""
    request = RequestFactory().get("/")
    request.user = person
    yield from map(reverse, ("admin:index", "admin:password_change", "admin:password_change_done"))
    for app in admin.site.get_app_list(request):
        yield app["app_url"]
    for model, screen in admin.site._registry.items():
        yield from of_model(model, screen, request)
    yield reverse("admin:auth_user_leave", args=[person.pk])
    yield reverse("mfa_index")


def of_model(model: type[Model], screen: Any, request: Any) -> Iterator[str]:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    if not screen.has_view_permission(request):
        return
    yield reverse(f"{name}_changelist")
    if screen.has_add_permission(request):
        yield reverse(f"{name}_add")
    row = model._default_manager.first()
    assert row is not None, f"{model.__name__} has no row to look at"
    if model.__name__ in WITHOUT_FORM:
        return
    yield reverse(f"{name}_change", args=[row.pk])
    yield reverse(f"{name}_history", args=[row.pk])
    if screen.has_delete_permission(request, row):
        yield reverse(f"{name}_delete", args=[row.pk])


@pytest.fixture(params=WIDTHS)
def walk(request: Any, chromium: Browser, axe_script: Path) -> Iterator[Walk]:
    context = chromium.new_context(viewport={"width": request.param, "height": 900})
    yield Walk(context.new_page(), axe_script)
    context.close()


def test_no_page_of_the_admin_has_a_fault(walk, pages):
    desk.log_in(walk.page, pages.site, "edda")
    for address in addresses(User.objects.get(username="edda")):
        walk.to(pages.site + address)
    walk.said.clear()
    walk.page.goto(f"{pages.site}/admin/articles/tag/")
    walk.page.locator(".action-select").first.check()
    walk.page.select_option("[name=action]", "delete_selected")
    walk.page.get_by_role("button", name="Run the selected action").or_(
        walk.page.get_by_role("button", name="Go")
    ).first.click()
    walk.page.wait_for_selector(".delete-selected-confirmation")
    walk.look("delete several")
    assert not walk.found, walk.told()


def test_the_way_in_has_no_fault(walk, live_site):
    walk.to(f"{live_site}/admin/login/")
    walk.page.fill("#id_username", "nobody")
    walk.page.fill("#id_password", "nothing")
    walk.page.get_by_role("button", name="Log in").click()
    walk.page.wait_for_selector(".errornote")
    walk.said.clear()  # Chrome notes the status of a refused form, 422
    walk.look("a wrong password")
    assert not walk.found, walk.told()


def test_a_keyboard_alone_finds_the_failed_jobs_and_has_one_tried_again(browser_page, pages):
    desk.log_in(browser_page, pages.site, "edda")
    press = browser_page.keyboard.press
    press("Tab")
    assert browser_page.evaluate("document.activeElement.textContent") == "Skip to main content"
    press("Enter")
    assert browser_page.url.endswith("#content-start")
    tab_to(browser_page, "1 failed")
    assert browser_page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    press("Enter")
    browser_page.wait_for_url("**/job/?status__exact=FAILED")
    browser_page.locator(".action-select").first.focus()
    press("Space")
    browser_page.locator("[name=action]").focus()
    press("ArrowDown")
    browser_page.locator("[name=index]").focus()
    press("Enter")
    browser_page.wait_for_selector(".messagelist .success")
    assert "1 job is to be tried again now." in browser_page.inner_text(".messagelist")


def tab_to(page: Page, text: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == text:
            return
    raise AssertionError(f"no tab leads to “{text}”")
