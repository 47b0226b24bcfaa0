"""What stands in the editor after pasting, under the site's policy, which lets no style attribute work."""

import pytest
from playwright.sync_api import expect

from comments.limits import cache
from tests.journeys import desk
from tests.journeys.people import make_login

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.slow]

GOOGLE_DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
    '<p dir="ltr" style="line-height:1.38;"><span style="font-weight:400;font-style:normal;">Plain, </span>'
    '<span style="font-weight:700;">bold, </span><span style="font-style:italic;">italic, </span>'
    '<span style="text-decoration:underline;">under</span><span style="vertical-align:super;">2'
    "</span></p></b>"
)
WORD = (
    "<html xmlns:o='urn:schemas'><head><style><!-- p {margin:0cm} --></style></head>"
    "<body lang=EN-GB><!--StartFragment--><p class=MsoNormal style='margin-bottom:8.0pt'>"
    "<b style='mso-bidi-font-weight:normal'>Bold, </b><span style='color:red'>style=plain <o:p></o:p></span>"
    "</p><!--EndFragment--></body></html>"
)
HOSTILE = '<p onclick="x()">One <a href="javascript:alert(1)">link</a></p><script>alert(1)</script>'


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            GOOGLE_DOCS,
            "<p>Plain, <strong>bold, </strong><em>italic, </em><u>under</u><sup>2</sup></p>",
        ),
        (WORD, "<p><strong>Bold, </strong>style=plain</p>"),
        (
            '<p onclick="x()">One <a href="javascript:alert(1)">link</a></p><script>alert(1)</script>',
            "<p>One link</p>",
        ),
    ],
    ids=["google-docs", "word", "hostile"],
)
def test_what_is_pasted_keeps_its_bold_and_italic_and_nothing_else_of_its_look(
    browser_page, live_site, transactional_db, html, shown
):
    cache.clear()
    make_login("edda", "Editor")
    desk.log_in(browser_page, live_site, "edda")
    desk.open_new_story(browser_page, live_site, "Pasted")
    desk.paste(browser_page, html)
    expect(browser_page.locator(desk.EDITOR)).to_have_js_property("innerHTML", shown)
