"""Media RSS: how a feed names the picture of an entry."""

from xml.etree.ElementTree import Element

from newsroom.discovery.pictures import Picture
from newsroom.discovery.xml_document import child

NAMESPACE = "http://search.yahoo.com/mrss/"


def add_picture(entry: Element, picture: Picture) -> None:
    content = child(
        entry,
        "media:content",
        url=picture.url,
        medium="image",
        type=picture.type,
        width=picture.width,
        height=picture.height,
    )
    if picture.alt:
        child(content, "media:description", picture.alt, type="plain")
