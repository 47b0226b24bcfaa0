"""A moment as the desk writes and reads it: in the site's zone, and never one that does not exist."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy

from articles.conditions import told

YEARS = range(1600, 2200)


def with_zone(text: str) -> str:
    return f"{text} In the site’s time zone, {timezone.get_default_timezone_name()}.".strip()


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The zone goes along, for the script that tells the moment in UTC."""
        zone = {"data-zone": timezone.get_default_timezone_name()}
        return super().get_context(name, value, (attrs or {}) | zone)


class MomentField(forms.DateTimeField):
    def __init__(self, **kwargs: Any) -> None:
        text = lazy(with_zone, str)(kwargs.pop("help_text", ""))
        missing = {"required": "Choose a date and a time.", "invalid": "Write a date and a time."}
        super().__init__(widget=MomentInput, help_text=text, error_messages=missing, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        try:
            moment = super().to_python(value)
        except ValidationError as error:
            if error.code == "ambiguous_timezone" and error.params:
                raise ValidationError(odd(error.params["datetime"])) from None
            raise
        if moment and moment.year not in YEARS:
            raise ValidationError(f"Choose a year from {YEARS[0]} to {YEARS[-1]}.")
        return moment


def odd(local: datetime) -> str:
    """Why a local time means no one moment. The clocks were changed over it."""
    zone = timezone.get_default_timezone()
    written = f"{date_format(local, 'j F Y, H:i')} in {timezone.get_default_timezone_name()}"
    there_and_back = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    if there_and_back.replace(tzinfo=None) == local:
        return f"{written} occurs twice, since the clocks go back then. Choose a time outside that hour."
    return f"{written} does not exist, since the clocks go forward then. Choose a time outside that hour."


def told_fully(moment: datetime) -> str:
    zone = timezone.get_default_timezone_name()
    return f"{told(moment)} ({zone}), that is {date_format(moment.astimezone(UTC), 'j F, H:i')} UTC"
