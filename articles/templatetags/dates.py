"""How a moment is written for readers: in full, in the site's zone, never relative to now."""

from datetime import datetime
from functools import cache

from django import template
from django.conf import settings
from django.utils.dates import MONTHS
from django.utils.safestring import SafeString
from django.utils.timezone import get_default_timezone

register = template.Library()


@register.filter
def to_the_day(moment: datetime) -> SafeString:
    """A time element that reads `22 November 2026`."""
    moment = moment.astimezone(get_default_timezone())
    return _element(_machine_readable(moment), _day(moment))


@register.filter
def to_the_minute(moment: datetime) -> SafeString:
    """A time element that reads `22 November 2026, 07:41`."""
    moment = moment.astimezone(get_default_timezone())
    written = _machine_readable(moment)
    return _element(written, f"{_day(moment)}, {written[11:16]}")


def _day(moment: datetime) -> str:
    return f"{moment.day} {month_name(moment.month, settings.LANGUAGE_CODE)} {moment.year}"


@cache
def month_name(month: int, language: str) -> str:
    """A page names hundreds, and looks none of them up twice."""
    return str(MONTHS[month])


def _machine_readable(moment: datetime) -> str:
    """HTML knows no microseconds."""
    return moment.isoformat(timespec="seconds")


def _element(written: str, words: str) -> SafeString:
    # Nothing here was typed by anybody, and a page shows hundreds of moments.
    return SafeString(f'<time datetime="{written}">{words}</time>')
