from django.db import models

from articles.models.edition import Edition


class SearchEntry(models.Model):
    """What search knows of an edition besides which words it holds: made from it, and from nothing else.

    The columns hold stems. `often` are those said again and again in the body.
    """

    edition = models.OneToOneField(Edition, models.CASCADE, primary_key=True, related_name="search_entry")
    digest = models.CharField(max_length=64)
    scheme = models.CharField(max_length=40)
    headline = models.TextField()
    standfirst = models.TextField()
    names = models.TextField()
    often = models.TextField()

    def __str__(self) -> str:
        return self.headline
