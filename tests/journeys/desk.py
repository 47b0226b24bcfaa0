"""What an editor, a reader and a moderator do in their browsers, click by click."""

import re
from collections.abc import Sequence
from io import BytesIO

import PIL.Image
from playwright.sync_api import Locator, Page, expect

from tests.journeys.words import Said

EDITOR = ".ProseMirror[contenteditable=true]"
PASSWORD = "a long password"


def log_in(page: Page, site: str, username: str, password: str = PASSWORD) -> None:
    page.goto(f"{site}/admin/")
    page.fill("#id_username", username)
    page.fill("#id_password", password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{site}/admin/")


def choose(page: Page, row: Locator, text: str) -> None:
    """Pick a row in one of the admin's fields that search as one types."""
    row.locator(".select2-selection").first.click()
    page.keyboard.type(text[:12])
    option = page.locator(".select2-results__option", has_text=text)
    option.first.click()


def add_picture(page: Page, site: str, alt: str) -> None:
    page.goto(f"{site}/admin/articles/image/add/")
    drawn = BytesIO()
    PIL.Image.new("RGB", (640, 640), (40, 90, 100)).save(drawn, "JPEG")
    file = {"name": "DSC_0012.JPG", "mimeType": "image/jpeg", "buffer": drawn.getvalue()}
    page.set_input_files("#id_original", file)
    page.fill("#id_alt", alt)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def add_author(page: Page, site: str, name: str, biography: str, portrait: str = "") -> None:
    page.goto(f"{site}/admin/articles/author/add/")
    page.locator("#id_name").press_sequentially(name)
    expect(page.locator("#id_slug")).not_to_have_value("")
    if portrait:
        page.locator(".field-photo").get_by_role("button", name="Choose a picture").click()
        page.locator(".picture-list").get_by_role("button", name=portrait, exact=True).click()
    page.fill("#id_biography", biography)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def open_new_story(page: Page, site: str, headline: str) -> None:
    page.goto(f"{site}/admin/articles/article/add/")
    page.fill("#id_headline", headline)
    expect(page.locator(EDITOR)).to_be_visible()
    page.locator(EDITOR).click()


def type_paragraphs(page: Page, paragraphs: Sequence[str]) -> None:
    for place, paragraph in enumerate(paragraphs):
        if place:
            page.keyboard.press("Enter")
        page.keyboard.type(paragraph)


def paste(page: Page, html: str) -> None:
    """Press Paste with this on the clipboard, bare of what the browser would make of it first."""
    page.evaluate(
        """html => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(paste);
        }""",
        html,
    )


def copy_page(page: Page, html: str) -> None:
    """Open this page beside and copy all of it, as a person does."""
    other = page.context.new_page()
    other.set_content(html)
    other.keyboard.press("Control+A")
    other.keyboard.press("Control+C")
    other.close()


def sign_story(page: Page, section: str, author: str) -> None:
    page.select_option("#id_section", label=section)
    choose(page, page.locator("#bylines-0"), author)


def publish(page: Page) -> str:
    """Press Publish, and once more on the page that asks. Returns the story's address on the site."""
    page.locator("[name=_step_publish]").click()
    page.wait_for_url("**/publish/")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url("**/change/")
    expect(page.locator(".messagelist .success").last).to_contain_text("Readers see this text")
    return page.get_by_role("link", name="View on site").last.get_attribute("href") or ""


def comment_box(page: Page, text: str) -> Locator:
    return page.locator(".comment", has=page.locator(".comment-text", has_text=text.splitlines()[0]))


def post_comment(page: Page, address: str, said: Said, answers: Said | None = None) -> None:
    page.goto(address)
    if answers:
        comment_box(page, answers.text).locator("a.reply").click()
    page.get_by_label("Comment", exact=True).fill(said.text)
    page.get_by_label("Name", exact=True).fill(said.name)
    page.get_by_role("button", name="Post comment").click()
    page.wait_for_url(re.compile("/comments/receipt/"))
    expect(page.locator("[role=status].notice")).to_contain_text("awaiting moderation")


def approve(page: Page, site: str, said: Said) -> None:
    page.goto(f"{site}/admin/comments/comment/")
    page.get_by_role("button", name=f"Approve the comment by {said.name}").click()
    expect(page.locator("#queue-told")).to_contain_text("approved")
