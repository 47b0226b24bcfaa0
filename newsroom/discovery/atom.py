"""Atom by RFC 4287."""

from xml.etree.ElementTree import Element

from newsroom.discovery import media
from newsroom.discovery.channel import Channel
from newsroom.discovery.entries import Entry
from newsroom.discovery.xml_document import child, document, rfc3339, root

CONTENT_TYPE = "application/atom+xml"


def render(channel: Channel) -> bytes:
    feed = root(
        "feed",
        xmlns="http://www.w3.org/2005/Atom",
        xmlns_media=media.NAMESPACE,
        xml_lang=channel.language,
    )
    child(feed, "id", channel.id)
    child(feed, "title", channel.title)
    if channel.description:
        child(feed, "subtitle", channel.description)
    child(feed, "updated", rfc3339(channel.updated))
    child(feed, "link", rel="self", type=CONTENT_TYPE, href=channel.feeds["atom"])
    child(feed, "link", rel="alternate", type="text/html", href=channel.url)
    # Stands for every entry that names no author of its own.
    author = child(feed, "author")
    child(author, "name", channel.publisher.name)
    child(author, "uri", channel.publisher.url)
    if channel.icon:
        child(feed, "icon", channel.icon)
    for entry in channel.entries:
        add_entry(feed, entry)
    return document(feed)


def add_entry(feed: Element, entry: Entry) -> None:
    element = child(feed, "entry")
    child(element, "id", entry.id)
    child(element, "title", entry.title)
    child(element, "link", rel="alternate", type="text/html", href=entry.url)
    child(element, "published", rfc3339(entry.published))
    child(element, "updated", rfc3339(entry.updated))
    for person in entry.authors:
        author = child(element, "author")
        child(author, "name", person.name)
        child(author, "uri", person.url)
    for name in entry.categories:
        child(element, "category", term=name)
    child(element, "summary", entry.summary)
    child(element, "content", entry.html, type="html")
    if entry.picture:
        media.add_picture(element, entry.picture)
