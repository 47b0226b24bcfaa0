"""Exports of Disqus made by hand, as its own have it."""

from html import escape
from pathlib import Path
from typing import Any

from newsroom.disqus.run import Options, run
from newsroom.wordpress.report import Report

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://disqus.com http://disqus.com/api/schemas/1.0/disqus.xsd">
<category dsq:id="71"><forum>herald</forum><title>General</title><isDefault>true</isDefault></category>
"""
FOOT = "</disqus>\n"


def thread(key: int, link: str, identifier: str = "", closed: bool = False, deleted: bool = False) -> str:
    return (
        f'<thread dsq:id="{key}"><id>{escape(identifier)}</id><forum>herald</forum><category dsq:id="71" />'
        f"<link>{escape(link)}</link><title>A story</title><message />"
        f"<createdAt>2019-05-14T09:00:00Z</createdAt><author><name>Maren</name>"
        f"<isAnonymous>false</isAnonymous><username>maren</username></author>"
        f"<isClosed>{str(closed).lower()}</isClosed><isDeleted>{str(deleted).lower()}</isDeleted></thread>\n"
    )


def post(key: int, under: int, parent: int = 0, text: str = "<p>Well said.</p>", **values: Any) -> str:
    said = {"createdAt": f"2019-05-14T10:00:{key % 60:02}Z", "isDeleted": "false", "isSpam": "false"} | values
    name = said.pop("name", "A reader")
    answered = f'<parent dsq:id="{parent}" />' if parent else ""
    return (
        f'<post dsq:id="{key}"><id /><message><![CDATA[{text}]]></message>'
        + "".join(f"<{each}>{value}</{each}>" for each, value in said.items())
        + f"<author><email>reader@mail.example</email><name>{escape(name)}</name>"
        f"<isAnonymous>true</isAnonymous></author><ipAddress>192.0.2.7</ipAddress>"
        f'<thread dsq:id="{under}" />{answered}</post>\n'
    )


def export(path: Path, *items: str) -> Path:
    path.write_text(HEAD + "".join(items) + FOOT, encoding="utf-8")
    return path


def imported(path: Path, **options: Any) -> Report:
    return run(Options(path, **options))
