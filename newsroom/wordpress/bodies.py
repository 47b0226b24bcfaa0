"""What a WordPress post holds, turned into HTML that a body of ours can be cleaned from."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from articles.markup import clean

BLOCK_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
TAG = r"<{}\b[^<>]{{0,4000}}>"
IMG = re.compile(TAG.format("img"), re.IGNORECASE)
CAPTION = re.compile(
    r"\[(?:wp_)?caption\b([^\[\]]{0,1000})\](.{0,20000}?)\[/(?:wp_)?caption\]", re.DOTALL | re.IGNORECASE
)
GALLERY = re.compile(r"\[(?:gallery|playlist)\b([^\[\]]{0,4000})\]", re.IGNORECASE)
EMBED = re.compile(r"\[(?:embed|youtube|vimeo)\b[^\[\]]{0,500}\]\s*(\S{1,2000}?)\s*\[/\w+\]", re.IGNORECASE)
PLAYER = re.compile(r"\[(video|audio)\b([^\[\]]{0,2000})\](?:(.{0,500}?)\[/\1\])?", re.DOTALL | re.IGNORECASE)
LEFT = re.compile(r"\[/?([a-z][a-z0-9_-]{2,40})(?:\s[^\[\]]{0,500})?/?\]", re.IGNORECASE)
FRAME = re.compile(TAG.format("(?:iframe|embed)") + "(?:</iframe>)?", re.IGNORECASE)
FIGURE = re.compile(
    r"<figure\b[^<>]{0,2000}>\s{0,50}(?:<(?:a|div)\b[^<>]{0,4000}>\s{0,50})?(<img\b[^<>]{0,4000}>)"
    r"\s{0,50}(?:</(?:a|div)>\s{0,50})?(?:<figcaption\b[^<>]{0,500}>(.{0,20000}?)</figcaption>\s{0,50})?"
    r"</figure>",
    re.DOTALL | re.IGNORECASE,
)
LINKED = re.compile(r"<a\b[^<>]{0,4000}>\s{0,50}(<img\b[^<>]{0,4000}>)\s{0,50}</a>", re.IGNORECASE)
WRAPPER = re.compile(r"</?(?:figure|figcaption)\b[^<>]{0,2000}>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w-]{1,40})\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s"'>\]]+))""")
IMAGE_KEY = re.compile(r"wp-image-(\d{1,15})")
SCALED = re.compile(r"(?:-\d{1,5}x\d{1,5}|-scaled)(?=\.\w{2,5}$)")
DROPPED = re.compile(
    r"<(script|style|form|object|svg|canvas|select|button|textarea)\b.{0,200000}?</\1\s{0,5}>",
    re.DOTALL | re.IGNORECASE,
)
SINGLE_BREAK = re.compile(r"(?<![\n>])\n(?![\n<])")
OURS = re.compile("\ue000([0-9]+)\ue001")

FindPicture = Callable[[int, str], int | None]


@dataclass
class Body:
    """The clean HTML, and a sentence for each thing that could not come as it was."""

    html: str
    notes: list[str] = field(default_factory=list)


def body_of(content: str, find: FindPicture) -> Body:
    """`find` gives the key of the picture here from its key there, or 0, and its address."""
    return Converter(find).convert(content)


def attributes(text: str) -> dict[str, str]:
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
        for found in ATTRIBUTE.finditer(text)
    }


