from django.db import models


class DemoRecord(models.Model):
    """Which rows the demo made, so that it can be taken out again from beside what people wrote since."""

    made = models.JSONField()
    """The keys of new rows, by model."""
    altered = models.JSONField()
    """Of rows that were there before: their columns before and after, by model and key."""

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return "the demo's rows"
