from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Image

ONLY = 1


class IdentityManager(models.Manager["Identity"]):
    def current(self) -> "Identity":
        """The one row; until it has been saved, what the environment says."""
        saved = self.select_related("logo", "social_picture").filter(pk=ONLY).first()
        return saved or Identity.of_environment()


class Identity(models.Model):
    """Who the site is. Its time zone and its language are not here: addresses are made from the zone."""

    name = models.CharField(max_length=80)
    tagline = models.CharField(
        max_length=160,
        blank=True,
        help_text="A line under the name, and what search engines say of the site.",
    )
    logo = models.ForeignKey(
        Image,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Stands in place of the name above every page. Its alternative text should be the name.",
    )
    contact = models.EmailField(
        "contact address", blank=True, help_text="Readers see it at the foot of every page."
    )
    social_picture = models.ForeignKey(
        Image,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Shown where a page without a picture of its own is shared. 1200 by 630 pixels or larger.",
    )

    objects = IdentityManager()

    class Meta:
        verbose_name_plural = "identity"
        constraints = [models.CheckConstraint(condition=Q(pk=ONLY), name="identity_only_one")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of_environment(cls) -> "Identity":
        return cls(pk=ONLY, name=settings.SITE_NAME, tagline=settings.SITE_TAGLINE)
