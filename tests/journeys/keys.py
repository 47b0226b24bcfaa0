"""The keyboard alone: no click, no pointer, no focus that a key did not set."""

from playwright.sync_api import Page


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    """Press Tab until what is wanted has the focus."""
    for _ in range(most):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key never reaches {selector}")


def tab_to_text(page: Page, text: str, most: int = 200) -> None:
    """Press Tab until something whose whole name is this has the focus."""
    name = "() => document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
    for _ in range(most):
        if " ".join((page.evaluate(name) or "").split()) == text:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key never reaches “{text}”")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    tab_to(page, selector)
    page.keyboard.press(key)


def fill(page: Page, selector: str, text: str) -> None:
    tab_to(page, selector)
    page.keyboard.type(text)
