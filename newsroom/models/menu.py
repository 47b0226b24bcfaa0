import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

# A path of this site, or another site over TLS; no second slash, which would name another host.
ADDRESS = re.compile(r"(/(?![/\\])|https://[^/\s\\])[^\s\\\"<>\x00-\x1f\x7f]*")


def validate_address(address: str) -> None:
    if not ADDRESS.fullmatch(address):
        raise ValidationError("Write a path of this site, such as /about/, or an address with https://.")


class MenuEntry(models.Model):
    """A link at the top or at the foot of every page."""

    class Menu(models.TextChoices):
        MAIN = "main", "Main menu"
        FOOTER = "footer", "Footer"

    menu = models.CharField(max_length=10, choices=Menu, default=Menu.MAIN)
    label = models.CharField(max_length=60)
    address = models.CharField(
        max_length=300,
        validators=[validate_address],
        help_text="A path of this site, such as /section/council/, or an address with https://.",
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="The lowest number stands first.")

    class Meta:
        ordering = ["menu", "position", "pk"]
        verbose_name_plural = "menu entries"
        constraints = [
            models.CheckConstraint(
                condition=(Q(address__startswith="/") & ~Q(address__startswith="//"))
                | Q(address__startswith="https://"),
                name="menu_entry_address",
            )
        ]

    def __str__(self) -> str:
        return self.label
