"""What stands where on the front page: a lead, a few beside it, the latest, and a block for each section.

No story stands twice. The newest stories of the site fill the page as a rule; only the sections that they
leave short are asked for their own. Whatever the number of stories and sections, eight questions find all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple, Self

from django.db.models import BigIntegerField, DateTimeField, OuterRef, Subquery

from articles.addresses import of_slug
from articles.listed import Listed, listed
from articles.models import Edition, Section
from articles.models.edition import EditionQuerySet
from articles.prepared import Prepared
from newsroom.furniture import Link
from newsroom.models import FrontSlot

SLOTS = len(FrontSlot.Number)
LATEST = 8
IN_A_BLOCK = 3
# So many of the newest fill most sections of a site that is alive; asking each section costs more.
RECENT = 120


@dataclass(frozen=True)
class Block:
    section: "Part"
    editions: list[Listed]


@dataclass(frozen=True)
class FrontPage:
    lead: Listed | None
    secondary: list[Listed]
    latest: list[Listed]
    blocks: list[Block]

    @classmethod
    def at(cls, at: datetime, menu: Sequence[Link]) -> Self:
        """The page at a moment; its blocks follow the order of the menu."""
        pinned = _pinned(at)
        recent = [Standing(*row) for row in _recent(at=at)]
        slots, latest = _top(pinned, recent)
        above = [*slots, *latest]
        below = _blocks(at, above, recent, [link.address for link in menu])
        cards = _cards(at, [*above, *(each for _, newest in below for each in newest)])
        prominent = _found(slots, cards)
        blocks = [Block(section, _found(newest, cards)) for section, newest in below]
        return cls(
            lead=prominent[0] if prominent else None,
            secondary=prominent[1:],
            latest=_found(latest, cards),
            blocks=[block for block in blocks if block.editions],
        )


class Standing(NamedTuple):
    """Enough of a story to choose by. Where several are named, the newest stands first."""

    pk: int
    article: int
    section: int | None


class Part(NamedTuple):
    """A section, as far as the page names it."""

    pk: int
    parent: int | None
    name: str
    slug: str

    def get_absolute_url(self) -> str:
        return of_slug("section", self.slug)


COLUMNS = ("pk", "article_id", "section_id")


def _slot() -> Subquery:
    return Subquery(FrontSlot.objects.filter(article=OuterRef("article")).order_by().values("number"))


_recent: Prepared[tuple[Any, ...]] = Prepared(
    lambda at: Edition.objects.live(at).values_list(*COLUMNS)[:RECENT], at=DateTimeField()
)
_sections: Prepared[tuple[Any, ...]] = Prepared(
    lambda: Section.objects.values_list("pk", "parent_id", "name", "slug")
)
_held: Prepared[tuple[Any, ...]] = Prepared(
    lambda at: (
        Edition.objects.live(at)
        .filter(article__in=FrontSlot.objects.values("article"))
        .order_by()
        .values_list(*COLUMNS, _slot())
    ),
    at=DateTimeField(),
)
_chosen: Prepared[tuple[Any, ...]] = Prepared(
    lambda at, keys: Edition.objects.live(at).filter(pk__in=keys).order_by().for_list(),
    at=DateTimeField(),
    keys=BigIntegerField(),
)


def _places(stories: EditionQuerySet) -> list[Standing]:
    return [Standing(*row) for row in stories.values_list(*COLUMNS)]


def _pinned(at: datetime) -> dict[int, Standing]:
    """By slot, the stories that editors hold there and that readers can read."""
    return {slot: Standing(*place) for *place, slot in _held(at=at)}


def _top(pinned: dict[int, Standing], recent: list[Standing]) -> tuple[list[Standing], list[Standing]]:
    """The stories of the slots, each pinned one in its own and the newest in the others, and those that
    follow."""
    held = {each.pk for each in pinned.values()}
    free = iter([each for each in recent if each.pk not in held])
    slots = [pinned.get(number) or next(free, None) for number in FrontSlot.Number.values]
    return [each for each in slots if each], list(islice(free, LATEST))


def _blocks(
    at: datetime, above: list[Standing], recent: list[Standing], order: list[str]
) -> list[tuple[Part, list[Standing]]]:
    """The newest of each section at the top, from itself and those inside it, without what stands above."""
    sections = [Part(*row) for row in _sections()]
    own = {section.pk: {section.pk} for section in sections if section.parent is None}
    for section in sections:
        if section.parent is not None:
            own[section.parent].add(section.pk)
    taken = {each.article for each in above}
    newest = {top: [each for each in recent if each.section in family] for top, family in own.items()}
    newest = {top: [each for each in found if each.article not in taken] for top, found in newest.items()}
    if len(recent) == RECENT:  # else these are all the stories there are
        short = {pk for top, found in newest.items() if len(found) < IN_A_BLOCK for pk in own[top]}
        further = _newest_of(at, short, taken)
        for top, found in newest.items():
            if len(found) < IN_A_BLOCK:
                newest[top] = [each for each in further if each.section in own[top]]
    blocks = [(section, newest[section.pk][:IN_A_BLOCK]) for section in sections if newest.get(section.pk)]
    return sorted(blocks, key=lambda block: _position(block[0], order))


def _newest_of(at: datetime, sections: set[int], taken: set[int]) -> list[Standing]:
    """The newest few of each of these sections, by its index."""
    if not sections:
        return []
    own = Edition.objects.live(at).exclude(article__in=taken).filter(section=OuterRef("pk")).values("pk")
    few = {f"newest_{place}": Subquery(own[place : place + 1]) for place in range(IN_A_BLOCK)}
    rows = Section.objects.order_by().filter(pk__in=sections).annotate(**few).values_list(*few)
    keys = [key for row in rows for key in row if key]
    return _places(Edition.objects.live(at).filter(pk__in=keys)) if keys else []


def _cards(at: datetime, chosen: list[Standing]) -> dict[int, Listed]:
    rows = _chosen(at=at, keys=[each.pk for each in chosen]) if chosen else []
    return {story.pk: story for story in listed(rows)}


def _found(chosen: list[Standing], cards: dict[int, Listed]) -> list[Listed]:
    """A story may have been withdrawn between the questions."""
    return [cards[each.pk] for each in chosen if each.pk in cards]


def _position(section: Part, order: list[str]) -> int:
    address = section.get_absolute_url()
    return order.index(address) if address in order else len(order)
