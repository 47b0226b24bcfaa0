"""What is altered in a page or feed on its way into the archive: its links, and what asks for an answer."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from django.conf import settings

from newsroom.discovery.structured import INERT

VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+)"""
TAG = re.compile(
    rf"""<(a|link|img|source|meta)\b((?:\s+[^\s"'<>/=]+(?:\s*=\s*{VALUE})?)*)\s*/?>""", re.IGNORECASE
)
ATTRIBUTE = re.compile(rf"""\s+([^\s"'<>/=]+)(?:\s*=\s*({VALUE}))?""")
LINKS = {"a": {"href"}, "link": {"href"}, "img": {"src"}, "source": {"src"}}
# By the protocols of those who read them, these have to be whole addresses.
WHOLE = {"og:url", "og:image", "article:author"}
FORM = re.compile(r'<form\b[^>]*\bclass="(search|comment-form)".*?</form>', re.DOTALL)
REPLY = re.compile(r'<a class="reply".*?</a>\n?', re.DOTALL)
SCRIPT = re.compile(r'<script\b[^>]*\bsrc="[^"]*"[^>]*></script>\s*')
DATA = re.compile(r'(<script type="application/ld\+json">)(.*?)(</script>)', re.DOTALL)
INVITATION = re.compile(r'(<p class="no-comments">)Nobody has commented yet\.[^<]*(</p>)')
CHARSET = '<meta charset="utf-8">'
NO_SCRIPT = f"""{CHARSET}
  <meta http-equiv="Content-Security-Policy" content="script-src 'none'">"""
IN_CSS = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")
MOVED = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>Moved</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{whole}">
<meta http-equiv="refresh" content="0; url={link}">
</head>
<body><p>This has moved: <a href="{link}">go there</a></p></body>
</html>
"""

Linked = Callable[[str], str | None]


@dataclass(frozen=True)
class Links:
    """Of one page: what stands for an address in it, or None where that leads nowhere."""

    relative: Linked
    whole: Callable[[str], str]


def page(html: str, links: Links, day: str) -> str:
    """A page of the site as one of the archive of that day."""
    without = {
        "search": f'<p class="dates">An archive of {escape(day)}, without a search</p>',
        "comment-form": '<p class="notice" id="comment-form">This is an archive of the site as it was on '
        f"{escape(day)}. Comments can no longer be posted here.</p>",
    }
    html = FORM.sub(lambda found: without[found[1]], html)
    html = SCRIPT.sub("", REPLY.sub("", html)).replace(CHARSET, NO_SCRIPT, 1)
    html = INVITATION.sub(r"\1There are no comments on this story.\2", html)
    html = DATA.sub(lambda found: found[1] + _data(found[2], links) + found[3], html)
    return relinked(html, links)


def relinked(html: str, links: Links) -> str:
    return TAG.sub(lambda found: _tag(found, links), html)


def whole_addresses(text: str, links: Links) -> str:
    """A feed or a sitemap, in which every address is a whole one."""
    return _own_address().sub(lambda found: escape(links.whole(unescape(found[0]))), text)


def style(css: str, links: Links) -> str:
    return IN_CSS.sub(lambda found: f'url("{links.relative(found[2]) or ""}")', css)


def manifest(text: str, links: Links) -> str:
    """A browser takes its addresses to be relative to its own."""
    told = json.loads(text)
    for name in ("id", "start_url", "scope"):
        told[name] = links.relative(told[name]) or "."
    told["scope"] = "."
    for icon in told["icons"]:
        icon["src"] = links.relative(icon["src"]) or ""
    return json.dumps(told, ensure_ascii=False)


def moved(link: str, whole: str) -> str:
    return MOVED.format(language=escape(settings.LANGUAGE_CODE), link=escape(link), whole=escape(whole))


def _own_address() -> re.Pattern[str]:
    return re.compile(rf"""{re.escape(settings.SITE_URL)}(?![\w.:-])[^\s"'<>\\]*""")


def _data(text: str, links: Links) -> str:
    data = json.loads(text)
    data.pop("potentialAction", None)  # a search
    text = json.dumps(data, ensure_ascii=False).translate(INERT)
    return _own_address().sub(lambda found: links.whole(found[0]), text)


def _tag(found: re.Match[str], links: Links) -> str:
    element = found[1].lower()
    values = {name.lower(): _value(given) for name, given in ATTRIBUTE.findall(found[2])}
    changed = _changed(element, values, links)
    if changed is None:
        return ""
    if changed == values:
        return found[0]
    attributes = (f' {name}="{escape(value)}"' for name, value in changed.items())
    return f"<{found[1]}{''.join(attributes)}>"


def _changed(element: str, values: dict[str, str], links: Links) -> dict[str, str] | None:
    """The attributes as they shall be; None for an element that goes."""
    if element == "meta":
        if values.get("property") in WHOLE and "content" in values:
            return values | {"content": links.whole(values["content"])}
        return values
    if element == "link" and values.get("rel") == "canonical":
        return values | {"href": links.whole(values.get("href", ""))}
    changed = dict(values)
    for name in LINKS[element] & values.keys():
        link = links.relative(values[name])
        if link is None:
            if element == "link":
                return None
            del changed[name]
        else:
            changed[name] = link
    if "srcset" in values:
        changed["srcset"] = _srcset(values["srcset"], links)
    return changed


def _srcset(text: str, links: Links) -> str:
    """Without the candidates whose files are not there."""
    found = []
    for candidate in text.split(", "):
        address, _, width = candidate.partition(" ")
        link = links.relative(address)
        if link is not None:
            found.append(f"{link} {width}".strip())
    return ", ".join(found)


def _value(given: str) -> str:
    return unescape(given[1:-1] if given[:1] in ("'", '"') else given)
