"""What stands where on the front page: a lead, a few beside it, the latest, and a block for each section.

No story stands twice. Whatever the number of stories and sections, three questions find them all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects

from articles.models import Edition, EditionByline, Section
from articles.models.edition import EditionQuerySet
from newsroom.furniture import Link
from newsroom.models import FrontSlot

SLOTS = len(FrontSlot.Number)
LATEST = 8
IN_A_BLOCK = 3
PLACES = [f"newest_{place}" for place in range(IN_A_BLOCK)]


@dataclass(frozen=True)
class Block:
    section: Section
    editions: list[Edition]


@dataclass(frozen=True)
class FrontPage:
    lead: Edition | None
    secondary: list[Edition]
    latest: list[Edition]
    blocks: list[Block]

    @classmethod
    def at(cls, at: datetime, menu: Sequence[Link]) -> Self:
        """The page at a moment; its blocks follow the order of the menu."""
        slots, latest = _top(at)
        above = [*slots, *latest]
        blocks = _blocks(at, above, [link.address for link in menu])
        cards = [*above, *(edition for block in blocks for edition in block.editions)]
        prefetch_related_objects(cards, Prefetch("bylines", EditionByline.objects.select_related("author")))
        return cls(slots[0] if slots else None, slots[1:], latest, blocks)


def _cards(at: datetime) -> EditionQuerySet:
    return Edition.objects.live(at).select_related("section", "lead_image", "address").defer("body")


def _top(at: datetime) -> tuple[list[Edition], list[Edition]]:
    """The stories of the slots, each pinned one in its own and the newest in the others, and those that
    follow."""
    live = Edition.objects.live(at)
    newest = Edition.objects.filter(pk__in=live.values("pk")[: SLOTS + LATEST]).order_by()
    pinned = live.filter(article__in=FrontSlot.objects.values("article")).order_by()
    slot = FrontSlot.objects.filter(article=OuterRef("article")).values("number")
    found = _cards(at).filter(pk__in=newest.values("pk").union(pinned.values("pk")))
    rows: list[Any] = list(found.annotate(slot=Subquery(slot)))
    by_slot = {edition.slot: edition for edition in rows if edition.slot}
    free = [edition for edition in rows if not edition.slot]
    slots = [by_slot.get(number) or (free.pop(0) if free else None) for number in FrontSlot.Number.values]
    return [edition for edition in slots if edition], free[:LATEST]


def _blocks(at: datetime, above: list[Edition], order: list[str]) -> list[Block]:
    """The newest of each section at the top, from itself and those inside it, without what stands above."""
    sections = list(_with_newest(at, above))
    keys = [getattr(section, place) for section in sections for place in PLACES]
    cards = list(_cards(at).filter(pk__in=keys)) if keys else []
    found = []
    for top in (section for section in sections if section.parent_id is None):
        own = {section.pk for section in sections if top.pk in (section.pk, section.parent_id)}
        editions = [card for card in cards if card.section_id in own][:IN_A_BLOCK]
        if editions:
            found.append(Block(top, editions))
    return sorted(found, key=lambda block: _position(block.section, order))


def _with_newest(at: datetime, above: list[Edition]) -> QuerySet[Section]:
    live = Edition.objects.live(at).exclude(article__in=[edition.article_id for edition in above])
    own = live.filter(section=OuterRef("pk")).values("pk")
    return Section.objects.annotate(
        **{place: Subquery(own[skipped : skipped + 1]) for skipped, place in enumerate(PLACES)}
    )


def _position(section: Section, order: list[str]) -> int:
    address = section.get_absolute_url()
    return order.index(address) if address in order else len(order)
