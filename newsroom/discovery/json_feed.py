"""JSON Feed 1.1."""

import json
from typing import Any

from newsroom.discovery.channel import Channel
from newsroom.discovery.entries import Entry, Person
from newsroom.discovery.xml_document import rfc3339, xml_text

CONTENT_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def render(channel: Channel) -> bytes:
    feed = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.url,
        "feed_url": channel.feeds["json_feed"],
        "description": channel.description,
        "icon": channel.icon,
        "language": channel.language,
        "authors": [author(channel.publisher)],
        "items": [item(each) for each in channel.entries],
    }
    return json.dumps(without_blanks(feed), ensure_ascii=False).encode()


def item(entry: Entry) -> dict[str, Any]:
    return without_blanks(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "image": entry.picture.url if entry.picture else "",
            "date_published": rfc3339(entry.published),
            "date_modified": rfc3339(entry.updated),
            "authors": [author(each) for each in entry.authors],
            "tags": list(entry.categories),
        }
    )


def author(person: Person) -> dict[str, str]:
    return {"name": xml_text(person.name), "url": person.url}


def without_blanks(values: dict[str, Any]) -> dict[str, Any]:
    """What is unknown is left out, but a list of items may be empty."""
    kept = {name: value for name, value in values.items() if value or name == "items"}
    return {name: xml_text(value) if isinstance(value, str) else value for name, value in kept.items()}
