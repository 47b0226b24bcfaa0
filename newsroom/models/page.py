from django.db import models
from django.urls import reverse


class Page(models.Model):
    """A text that the site keeps at a fixed address. There is one row of each from the start."""

    class Name(models.TextChoices):
        ABOUT = "about", "About"
        PRIVACY = "privacy", "Privacy"
        COMMENTS_POLICY = "comments_policy", "Comments policy"

    name = models.CharField(max_length=20, choices=Name, unique=True, editable=False)
    title = models.CharField(max_length=120)
    body = models.TextField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(self.name)
