"""Which story a thread of Disqus belongs to, by the address that it stood under."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from articles.models import Address
from newsroom.disqus.reading import Thread
from newsroom.models import OldAddress
from newsroom.models.imported import Kind
from newsroom.old_addresses import VIEW
from newsroom.wordpress.items import path_of

SHORT = re.compile(r"\?(?:p|page_id)=([1-9]\d{0,14})(?!\d)")


def article_of(thread: Thread) -> int | None:
    """The key of the story. The host is not looked at: a site may have had several, or be about to move."""
    for path in paths_of(thread):
        if not path or "\x00" in path:
            continue
        address = Address.objects.filter(path=path).first()
        if address:
            return address.article_id
        old = OldAddress.objects.filter(path=path, kind=Kind.STORY).first()
        if old:
            return old.key
    return None


def paths_of(thread: Thread) -> Iterator[str]:
    """What may be looked for, the likeliest first."""
    whole = unquote(path_of(thread.link))
    bare = whole.partition("?")[0].strip("/")
    for text in (thread.link, thread.identifier):
        if short := SHORT.search(text):
            yield f"?p={short[1]}"
    yield from dict.fromkeys((whole, bare, VIEW.sub("", f"/{bare}").strip("/"), bare.removesuffix(".html")))
    if "://" in thread.identifier:
        try:
            yield unquote(urlsplit(thread.identifier).path).strip("/")
        except ValueError:
            return
