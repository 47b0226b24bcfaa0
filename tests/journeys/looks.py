"""How every page is looked at: at two widths, in light and in dark, by axe and by its own width."""

from pathlib import Path

from playwright.sync_api import Page

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")

# Django's choice of several rows holds a button inside the list of what is chosen.
DJANGO_S_OWN = {("list", ".select2-selection--multiple > ul")}

# A colour that is still on its way to the other scheme is not judged, nor an icon that is still its name. The
# browser is asked again and again: its promise that a change of colour has finished is not always kept.
SETTLED = """() => document.fonts.status === "loaded"
    && document.getAnimations().every((each) => each.playState === "finished")"""

RUN = """async (place) => {
    const found = await axe.run(place ?? document, { resultTypes: ["violations"] });
    return found.violations.flatMap((each) =>
        each.nodes.map((node) => [each.id, node.target.join(" "), node.failureSummary]));
}"""


def broken_rules(page: Page, axe: Path, place: str | None = None) -> list[tuple[str, ...]]:
    """In either scheme: each rule that is broken on the page, or in a place of it that a selector names; the
    element that breaks it, and how."""
    page.wait_for_load_state("networkidle")  # the editor asks for its style by itself
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.wait_for_function(SETTLED)
        told = page.evaluate(RUN, place)
        found += [(scheme, *each) for each in told if (each[0], each[1]) not in DJANGO_S_OWN]
    return found


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
