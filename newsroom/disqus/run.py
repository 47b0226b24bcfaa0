"""One import from Disqus: the file is read to its end, and then each thread brought under its story.

The comments go the way of those from WordPress: the same ledger, the same report, the same taking in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from articles import clock
from comments.models import Comment
from newsroom.disqus.matching import article_of
from newsroom.disqus.reading import DisqusReader, Thread, lay_down, nodes, said_in, thread_of
from newsroom.models import ImportReport
from newsroom.models.imported import Kind
from newsroom.wordpress.bodies import squeezed
from newsroom.wordpress.counts import count_written
from newsroom.wordpress.discussions import STATES, Discussions, Under, parts, plain_text
from newsroom.wordpress.heap import Heap
from newsroom.wordpress.items import Post, Said, digest
from newsroom.wordpress.ledger import Ledger
from newsroom.wordpress.report import Report
from newsroom.wordpress.run import DryRunDone, importer

THREADS_AT_ONCE = 50


@dataclass(frozen=True)
class Options:
    file: Path
    dry_run: bool = False
    progress: Callable[[int, int], None] | None = None


def run(options: Options) -> Report:
    """Raises Unreadable before anything is written."""
    heap, report = Heap(), Report()
    try:
        forum, threads = survey(options.file, heap, report)
        bringing = Import(options, forum, threads, heap, report)
        if not options.dry_run:
            bringing.run()
            return report
        with transaction.atomic():
            bringing.run()
            raise DryRunDone
    except DryRunDone:
        return report
    finally:
        heap.close()


def survey(file: Path, heap: Heap, report: Report) -> tuple[str, dict[int, Thread]]:
    """The name of the forum and its threads; the comments are on the heap then."""
    threads: dict[int, Thread] = {}
    forum, reader = "", DisqusReader(file)
    for node in nodes(reader, "category", "thread", "post"):
        forum = forum or node.get("forum").strip()
        if node.name == "thread":
            thread = thread_of(node)
            threads.setdefault(thread.key, thread)
        elif node.name == "post":
            lay_down(node, heap)
    if reader.removed:
        report.notes["characters that XML does not allow, taken out"] += reader.removed
    if reader.undecodable:
        report.notes["characters that could not be read in the file's encoding"] += reader.undecodable
    return forum, threads


class Import:
    def __init__(
        self, options: Options, forum: str, threads: dict[int, Thread], heap: Heap, report: Report
    ) -> None:
        self.options, self.threads, self.heap, self.report = options, threads, heap, report
        self.source = f"Disqus: {forum or options.file.name}"[:200]
        self.ledger = Ledger(self.source)
        self.discussions = Discussions(self.ledger, report, importer(), keep_ids=False)

    def run(self) -> None:
        sizes = self.heap.threads()
        done = 0
        for some in parts(list(sizes), THREADS_AT_ONCE):
            with transaction.atomic():
                for key in some:
                    self._bring(key, sizes[key])
                self.ledger.write()
            done += len(some)
            if self.options.progress:
                self.options.progress(done, len(sizes) - done)
        count_written(self.source, self.report)
        if not self.options.dry_run:
            ImportReport.objects.create(
                source=self.source, file=self.options.file.name[:200], content=self.report.content()
            )

    def _bring(self, key: int, size: int) -> None:
        thread = self.threads.get(key)
        if thread is None:
            self._leave_out(key, "", f"Its thread is not in the export: {size} comments stay out.")
        elif thread.deleted:
            self._leave_out(key, thread.link, f"It was deleted there: {size} comments stay out.")
        elif (article := article_of(thread)) is None:
            self._leave_out(key, thread.link, f"No story has its address: {size} comments stay out.")
        else:
            self.report.notes["threads brought under a story"] += 1
            said = said_in(self.heap, key)
            for each in said:
                self.report.read[f"comments: {STATES[each.state]}"] += 1
            self._note_those_here(article, said, key)
            self.discussions.bring([Under(article, post_of(thread, said))])
            # A thread may have had two addresses: the next is asked what the ledger knows by now.
            self.ledger.write()

    def _leave_out(self, key: int, link: str, reason: str) -> None:
        self.report.add("dropped", "thread", key, reason, link)

    def _note_those_here(self, article: int, said: list[Said], thread: int) -> None:
        """The plugin copies comments into WordPress, with which they may have come: none is said twice."""
        known = self.ledger.comments_of([thread])[thread]
        rows = Comment.objects.filter(article=article).order_by("pk")
        if not rows.exists():
            return
        new = {mark_of(each): each for each in said if str(each.key) not in known and each.posted_at}
        ours = {row.key for row in known.values()}
        for pk, name, text, at in rows.values_list("pk", "name", "text", "posted_at").iterator():
            found = new.get(digest(int(at.timestamp()), squeezed(name), squeezed(text)))
            if found is not None and pk not in ours:
                self.ledger.keep(Kind.COMMENT, found.key, pk, found.digest(), under=thread)
                self.report.notes["comments that had come from the site itself, and are kept once"] += 1
        self.ledger.write()


def mark_of(said: Said) -> str:
    assert said.posted_at is not None, "asked before"
    return digest(int(said.posted_at.timestamp()), squeezed(said.name), squeezed(plain_text(said.text)))


def post_of(thread: Thread, said: list[Said]) -> Post:
    """What the taking in asks of the post that comments stand under."""
    return Post(
        key=thread.key,
        type="thread",
        status="publish",
        title="",
        link=thread.link,
        slug="",
        creator="",
        content="",
        excerpt="",
        password="",
        parent=0,
        published_at=clock.reading_time(),
        modified_at=None,
        comments_open=not thread.closed,
        file="",
        comments=said,
    )
