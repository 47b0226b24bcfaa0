"""The newest corrections as entries of a feed of their own."""

from datetime import datetime

from django.utils.html import linebreaks

from articles.models import Edition
from newsroom.discovery.addresses import absolute, tag_uri
from newsroom.discovery.entries import NEWEST, Entry


def correction_entries(at: datetime) -> list[Entry]:
    """Each with its story as it reads today. The newsroom as a whole speaks, so none names an author."""
    notes = list(Edition.objects.noted(at).defer("body")[:NEWEST])
    stories = Edition.objects.live(at).filter(article__in=[each.article_id for each in notes])
    by_article = {each.article_id: each for each in stories.select_related("address").defer("body")}
    return [
        correction_entry(each, by_article[each.article_id]) for each in notes if each.article_id in by_article
    ]


def correction_entry(note: Edition, standing: Edition) -> Entry:
    return Entry(
        id=tag_uri("article", note.article_id, "correction", note.number),
        url=absolute(f"{standing.get_absolute_url()}#corrections"),
        title=f"{note.get_kind_display()}: {standing.headline}",
        summary=note.note,
        html=linebreaks(note.note, autoescape=True),
        published=note.live_from,
        updated=note.live_from,
        authors=(),
        categories=(note.get_kind_display(),),
    )
