"""Passkeys in a browser with an authenticator that Chromium plays."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.newsroom.people.pages import PASSWORD, colleague

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def device(browser_page: Page) -> Any:
    """A telephone that says yes."""
    tools = browser_page.context.new_cdp_session(browser_page)
    tools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return lambda yes: tools.send(
        "WebAuthn.setUserVerified",
        {"authenticatorId": made["authenticatorId"], "isUserVerified": yes},
    )


def log_in(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/admin/login/")
    page.get_by_label("Name or e-mail address").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def add_passkey(page: Page, site: str, *, alone: bool) -> None:
    page.goto(f"{site}/admin/security/passkeys/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What you call it").fill("my telephone")
    if not alone:
        page.get_by_label("Log in with it alone").uncheck()
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.locator("h1")).to_have_text("Your recovery codes")


def test_a_passkey_is_added_and_lets_in_alone(browser_page, live_site, device):
    colleague("Writer", username="ines", first_name="Ines")
    log_in(browser_page, live_site, "ines")
    add_passkey(browser_page, live_site, alone=True)
    browser_page.get_by_role("button", name="Log out").click()
    expect(browser_page.get_by_text("You are logged out.")).to_be_visible()
    browser_page.get_by_role("button", name="Use a passkey").focus()
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(f"{live_site}/admin/")
    browser_page.goto(f"{live_site}/admin/security/")
    expect(browser_page.locator("#content").get_by_role("strong")).to_have_text("my telephone")


def test_a_passkey_is_the_second_step_after_the_password(browser_page, live_site, device):
    colleague("Writer", username="ines")
    log_in(browser_page, live_site, "ines")
    add_passkey(browser_page, live_site, alone=False)
    browser_page.get_by_role("button", name="Log out").click()
    log_in(browser_page, live_site, "ines")
    browser_page.wait_for_url("**/login/code/")
    browser_page.goto(f"{live_site}/admin/articles/article/")
    browser_page.wait_for_url("**/login/code/")
    browser_page.get_by_role("button", name="Use a passkey").click()
    browser_page.wait_for_url(f"{live_site}/admin/")


def test_a_passkey_that_says_no_is_told_beside_the_button(browser_page, live_site, device):
    colleague("Writer", username="ines")
    log_in(browser_page, live_site, "ines")
    add_passkey(browser_page, live_site, alone=True)
    browser_page.get_by_role("button", name="Log out").click()
    device(False)
    browser_page.get_by_role("button", name="Use a passkey").click()
    told = browser_page.get_by_role("alert").filter(has_text="No passkey was given")
    expect(told).to_be_visible()
    expect(browser_page.get_by_role("button", name="Use a passkey")).to_be_focused()


def test_a_passkey_is_removed_after_showing_it(browser_page, live_site, device):
    colleague("Writer", username="ines")
    log_in(browser_page, live_site, "ines")
    add_passkey(browser_page, live_site, alone=True)
    browser_page.goto(f"{live_site}/admin/security/")
    browser_page.get_by_role("link", name="Remove my telephone").click()
    browser_page.get_by_role("button", name="Remove the passkey").click()
    expect(browser_page.get_by_text("The passkey is removed.")).to_be_visible()
    browser_page.get_by_role("button", name="Log out").click()
    log_in(browser_page, live_site, "ines")
    browser_page.wait_for_url(f"{live_site}/admin/")
