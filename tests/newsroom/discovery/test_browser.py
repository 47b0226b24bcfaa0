"""What a browser makes of the head: data it neither runs nor complains about, and a manifest it accepts."""

import pytest

from tests.articles.factories import published
from tests.newsroom.discovery.reading import address_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COUNT_VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""


def test_the_policy_lets_structured_data_stand_and_the_manifest_load(live_site, browser_page):
    story = published(headline="</script><script>document.title = 'run'</script>")
    browser_page.add_init_script(COUNT_VIOLATIONS)
    devtools = browser_page.context.new_cdp_session(browser_page)
    for address in ("/", address_of(story), story.bylines.first().author.get_absolute_url()):
        browser_page.goto(f"{live_site}{address}")
        assert browser_page.evaluate("document.querySelectorAll('script[type*=ld]').length") >= 1
        assert browser_page.evaluate("violations") == []
        assert browser_page.title() != "run"
        manifest = devtools.send("Page.getAppManifest")
        assert manifest["url"] == f"{live_site}/manifest.webmanifest"
        assert (manifest["errors"], '"name"' in manifest["data"]) == ([], True)
