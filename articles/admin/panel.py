"""What stands beside the text while it is written: where the story is, what it lacks, what comes next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from articles import clock
from articles.admin.form import ArticleForm
from articles.admin.standing import Standing
from articles.admin.steps import STEPS, Offer
from articles.markup import WORDS_A_MINUTE, reading_minutes, word_count
from articles.models import Article, Edition
from articles.story import Story


@dataclass(frozen=True)
class Wanted:
    """Something that the story must have before it can be submitted or published."""

    field: str
    message: str

    @property
    def target(self) -> str:
        """The id of what takes the focus."""
        return "id_bylines-0-author" if self.field == "byline" else f"id_{self.field}"


@dataclass(frozen=True)
class Moment:
    label: str
    at: datetime


def panel_of(form: ArticleForm, standing: Standing | None, offers: list[Offer]) -> dict[str, Any]:
    body = form["body"].value() or "" if "body" in form.fields else ""
    body = body or form.instance.body
    return {
        "all_offers": offers,
        "offers": [each for each in offers if not each["rare"]],
        "rare_offers": [each for each in offers if each["rare"]],
        "wanted": wanted(standing) if any(each["needs_text"] for each in offers) else [],
        "moments": moments(standing) if standing else [],
        "zone": timezone.get_default_timezone_name(),
        "words": word_count(body),
        "minutes": reading_minutes(body),
        "words_a_minute": WORDS_A_MINUTE,
        "address_start": address_start(),
        "is_public": form.is_public,
    }


def lacking_for(step: str, article: Article) -> dict[str, str]:
    """What the saved text lacks for a step."""
    if not STEPS[step].needs_text:
        return {}
    latest = article.revisions.order_by("number").last()
    return Story.from_revision(latest).missing() if latest else {}


def refused_step(form: ArticleForm, standing: Standing, step: str) -> dict[str, Any] | None:
    """The step that was pressed and cannot be taken yet. What it lacks is then said beside each field."""
    if form.is_bound or step not in STEPS or not STEPS[step].needs_text or not standing.missing:
        return None
    for field, message in standing.missing.items():
        if field in form.fields:
            form.errors[field] = form.error_class([message])
    return {"named": STEPS[step].named(standing), "byline": standing.missing.get("byline", "")}


def wanted(standing: Standing | None) -> list[Wanted]:
    """What the text that was last saved lacks; of a new story, all that is asked."""
    lacking = standing.missing if standing and standing.latest else Story().missing()
    return [Wanted(field, message) for field, message in lacking.items()]


def moments(standing: Standing) -> list[Moment]:
    """The times of a story that the desk must know."""
    found = []
    if standing.live:
        found.append(Moment("First published", standing.live.first_published_at))
        if standing.live.updated_at:
            found.append(Moment("Updated", standing.live.updated_at))
    for each in standing.planned:
        what = "Expires" if each.kind == Edition.Kind.EXPIRED else "Goes live"
        found.append(Moment(what, each.live_from))
    until = standing.article.embargo_until
    if until and until > standing.line.now:
        found.append(Moment("Embargo until", until))
    return found


def address_start() -> str:
    """What stands before the end of the address of a story that is published today."""
    today = timezone.localtime(clock.reading_time(), timezone.get_default_timezone())
    return f"{settings.SITE_URL.rstrip('/')}/{date_format(today, 'Y/m/d')}/"
