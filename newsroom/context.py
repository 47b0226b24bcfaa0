"""What every template may name."""

from collections.abc import Sequence
from functools import cached_property

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi

from articles.models import Image
from newsroom.furniture import Furniture, Link
from newsroom.models import Identity

AWAY = (OperationalError, InterfaceError)


class Site:
    """Who the site is, and what stands around every page. It asks the database only when a page names any of
    it, and then once for all. Where the database is away it answers with what the environment says, since the
    page that tells of the trouble is a page too.
    """

    def __init__(self) -> None:
        self.url = settings.SITE_URL
        self.language = get_language() or settings.LANGUAGE_CODE
        self.direction = "rtl" if get_language_bidi() else "ltr"

    @cached_property
    def furniture(self) -> Furniture:
        try:
            return Furniture.current()
        except AWAY:
            return Furniture()

    @cached_property
    def identity(self) -> Identity:
        return self.furniture.identity or Identity.of_environment()

    @property
    def name(self) -> str:
        return self.identity.name

    @property
    def tagline(self) -> str:
        return self.identity.tagline

    @property
    def logo(self) -> Image | None:
        return self.identity.logo

    @property
    def social_picture(self) -> Image | None:
        return self.identity.social_picture

    @property
    def contact(self) -> str:
        return self.identity.contact

    @property
    def menu(self) -> Sequence[Link]:
        return self.furniture.menu

    @property
    def footer(self) -> Sequence[Link]:
        return self.furniture.footer

    @property
    def sections(self) -> Sequence[Link]:
        """Those at the top, by name."""
        return self.furniture.sections

    @property
    def comments_policy(self) -> str:
        """The text that stands under every discussion."""
        return self.furniture.comments_policy


def site(request: HttpRequest) -> dict[str, Site]:
    return {"site": Site()}
