"""What a page of a story shows, read from the browser's tree in the order of the document."""

from typing import Any

from playwright.sync_api import Page

ELEMENTS = (".headline", ".body", ".author-box", ".threads", ".comment-form", ".policy")

READ = """selectors => {
    const text = (within, selector) => within.querySelector(selector)?.innerText.trim() ?? "";
    const paragraphs = (item) => [...item.querySelectorAll(":scope > .comment .comment-text p")];
    const said = (item) => ({
        name: text(item, ":scope > .comment .comment-name"),
        text: paragraphs(item).map((each) => each.innerText).join("\\n\\n"),
        mark: getComputedStyle(item).listStyleType,
        number: item.parentElement.matches("ol") ? item.value : null,
        replies: [...item.querySelectorAll(":scope > ul.replies > li")].map(said),
    });
    const all = [...document.querySelectorAll("main *")];
    const box = document.querySelector(".author-box");
    return {
        order: selectors.map((each) => all.findIndex((element) => element.matches(each))),
        headline: text(document, "h1"),
        paragraphs: [...document.querySelectorAll(".body > *")].map((each) => [each.tagName, each.innerText]),
        portrait: box.querySelector("img")?.alt ?? null,
        drawn: box.querySelector("img")?.naturalWidth ?? 0,
        author: [text(box, "a"), box.querySelector("a").pathname],
        biography: text(box, ".biography"),
        threads: [...document.querySelectorAll("ol.threads > li")].map(said),
        form: [...document.querySelectorAll(".comment-form label")].map((each) => each.innerText),
        policy: text(document, ".policy"),
        services: document.querySelectorAll(".service").length,
    };
}"""


def read(page: Page) -> dict[str, Any]:
    """The lazy pictures are asked for first, so that what is drawn can be told from what is broken."""
    for picture in page.locator("main img").all():
        picture.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    return page.evaluate(READ, list(ELEMENTS))
