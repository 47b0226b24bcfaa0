"""Pictures at the desk, in a real browser under the site's policy: with the mouse, and by keys alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Edition, Image
from articles.tasks import write_renditions
from newsroom.models import Identity
from tests.articles.admin.pages import url
from tests.articles.admin.test_browser import WRITING, log_in, tab_to
from tests.articles.drawings import added, jpeg
from tests.articles.factories import editor, make_article, make_author, make_section, person, published
from tests.journeys.looks import WIDTHS, broken_rules, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.slow]

IN_CAPTION = """() => {
    const place = document.getSelection().anchorNode;
    return Boolean((place?.closest ? place : place?.parentElement)?.closest("figcaption"));
}"""

AT_END = """() => {
    const { anchorNode, anchorOffset } = document.getSelection();
    return anchorNode?.data === "First." && anchorOffset === 6;
}"""


def wait_for_caret(page: Page, place: str) -> None:
    """The editor looks a moment after the browser where the caret has gone, and nothing tells when it has."""
    page.wait_for_function(place)
    page.wait_for_timeout(200)


def picture_form(page: Page, site: str, image: Image) -> None:
    log_in(page, site, editor())
    page.goto(f"{site}/admin/articles/image/{image.pk}/change/")
    expect(page.locator(".focal-stage")).to_be_visible()


def test_a_click_sets_the_focal_point_and_the_crops_follow(browser_page, live_site, settings):
    image = added(jpeg((1200, 400)))
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    before = image.files("square").fallback["url"]
    picture_form(browser_page, live_site, image)
    box = browser_page.locator(".focal-picture").bounding_box()
    browser_page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.25)
    expect(browser_page.locator("#id_focal_x")).to_have_value("90")
    expect(browser_page.locator("#id_focal_y")).to_have_value("25")
    browser_page.click("input[name=_continue]")
    expect(browser_page.locator(".messagelist .success")).to_be_visible()
    assert write_renditions(image.pk) == 13
    image.refresh_from_db()
    assert image.focal == [90, 25]
    assert image.files("square").fallback["url"] != before
    marker = browser_page.locator(".focal-marker").bounding_box()
    box = browser_page.locator(".focal-picture").bounding_box()
    assert abs(marker["x"] + marker["width"] / 2 - box["x"] - box["width"] * 0.9) < 3


def test_arrow_keys_move_the_focal_point_and_say_where_it_is(browser_page, live_site):
    picture_form(browser_page, live_site, added(jpeg((1200, 400))))
    tab_to(browser_page, ".focal-marker")
    for key in ("ArrowLeft", "ArrowLeft", "Shift+ArrowDown", "ArrowUp"):
        browser_page.keyboard.press(key)
    expect(browser_page.get_by_role("status")).to_have_text("48 percent across, 59 percent down")
    expect(browser_page.locator("#id_focal_x")).to_have_value("48")
    for _ in range(8):
        browser_page.keyboard.press("Shift+ArrowLeft")
    expect(browser_page.locator("#id_focal_x")).to_have_value("0")
    browser_page.fill("#id_focal_y", "20")
    box = browser_page.locator(".focal-picture").bounding_box()
    marker = browser_page.locator(".focal-marker").bounding_box()
    assert abs(marker["y"] + marker["height"] / 2 - box["y"] - box["height"] * 0.2) < 3


def test_a_new_picture_shows_its_focal_point_before_it_is_sent(browser_page, live_site):
    log_in(browser_page, live_site, editor())
    browser_page.goto(f"{live_site}/admin/articles/image/add/")
    expect(browser_page.locator(".focal-stage")).to_be_hidden()
    browser_page.set_input_files(
        "#id_original", {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": jpeg((600, 400))}
    )
    expect(browser_page.locator(".focal-stage")).to_be_visible()
    browser_page.locator(".focal-marker").press("Shift+ArrowRight")
    browser_page.fill("#id_alt", "Four colours")
    browser_page.click("input[name=_save]")
    browser_page.wait_for_url("**/articles/image/")
    assert Image.objects.get().focal == [60, 50]


def test_a_picture_is_put_into_a_body_and_published_with_the_keyboard_alone(browser_page, live_site):
    image = added(jpeg((800, 600)), alt="Boats at the quay", caption="At the quay", credit="Photo: Lena Ruud")
    added(jpeg((80, 60)), alt="A goose")
    article = make_article(body="<p>First.</p>")
    log_in(browser_page, live_site, editor())
    browser_page.goto(live_site + url("change", article))
    expect(browser_page.locator(WRITING)).to_be_visible()
    tab_to(browser_page, WRITING)
    browser_page.keyboard.press("Control+End")
    wait_for_caret(browser_page, AT_END)
    browser_page.locator("button[title='Insert a picture']").focus()
    browser_page.keyboard.press("Enter")
    expect(browser_page.get_by_role("dialog", name="Choose a picture")).to_be_visible()
    expect(browser_page.locator(".picture-list button:not(.picture-focal)")).to_have_count(2)
    browser_page.keyboard.type("boats")
    expect(browser_page.locator(".picture-list button:not(.picture-focal)")).to_have_count(1)
    tab_to(browser_page, ".picture-list button")
    browser_page.keyboard.press("Enter")
    figure = browser_page.locator(".ProseMirror figure.picture")
    expect(figure.locator("img")).to_have_js_property("complete", True)
    assert figure.locator("img").evaluate("image => image.naturalWidth") > 0
    expect(figure.locator("figcaption")).to_have_text("At the quay")
    wait_for_caret(browser_page, IN_CAPTION)
    browser_page.keyboard.type(", at noon")
    browser_page.keyboard.press("Enter")
    browser_page.keyboard.type("Last.")
    tab_to(browser_page, "[name=_step_publish]")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/publish/")
    tab_to(browser_page, ".step-form input[type=submit]")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/change/")
    edition = Edition.objects.get()
    kept = f'<figure data-picture="{image.pk}">At the quay, at noon</figure>'
    assert edition.body == f"<p>First.</p>{kept}<p>Last.</p>"
    expect(browser_page.locator(".ProseMirror figure.picture img")).to_be_visible()
    browser_page.goto(live_site + edition.get_absolute_url())
    shown = browser_page.locator(".body figure")
    expect(shown.locator("figcaption")).to_have_text(re.compile(r"At the quay, at noon\s+Photo: Lena Ruud"))
    expect(shown.get_by_alt_text("Boats at the quay")).to_be_visible()


def test_escape_leaves_the_choice_and_backspace_takes_a_picture_out(browser_page, live_site):
    image = added(jpeg((800, 600)), alt="Boats")
    article = make_article(body=f'<p>First.</p><figure data-picture="{image.pk}"></figure><p>Last.</p>')
    log_in(browser_page, live_site, editor())
    browser_page.goto(live_site + url("change", article))
    browser_page.click("button[title='Insert a picture']")
    expect(browser_page.get_by_role("dialog")).to_be_visible()
    browser_page.keyboard.press("Escape")
    expect(browser_page.get_by_role("dialog")).to_have_count(0)
    expect(browser_page.locator(WRITING)).to_be_focused()
    # The caption moves down once the picture is there.
    expect(browser_page.locator(".ProseMirror figure img")).to_have_js_property("complete", True)
    browser_page.click(".ProseMirror figcaption")
    wait_for_caret(browser_page, IN_CAPTION)
    browser_page.keyboard.press("Backspace")
    expect(browser_page.locator(".ProseMirror figure")).to_have_count(0)
    browser_page.click("input[name=_continue]")
    expect(browser_page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().body == "<p>First.</p><p>Last.</p>"


@pytest.mark.parametrize("width", WIDTHS)
def test_pictures_at_the_desk_are_accessible_and_fit_their_window(chromium, live_site, axe_script, width):
    page = chromium.new_page(viewport={"width": width, "height": 844})
    image = added(jpeg((1200, 800)), credit="Photo: Lena Ruud")
    article = make_article(body=f'<p>First.</p><figure data-picture="{image.pk}">Words.</figure>')
    picture_form(page, live_site, image)
    found = {"form": broken_rules(page, axe_script)}
    assert overflow(page) <= 0
    page.goto(live_site + url("change", article))
    expect(page.locator(".ProseMirror figure.picture img")).to_be_visible()
    assert overflow(page) <= 0
    found["editor"] = broken_rules(page, axe_script)
    page.click("button[title='Insert a picture']")
    expect(page.locator(".picture-list button:not(.picture-focal)")).to_have_count(1)
    found["dialog"] = broken_rules(page, axe_script, "dialog")
    page.close()
    assert not any(found.values()), found


def test_lead_and_body_pictures_shift_nothing_while_they_load(browser_page, live_site):
    images = [added(jpeg((1600, 1000)), caption="Words", credit="Photo: Lena Ruud") for _ in range(2)]
    words = "<p>" + "The ferry sails again from Monday. " * 30 + "</p>"
    article = published(
        body=f'{words}<figure data-picture="{images[1].pk}">Words</figure>{words}',
        lead_image=images[0],
        section=make_section(),
        authors=[make_author(photo=images[1], biography="Writes.")],
    )
    browser_page.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => { for (const each of list.getEntries())"
        " window.shifts += each.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    for width in (390, 1280):
        browser_page.set_viewport_size({"width": width, "height": 844})
        for address in (article.editions.get().get_absolute_url(), "/"):
            browser_page.goto(live_site + address)
            browser_page.wait_for_load_state("networkidle")
            browser_page.mouse.wheel(0, 3000)
            browser_page.wait_for_timeout(500)
            assert browser_page.evaluate("window.shifts") < 0.01
            loaded = "[...document.images].every((each) => each.complete && each.naturalWidth > 0)"
            browser_page.wait_for_function(loaded)


def test_logo_and_picture_of_the_site_are_chosen_by_sight(browser_page, live_site):
    bell, quay = added(jpeg((800, 200)), alt="The Bell"), added(jpeg((1200, 630)), alt="Boats at the quay")
    log_in(browser_page, live_site, person("Administrator"))
    browser_page.goto(f"{live_site}/admin/newsroom/identity/1/change/")
    browser_page.fill("#id_name", "The Bell")
    for label, image in (("Logo", bell), ("Social picture", quay)):
        row = browser_page.get_by_role("group", name=label)
        row.get_by_role("button", name="Choose a picture").click()
        offered = browser_page.locator(".picture-list").get_by_role("button", name=image.alt, exact=True)
        expect(offered.locator("img")).to_be_visible()
        offered.click()
        expect(row.locator("img")).to_be_visible()
    assert overflow(browser_page) == 0
    browser_page.get_by_role("button", name="Save", exact=True).click()
    expect(browser_page.locator(".messagelist .success")).to_be_visible()
    identity = Identity.objects.get()
    assert (identity.name, identity.logo, identity.social_picture) == ("The Bell", bell, quay)
