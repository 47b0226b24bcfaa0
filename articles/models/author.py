from django.conf import settings
from django.db import models

from articles.addresses import of_slug


class Author(models.Model):
    """A person with a byline. An author need not have a login, and outlives the one they have."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True, help_text="The end of the address: /author/…/")
    photo = models.ForeignKey("articles.Image", models.PROTECT, null=True, blank=True, related_name="+")
    biography = models.TextField(
        blank=True, help_text="A few sentences, shown under each of the author's stories."
    )
    link = models.URLField("web page", blank=True, help_text="The author's own page, if there is one.")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name="login",
        help_text="Empty for a guest, who writes without a login.",
    )

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return of_slug("author", self.slug)
