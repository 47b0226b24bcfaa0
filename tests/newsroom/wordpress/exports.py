"""Exports made by hand, small enough to read."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from newsroom.wordpress.report import Report
from newsroom.wordpress.run import Options, run

REAL = Path(__file__).parents[2] / "wordpress" / "small.xml"
OSLO = ZoneInfo("Europe/Oslo")
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Old Herald</title>
<wp:base_blog_url>http://old.example</wp:base_blog_url>
<wp:author><wp:author_id>2</wp:author_id><wp:author_login>maren</wp:author_login>
<wp:author_display_name>Maren Sollie</wp:author_display_name></wp:author>
"""
FOOT = "</channel></rss>\n"


def comment(key: int, parent: int = 0, text: str = "Well said.", **values: Any) -> str:
    given = {
        "comment_id": key,
        "comment_author": "A reader",
        "comment_author_IP": "192.0.2.7",
        "comment_date_gmt": f"2020-05-14 10:00:{key % 60:02}",
        "comment_content": text,
        "comment_approved": "1",
        "comment_parent": parent,
    } | values
    return f"<wp:comment>{elements(given)}</wp:comment>"


def post(key: int, *inside: str, content: str = "The ferry sails.", **values: Any) -> str:
    given = {
        "post_id": key,
        "post_date": "2020-05-14 12:00:00",
        "post_date_gmt": "2020-05-14 10:00:00",
        "comment_status": "open",
        "post_name": f"story-{key}",
        "status": "publish",
        "post_type": "post",
    } | values
    return (
        f"<item><title>Story {key}</title><link>http://old.example/news/story-{key}/</link>"
        f"<dc:creator>maren</dc:creator><content:encoded>{escape(content)}</content:encoded>"
        f'{elements(given)}<category domain="category" nicename="news">News</category>'
        f"{''.join(inside)}</item>"
    )


def elements(values: dict[str, Any]) -> str:
    return "".join(f"<wp:{name}>{escape(str(value))}</wp:{name}>" for name, value in values.items())


def export(path: Path, *items: str) -> Path:
    path.write_text(HEAD + "\n".join(items) + FOOT, encoding="utf-8")
    return path


def imported(path: Path, **options: Any) -> Report:
    return run(Options(path, OSLO, **options))
