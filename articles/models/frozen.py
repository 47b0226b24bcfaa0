"""Rows of history: written once, and neither altered nor deleted by any code."""

from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class FrozenError(TypeError):
    """Something tried to alter what readers or the desk may already have seen."""


class FrozenQuerySet(models.QuerySet[Row]):
    def update(self, **kwargs: Any) -> int:
        raise FrozenError(f"A {self.model._meta.verbose_name} is never altered.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise FrozenError(f"A {self.model._meta.verbose_name} is never deleted.")


class Frozen(models.Model):
    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FrozenError(f"A {self._meta.verbose_name} is never altered.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise FrozenError(f"A {self._meta.verbose_name} is never deleted.")
