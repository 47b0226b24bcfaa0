from django.db import models

from articles.models import Article


class FrontSlot(models.Model):
    """A story that an editor holds in its place on the front page. A slot without one takes the newest."""

    class Number(models.IntegerChoices):
        LEAD = 1, "1, the lead"
        SECOND = 2, "2"
        THIRD = 3, "3"
        FOURTH = 4, "4"
        FIFTH = 5, "5"

    number = models.PositiveSmallIntegerField("slot", choices=Number, unique=True)
    article = models.OneToOneField(
        Article,
        models.CASCADE,
        related_name="+",
        verbose_name="story",
        error_messages={"unique": "This story is pinned to another slot already."},
        help_text="While readers cannot read it, the newest story stands in the slot instead.",
    )

    class Meta:
        ordering = ["number"]
        verbose_name = "front page slot"

    def __str__(self) -> str:
        return f"Slot {self.number}"
