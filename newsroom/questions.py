"""What somebody who begins a site is asked: each answer is looked at before the next question."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from django.conf.global_settings import LANGUAGES
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Field

from articles.models import Section
from newsroom.beginning import by_slug
from newsroom.models import Identity


@dataclass(frozen=True)
class Question:
    """One thing to know: the option that says it, the words that ask for it, and what an answer must be."""

    option: str
    words: str
    clean: Callable[[str], str]
    default: str = ""
    variable: str = ""
    """The setting in which the answer is kept. One that is set already is not asked for."""


def questions(zone: str, language: str) -> list[Question]:
    return [
        Question("name", "What is your newsroom called?", field(Identity, "name")),
        Question("tagline", "A line under the name (may stay empty)", field(Identity, "tagline")),
        Question(
            "time_zone",
            "The time zone of its dates, such as Europe/Berlin. Addresses of stories are made from it",
            clean_zone,
            zone,
            "TIME_ZONE",
        ),
        Question(
            "language",
            "The language of its pages, such as en-us or de",
            clean_language,
            language,
            "LANGUAGE_CODE",
        ),
        Question("sections", "Its sections, with commas between them", clean_sections, "News"),
        Question("login", "A login for the first administrator, such as your first name", clean_login),
        Question("email", "Their e-mail address", clean_email),
    ]


def field(model: type[Any], name: str) -> Callable[[str], str]:
    """As the column itself would have it."""
    column: Field[Any, Any] = model._meta.get_field(name)

    def clean(text: str) -> str:
        return str(column.clean(text, None)) if text or not column.blank else text

    return clean


def clean_zone(text: str) -> str:
    return _one_of(text, sorted(available_timezones()), "no time zone that is known here")


def clean_language(text: str) -> str:
    codes = sorted({code for code, _ in LANGUAGES} | {"en-us"})
    by_name = {name.casefold(): code for code, name in LANGUAGES}
    return by_name.get(text.casefold()) or _one_of(text, codes, "no language that is known here")


def _one_of(text: str, known: list[str], trouble: str) -> str:
    by_folded = {each.casefold().rpartition("/")[2]: each for each in known}
    by_folded |= {each.casefold(): each for each in known}
    folded = text.strip().casefold().replace(" ", "_")
    if found := by_folded.get(folded):
        return found
    near = dict.fromkeys(by_folded[each] for each in difflib.get_close_matches(folded, by_folded, 2, 0.7))
    hint = f" Do you mean {' or '.join(near)}?" if near else ""
    raise ValidationError(f"“{text}” is {trouble}.{hint}")


def clean_sections(text: str) -> str:
    names = list(filter(None, map(str.strip, text.split(","))))
    for slug, name in by_slug(names).items():
        Section(name=name, slug=slug).full_clean(validate_unique=False)
    return ", ".join(names)


def clean_login(text: str) -> str:
    return field(User, "username")(text)


def clean_email(text: str) -> str:
    if not text:
        raise ValidationError("An administrator needs an address, or nobody can reach them.")
    return field(User, "email")(text)


def clean_password(text: str, login: str, email: str) -> str:
    validate_password(text, User(username=login, email=email))
    return text


def zone_of_this_machine() -> str:
    """As Linux and macOS link it; UTC where nothing says."""
    _, found, name = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")
    name = name.removeprefix("Etc/")
    return name if found and name in available_timezones() else "UTC"
