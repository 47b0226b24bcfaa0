"""A moment is written in the site's zone, and the form tells when that is for whoever sits elsewhere."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from articles.models import Edition
from tests.articles.admin.pages import url
from tests.articles.admin.test_browser import log_in
from tests.articles.factories import editor, make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_time_in_the_site_s_zone_is_told_in_the_zone_of_who_types_it(
    chromium: Browser, live_site, settings
):
    settings.TIME_ZONE = "Europe/Amsterdam"
    article = make_article()
    context = chromium.new_context(timezone_id="America/New_York")
    page = context.new_page()
    log_in(page, live_site, editor())
    page.goto(live_site + url("schedule", article))
    expect(page.locator("#content")).to_contain_text("Europe/Amsterdam")
    page.fill("input[name=at]", "2035-01-15T06:00")
    told = page.locator("output", has_text="where you are")
    expect(told).to_contain_text("15 Jan 2035, 05:00 UTC")
    expect(told).to_contain_text("15 Jan 2035, 00:00 where you are (America/New_York)")
    page.fill("input[name=at]", "2035-03-25T02:30")  # No clock in Amsterdam shows this.
    expect(page.locator("output", has_text="where you are")).to_have_count(0)
    page.fill("input[name=at]", "2035-01-15T06:00")
    page.locator(".step-form input[type=submit]").click()
    page.wait_for_url("**/change/")
    context.close()
    assert Edition.objects.get().live_from == datetime(2035, 1, 15, 5, tzinfo=UTC)