class Converter:
    def __init__(self, find: FindPicture) -> None:
        self.find = find
        self.notes: dict[str, None] = {}

    def convert(self, content: str) -> Body:
        text = re.sub("[\ue000-\ue002]", "", content).replace("\r\n", "\n").replace("\r", "\n")
        blocks = "<!-- wp:" in text
        text = BLOCK_COMMENT.sub("", text)
        text = DROPPED.sub(self._dropped, text)
        text = CAPTION.sub(self._caption, text)
        text = GALLERY.sub(self._gallery, text)
        text = EMBED.sub(lambda found: self._link(found[1], "An embedded page"), text)
        text = PLAYER.sub(self._player, text)
        text = FRAME.sub(self._frame, text)
        text = FIGURE.sub(lambda found: self._figure(found[1], found[2] or ""), text)
        text = LINKED.sub(lambda found: found[1], text)
        text = IMG.sub(lambda found: self._figure(found[0], ""), text)
        text = WRAPPER.sub("\n\n", text)
        self._tell_of_rest(text)
        if not blocks and "<pre" not in text:
            text = SINGLE_BREAK.sub("<br>\n", text)
        text = OURS.sub(r'<figure data-picture="\1">', text).replace("\ue002", "</figure>")
        return Body(clean(text), list(self.notes))

    def _note(self, sentence: str) -> None:
        self.notes[sentence] = None

    def _dropped(self, found: re.Match[str]) -> str:
        self._note(f"An element <{found[1].lower()}> was taken out.")
        return ""

    def _picture(self, image: dict[str, str], caption: str) -> str:
        """A figure, or what stands where there is none."""
        address = image.get("src", "")
        named = IMAGE_KEY.search(image.get("class", ""))
        key = self.find(int(named[1]) if named else 0, address)
        if key is not None:
            return f"\n\n\ue000{key}\ue001{caption.strip()}\ue002\n\n"
        self._note(f"A picture could not come: {address[:200] or 'it has no address'}")
        return f"\n\n{caption}\n\n" if caption else ""

    def _figure(self, tag: str, caption: str) -> str:
        return self._picture(attributes(tag), caption)

    def _caption(self, found: re.Match[str]) -> str:
        image = IMG.search(found[2])
        if image is None:
            return found[2]
        given = attributes(found[1]).get("caption", "")
        words = LINKED.sub("", found[2]).replace(image[0], "").strip() or html.escape(given)
        return self._figure(image[0], words)

    def _gallery(self, found: re.Match[str]) -> str:
        keys = re.findall(r"\d{1,15}", attributes(found[1]).get("ids", ""))
        if not keys:
            self._note("A gallery names no pictures: WordPress showed all that belong to the post.")
        return "".join(self._picture({"class": f"wp-image-{key}", "src": f"file {key}"}, "") for key in keys)

    def _player(self, found: re.Match[str]) -> str:
        given = attributes(found[2])
        address = next(
            (given[each] for each in ("src", "mp4", "mp3", "m4v", "ogg", "webm") if each in given), ""
        )
        return self._link(address or (found[3] or "").strip(), f"A {found[1].lower()} player")

    def _frame(self, found: re.Match[str]) -> str:
        return self._link(attributes(found[0]).get("src", ""), "A frame from elsewhere")

    def _link(self, address: str, what: str) -> str:
        if address.startswith("//"):
            address = f"https:{address}"
        if not address.startswith(("http://", "https://")):
            self._note(f"{what} was taken out: it names no address.")
            return ""
        self._note(f"{what} became a link: {address[:200]}")
        shown = html.escape(address)
        return f'\n\n<p><a href="{shown}">{shown}</a></p>\n\n'

    def _tell_of_rest(self, text: str) -> None:
        for name in dict.fromkeys(found[1].lower() for found in LEFT.finditer(text)):
            self._note(f"The shortcode [{name}] stands as text: its plugin is not here.")
        if re.search(r"<table\b", text, re.IGNORECASE):
            self._note("A table became lines.")
        if re.search(r"""\son\w+\s*=|javascript:""", text, re.IGNORECASE):
            self._note("A script in an attribute or a link was taken out.")


def visible(content: str) -> str:
    """The words of a text as they stand in the export, without its tags and WordPress's own marks; made by
    other means than the body is, so that comparing the two proves something."""
    text = BLOCK_COMMENT.sub("", content)
    text = DROPPED.sub("", text)
    text = re.sub(r"\[/?(?:wp_)?(?:caption|gallery|embed|video|audio|playlist)\b[^\[\]]*\]", "", text)
    return squeezed(html.unescape(re.sub(r"</?[a-zA-Z!][^<>]*>", "", text)))


def squeezed(text: str) -> str:
    """Without white space, which tags make and take, and in one spelling of accents."""
    return "".join(text.replace("\xa0", " ").split())
