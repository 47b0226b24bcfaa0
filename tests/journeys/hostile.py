"""More than a thousand texts that somebody might send to harm a page, its layout, a log or a database.

Each is put together here from a wrapping, a disguise and what it tries to do; what it does, if it ever runs,
is to say `owned`.
"""

# ruff: noqa: E501 -- long lines of short texts

from collections.abc import Iterator
from html import escape
from itertools import product
from urllib.parse import quote

DEEDS = ("window.owned=1", "document.title='owned'", "alert('owned')", "location='//owned.example'")

WRAPPINGS = (
    "<script>{}</script>",
    "<img src=x onerror={}>",
    '<img src=x onerror="{}">',
    "<svg onload={}>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<svg><script>{}</script></svg>",
    "<math><mtext><style><img src=x onerror={}></style>",
    "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    "<iframe src=\"javascript:{}\"></iframe>",
    "<a href=\"javascript:{}\">read on</a>",
    "<a href=\" &#14; javascript:{}\">read on</a>",
    "<details open ontoggle={}><summary>more</summary></details>",
    "<input autofocus onfocus={}>",
    "<video><source onerror={}></video>",
    "<form action=\"javascript:{}\"><button autofocus>send</button></form>",
    "<object data=\"javascript:{}\"></object>",
    "<meta http-equiv=refresh content=\"0;url=javascript:{}\">",
    "<style>@keyframes x{{}}</style><b style=\"animation-name:x\" onanimationstart={}>b</b>",
    "<base href=\"https://owned.example/\"><p>{}</p>",
    "\"><script>{}</script>",
    "' autofocus onfocus='{}",
    "</textarea><script>{}</script>",
    "</title><script>{}</script>",
    "<!--><script>{}</script>-->",
    "<![CDATA[<script>{}</script>]]>",
    "<noscript><p title=\"</noscript><img src=x onerror={}>\">",
    "<p onclick={} onpointerenter={} style=\"position:fixed;inset:0\">all over the page</p>",
    "<link rel=stylesheet href=\"data:text/css,*{{content:'{}'}}\">",
)  # fmt: skip

CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
INVISIBLE = (
    *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180E, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB),
    *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070),
)  # fmt: skip
# Halves of characters, characters that are none, and the last ones there are.
ODD = (0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFDD0, 0xFFFE, 0xFFFF, 0xE000, 0xE0001, 0xE007F, 0x1FFFE, 0x10FFFF)

SYNTAX = (
    *("{{ 7 * 7 }}", "{% debug %}", "{% load static %}{{ settings.SECRET_KEY }}", "{# owned #}", "${7*7}", "#{7*7}"),
    *("%s%s%s%n", "%(name)s", "%", "{0.__class__}", "{}", "{owned}", "\\N{BULLET}", "\\u0000", "\\x00", "&#0;"),
    *("'; DROP TABLE comments_comment; --", "\" OR \"\"=\"", "1 OR 1=1", "*)(uid=*", "$(id)", "`id`", "| id"),
    *("../../../../etc/passwd", "file:///etc/passwd", "C:\\con\\con", "=HYPERLINK(\"https://owned.example\")"),
    *("x\r\nSet-Cookie: owned=1", "x\r\n\r\n<script>window.owned=1</script>", "%0d%0aLocation:%20//owned.example"),
    *("None", "null", "undefined", "NaN", "-1", "0x7fffffff", "true", "[]", "1e309", "<>", "&amp;&lt;", "]]>", "\\"),
)  # fmt: skip
LINKS = (
    *("javascript:alert('owned')", "data:text/html,<script>alert('owned')</script>", "vbscript:owned", "//owned.example"),
    *("https://a.example/\"onmouseover=\"window.owned=1", "https://a.example/'><script>window.owned=1</script>"),
    *("https://a:b@owned.example/", "http://[::1", "http://", "https://a.example:99999/", "http://a.example/\u202egpj.exe"),
    *("https://xn--/", "https://a.example/" + "a" * 3_000, "https://" + "b." * 400 + "example", "https://a.example/%00"),
)  # fmt: skip
WIDE = (
    *("W" * 5_000, "i" * 5_000, "-" * 5_000, "_" * 5_000, "漢" * 5_000, "ا" * 5_000, "\ufdfd" * 300, "👩‍👩‍👧‍👦" * 500),
    *("\u00a0" * 4_000 + "x", "a\u00ad" * 2_000, "\t" * 5_000 + "x", "x\n" * 2_500, "e" + "\u0301" * 3_000),
    *("\u20dd" * 500 + "x", "𒐫" * 500, "꧅" * 300, "/" * 5_000, "\u202e" + "abc " * 1_000, "<b>" * 3_000, "[" * 5_000),
)  # fmt: skip
# More than any comment may hold, and no more than a story may.
HUGE = ("word " * 200_000, "w" * 1_000_000, "<p>a</p>" * 125_000, "<div>" * 200_000, "&" * 100_000)


def disguises(text: str) -> Iterator[str]:
    yield text
    yield text.upper()
    yield escape(text)
    yield quote(text)
    yield text.replace("<", "<\t").replace("=", "\n=\n")
    yield text.replace("<", "\uff1c").replace(">", "\uff1e")
    yield text.replace("script", "scr\0ipt").replace("on", "o\0n")
    yield f"<<{text}//>"


def texts() -> list[str]:
    """All of them, each once, the same in every run."""
    found = dict.fromkeys((*HUGE, *WIDE, *LINKS, *SYNTAX))
    found |= dict.fromkeys(f"before{chr(each)}after{chr(each)}" for each in (*CONTROLS, *INVISIBLE, *ODD))
    found |= dict.fromkeys(chr(each) * 50 + "after" for each in (*INVISIBLE, *ODD))
    found |= dict.fromkeys(
        each
        for wrapping, deed in product(WRAPPINGS, DEEDS)
        for each in disguises(wrapping.replace("{{", "{").replace("}}", "}").replace("{}", deed))
    )
    return [*found]
