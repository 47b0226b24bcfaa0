"""How far an unfinished import has come, and what it had told by then."""

import hashlib
from pathlib import Path

from newsroom.models import ImportStretch
from newsroom.wordpress.report import Report


class Stretches:
    """Each is written with the posts of which it tells, and all go with the report at the end."""

    def __init__(self, source: str, file: Path, media: Path | None, report: Report) -> None:
        self.source, self.report = source, report
        with file.open("rb") as opened:
            mark = hashlib.file_digest(opened, "sha256")
        mark.update(str(media or "").encode())
        self.file = mark.hexdigest()
        self._said = report.said()

    def go_on(self) -> int:
        """Tell what an earlier run of this file had told, and return behind how many posts it stood."""
        posts = 0
        rows = ImportStretch.objects.filter(source=self.source, file=self.file).order_by("posts")
        for row in rows.iterator(chunk_size=100):
            self.report.tell_again(row.told)
            posts = row.posts
        self._said = self.report.said()
        return posts

    def keep(self, posts: int) -> None:
        ImportStretch.objects.create(
            source=self.source, file=self.file, posts=posts, told=self.report.since(self._said)
        )
        self._said = self.report.said()

    def forget(self) -> None:
        """Those of other files of this site too: their stories have come, and are known."""
        ImportStretch.objects.filter(source=self.source).delete()
