"""How long moving takes and how much memory: `python -m benchmarks.moving [POSTS] [COMMENTS]`.

It writes an export of 2,000 posts and 30,000 comments (49 MB), imports it into an empty site of its own, on
SQLite, or in the empty database that BENCHMARK_DATABASE_URL names, and writes that site out as files.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORDS = [
    *("ferry", "council", "harbour", "winter", "budget", "school", "island", "bridge", "road", "library"),
    *("bakery", "clock", "town", "vote", "meeting", "north", "quay", "boat", "weather", "people", "story"),
    *("mayor", "repair", "open", "close", "sail", "ticket", "line"),
]
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Large</title>
<wp:base_blog_url>http://large.example</wp:base_blog_url>
"""
COMMENT = """<wp:comment><wp:comment_id>{key}</wp:comment_id>
<wp:comment_author><![CDATA[Reader {name}]]></wp:comment_author>
<wp:comment_author_email>reader{name}@mail.example</wp:comment_author_email><wp:comment_author_url/>
<wp:comment_author_IP>192.0.2.{octet}</wp:comment_author_IP>
<wp:comment_date>2020-05-14 10:00:00</wp:comment_date>
<wp:comment_date_gmt>2020-05-14 10:00:00</wp:comment_date_gmt>
<wp:comment_content><![CDATA[{text}]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>
<wp:comment_parent>{parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>
"""
POST = """<item><title>Story {key}</title><link>http://large.example/story-{key}/</link>
<dc:creator>writer{writer}</dc:creator><content:encoded><![CDATA[{text}]]></content:encoded>
<wp:post_id>{key}</wp:post_id><wp:post_date_gmt>{date} 10:00:00</wp:post_date_gmt>
<wp:post_name>story-{key}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="section-{section}">Section {section}</category>
<category domain="post_tag" nicename="tag-{tag}">Tag {tag}</category>
{comments}</item>
"""


def export(posts: int, comments: int) -> Iterator[str]:
    chance = random.Random(1)

    def words(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count))

    yield HEAD
    key, each = 0, comments // posts
    for number in range(1, posts + 1):
        first, said = key, []
        for _ in range(each):
            key += 1
            parent = chance.randint(first + 1, key - 1) if key > first + 1 and chance.random() < 0.6 else 0
            fields = {"name": key % 5000, "octet": key % 250, "parent": parent, "text": words(54)}
            said.append(COMMENT.format(key=key, **fields))
        yield POST.format(
            key=number,
            writer=number % 40,
            text="\n\n".join(f"<p>{words(75)} <em>then</em></p>" for _ in range(19)),
            date=f"{2010 + number % 12}-{1 + number % 12:02}-{1 + number % 28:02}",
            section=number % 9,
            tag=number % 200,
            comments="".join(said),
        )
    yield "</channel></rss>\n"


def main() -> None:
    posts, comments = (int(each) for each in (sys.argv[1:3] if len(sys.argv) > 2 else ("2000", "30000")))
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "export.xml"
        with file.open("w", encoding="utf-8") as opened:
            opened.writelines(export(posts, comments))
        database = os.environ.get("BENCHMARK_DATABASE_URL", f"sqlite:///{directory}/site.sqlite3")
        environment = os.environ | {"DATA_DIR": directory, "DATABASE_URL": database}
        measure(["migrate", "-v0"], environment)
        size = file.stat().st_size / 1e6
        print(f"{size:.0f} MB, {posts} posts, {comments} comments")
        print("in:", measure(["import_wordpress", str(file), "--quiet"], environment), flush=True)
        print("out:", measure(["export_site", f"{directory}/archive", "--quiet"], environment))


def measure(command: list[str], environment: dict[str, str]) -> str:
    began = time.monotonic()
    manage = [sys.executable, str(ROOT / "manage.py")]
    process = subprocess.Popen([*manage, *command], env=environment)  # noqa: S603 - our own
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed.")
    seconds, processor = time.monotonic() - began, used.ru_utime + used.ru_stime
    return f"{seconds:.1f} s, {processor:.1f} s of this process, {used.ru_maxrss / 1024:.0f} MB of memory"


if __name__ == "__main__":
    main()
