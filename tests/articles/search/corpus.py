"""A small newspaper to search in. Each story has a key, which is its slug, and a day of May 2026."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from articles import clock, workflow
from articles.models import Author, Section, Tag
from tests.articles import factories as desk

NOW = datetime(2026, 5, 31, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    key: str
    day: int
    headline: str
    standfirst: str
    body: str
    section: str = "harbour"
    author: str = "holt"
    tags: tuple[str, ...] = ()


STORIES = (
    Told("ferry-returns", 20, "The ferry returns", "After nine days the Patience sails again.",
         "<p>The harbour office says she will run from Monday.</p><p>Captain Brännström is content.</p>"),
    Told("new-wheel", 19, "A wheel of pear wood", "The ferry waited for a boatbuilder and a foundry.",
         "<p>Nobody makes such wheels now. One boatbuilder did.</p>"),
    Told("timetable", 25, "Summer timetable is out", "Later boats on Fridays.",
         "<p>The ferry sails at ten. The last ferry sails at half past ten, and no ferry on Sundays.</p>"),
    Told("council-budget", 18, "Council passes its budget", "Six votes to five, after midnight.",
         "<p>There is money for the ferry, the library and the clock.</p>", "council", "lunt"),
    Told("council-ferry", 21, "Council wants a second ferry", "A loan would pay for it.",
         "<p>The councillors voted by a show of hands.</p>", "council", "lunt", ("loans",)),
    Told("budget-letter", 22, "What the money is for", "A letter on the council’s budget.",
         "<p>The treasurer wrote it. She explains the loans, and a loan.</p>", "council", "ek"),
    Told("clock", 10, "Harbour clock to tell the truth", "It has been eleven minutes slow for 71 years.",
         "<p>The clock tower was hit by a dredger. The tower leans.</p>", "town", "ek", ("clocks",)),
    Told("tower", 11, "The tower that leans", "A survey of what stands by the harbour.",
         "<p>Nobody has measured the church. A clock was found in the crypt.</p>", "town", "ek"),
    Told("cafe", 12, "Café Müller opens its doors", "Crème brûlée, and naïve paintings.",
         "<p>The owner, Zoë Łukasz, came from Århus by way of Kraków.</p>", "food", "diaz"),
    Told("bakery", 13, "The bakery’s last loaf", "After 90 years the oven goes cold.",
         "<p>Bakers rise at three. Baking is not what it was.</p>", "food", "diaz", ("bread",)),
    Told("oysters", 14, "Oysters are back in the bay", "The first harvest since 1998.",
         "<p>An oyster cleans fifty gallons a day. O'Brien & Sons don't sell them.</p>", "food", "diaz"),
    Told("covid", 15, "COVID-19 tests end at the quay", "The tent goes on 10.06.2026.",
         "<p>State-of-the-art, the nurses called it; the co-operative lent it.</p>", "town", "ek"),
    Told("library", 16, "Library to lend tools", "Drills, ladders, and a saw.",
         "<p>Return a drill as you do a book.</p><p>The returns desk is in the hall.</p>", "town", "lunt"),
    Told("run", 17, "Hundreds run along the river", "The runner who came last got a cake.",
         "<p>They were running in the rain; she ran alone at the end.</p>", "sport", "holt", ("running",)),
    Told("regatta", 23, "Regatta is rowed in fog", "No boat was lost.",
         "<p>The rowers heard the horn of the ferry and held water.</p>", "sport", "holt"),
    Told("tokyo", 24, "A letter from Tokyo", "Our twin town is 東京の港.",
         "<p>They write 港の時計 for the harbour clock, and Москва й ёлка.</p>", "town", "diaz"),
    Told("tea", 26, "Tea at <the> Anchor & Hope", "“Best in town”, say three of four.",
         "<p>The Anchor & Hope serves tea from three. To be or not to be is its motto.</p>", "food", "ek"),
    Told("schools", 27, "School meals go local", "Oysters are not on the menu.",
         "<p>Children asked for bread from the bakery.</p>", "schools", "lunt", ("bread", "budget")),
    Told("teachers", 28, "Teachers ask for smaller classes", "The council will answer in June.",
         "<p>Classes have thirty children.</p>", "schools", "lunt"),
    Told("last-year", 1, "A year of fog", "Fog on ninety days.",
         "<p>The ferry stayed in.</p>", "town", "holt"),
)  # fmt: skip


@dataclass(frozen=True)
class Newspaper:
    sections: dict[str, Section]
    authors: dict[str, Author]
    tags: dict[str, Tag]


def print_newspaper() -> Newspaper:
    """All stories published on their days, and a few that may not be found, or by their last text alone."""
    paper = _furniture()
    by = desk.editor()
    for told in STORIES:
        with clock.at(_morning(told)):
            desk.published(by=by, **_columns(paper, told))
    _hidden(paper)
    return paper


def _furniture() -> Newspaper:
    council = desk.make_section("Council", slug="council")
    return Newspaper(
        sections={
            "council": council,
            "schools": desk.make_section("Schools", slug="schools", parent=council),
            **{key: desk.make_section(key.title(), slug=key) for key in ("harbour", "town", "food", "sport")},
        },
        authors={
            "holt": desk.make_author("Maren Holt", slug="holt"),
            "lunt": desk.make_author("Mabry Lunt", slug="lunt"),
            "ek": desk.make_author("Jo Ek", slug="ek"),
            "diaz": desk.make_author("Inés Díaz", slug="diaz"),
        },
        tags={key: desk.make_tag(key, slug=key) for key in ("loans", "clocks", "bread", "running", "budget")},
    )


def _morning(told: Told) -> datetime:
    if told.key == "last-year":
        return datetime(2025, 5, told.day, 6, tzinfo=UTC)
    return datetime(2026, 5, told.day, 6, tzinfo=UTC)


def _columns(paper: Newspaper, told: Told) -> dict[str, object]:
    return {
        "slug": told.key,
        "headline": told.headline,
        "standfirst": told.standfirst,
        "body": told.body,
        "section": paper.sections[told.section],
        "authors": [paper.authors[told.author]],
        "tags": [paper.tags[tag] for tag in told.tags],
    }


def _hidden(paper: Newspaper) -> None:
    """Each would answer to "ferry" and to "wrongly"."""
    columns = {
        "body": "<p>The ferry, wrongly told.</p>",
        "section": paper.sections["harbour"],
        "authors": [paper.authors["holt"]],
    }
    with clock.at(NOW - timedelta(days=2)):
        desk.make_article(slug="draft", **columns)
        desk.scheduled(NOW + timedelta(hours=1), slug="planned", **columns)
        killed = desk.published(slug="killed", **columns)
        expired = desk.published(slug="expired", **columns)
        corrected = desk.published(slug="corrected", headline="Kestrels nest", **columns)
        changing = desk.published(
            slug="changing", headline="Herons nest", **columns | {"body": "<p>Reeds.</p>"}
        )
    with clock.at(NOW - timedelta(days=1)):
        desk.kill(killed)
        workflow.expire(expired.pk, by=desk.editor(), note="Over.")
        desk.edit(corrected, body="<p>In the church tower, rightly told.</p>")
        desk.publish(corrected, kind="correction", note="It was not the boat.")
        desk.edit(changing, body="<p>The ferry, wrongly told.</p>")
        desk.schedule(changing, NOW + timedelta(hours=1), kind="update")
