"""XML that is well formed whatever the text: what XML cannot hold is left out, the rest escaped once."""

import re
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

# Everything but the characters that XML 1.0 allows, which no escape can bring in either.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    return FORBIDDEN.sub("", text)


def root(tag: str, **attributes: str) -> Element:
    """The outermost element; `xmlns_media` becomes `xmlns:media`."""
    return Element(tag, {name.replace("_", ":"): xml_text(value) for name, value in attributes.items()})


def child(parent: Element, tag: str, text: str = "", **attributes: object) -> Element:
    """A further element inside another; an attribute that is None is left out."""
    given = {name: xml_text(str(value)) for name, value in attributes.items() if value is not None}
    element = SubElement(parent, tag, given)
    element.text = xml_text(text)
    return element


def document(element: Element) -> bytes:
    return tostring(element, encoding="utf-8", xml_declaration=True)


def rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
