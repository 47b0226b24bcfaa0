"""RSS 2.0, with the modules that carry what it lacks: several authors, the whole text, pictures."""

from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element

from newsroom.discovery import media
from newsroom.discovery.channel import Channel
from newsroom.discovery.entries import Entry
from newsroom.discovery.xml_document import child, document, rfc3339, root

CONTENT_TYPE = "application/rss+xml"


def render(channel: Channel) -> bytes:
    rss = root(
        "rss",
        version="2.0",
        xmlns_atom="http://www.w3.org/2005/Atom",
        xmlns_content="http://purl.org/rss/1.0/modules/content/",
        xmlns_dc="http://purl.org/dc/elements/1.1/",
        xmlns_media=media.NAMESPACE,
    )
    top = child(rss, "channel")
    child(top, "title", channel.title)
    child(top, "link", channel.url)
    child(top, "description", channel.description or channel.title)
    child(top, "language", channel.language)
    child(top, "atom:link", rel="self", type=CONTENT_TYPE, href=channel.feeds["feed"])
    if channel.entries:
        child(top, "lastBuildDate", format_datetime(channel.updated))
    if channel.icon:
        image = child(top, "image")
        child(image, "url", channel.icon)
        child(image, "title", channel.title)
        child(image, "link", channel.url)
    for entry in channel.entries:
        add_item(top, entry)
    return document(rss)


def add_item(top: Element, entry: Entry) -> None:
    item = child(top, "item")
    child(item, "title", entry.title)
    child(item, "link", entry.url)
    child(item, "guid", entry.id, isPermaLink="false")
    child(item, "pubDate", format_datetime(entry.published))
    child(item, "atom:updated", rfc3339(entry.updated))
    for person in entry.authors:
        child(item, "dc:creator", person.name)
    for name in entry.categories:
        child(item, "category", name)
    # A description is HTML by the standard, so plain text is first made HTML.
    child(item, "description", escape(entry.summary, quote=False))
    child(item, "content:encoded", entry.html)
    if entry.picture:
        media.add_picture(item, entry.picture)
