"""One import: the file is surveyed, then read again and written, a batch of posts in each transaction.

Whatever is written is written with the line in the ledger that says so, so that a run that was killed goes
on where it stood, and a second one finds nothing to do.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db import connection, transaction

from articles import clock
from articles.arrival import arrive, rewrite
from articles.models import Article
from articles.story import Story
from comments.models import Comment
from newsroom.models import Imported, ImportReport
from newsroom.models.imported import Kind
from newsroom.old_addresses import leads_to
from newsroom.wordpress.counts import count_written
from newsroom.wordpress.discussions import STATES, Discussions, Under
from newsroom.wordpress.heap import Heap
from newsroom.wordpress.items import Post, Said, comment_of, path_of, post_of
from newsroom.wordpress.ledger import Ledger
from newsroom.wordpress.pictures import Pictures, refuse_wrong_folder
from newsroom.wordpress.reading import Node, Reader
from newsroom.wordpress.report import Report
from newsroom.wordpress.stories import Stories
from newsroom.wordpress.stretches import Stretches
from newsroom.wordpress.survey import COMMENT, STORIES, Survey
from newsroom.wordpress.terms import Terms

BATCH = 20
BATCH_COMMENTS = 2000
# So many comments of a story are held whole.
HELD = 1000
# After so many batches PostgreSQL looks at the tables: it would go on as if they were empty.
ANALYZED = {2, 10, 50, 250, 1000, 4000}
ADDRESSES_TRIED = 200


class DryRunDone(Exception):
    """Takes everything back."""


@dataclass(frozen=True)
class Options:
    file: Path
    zone: ZoneInfo
    media: Path | None = None
    dry_run: bool = False
    progress: Callable[[int], None] | None = None


def run(options: Options) -> Report:
    """Raises Unreadable before anything is written."""
    survey = Survey.of(options.file, options.zone)
    if options.media:
        refuse_wrong_folder(survey, options.media)
    if not options.dry_run:
        return Import(options, survey).run()
    report = Report()
    try:
        with transaction.atomic():
            report = Import(options, survey).run()
            raise DryRunDone
    except DryRunDone:
        return report


def importer() -> User:
    """Who takes the steps: a login that nobody can use."""
    user, made = User.objects.get_or_create(username="import", defaults={"is_active": False})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


class Import:
    def __init__(self, options: Options, survey: Survey) -> None:
        self.options, self.survey, self.report = options, survey, Report()
        self.by = importer()
        self.source = survey.site[:200] or options.file.name[:200]
        self.ledger = Ledger(self.source)
        self.terms = Terms(survey, self.ledger, self.report)
        self.pictures = Pictures(
            survey, self.ledger, self.report, options.media, self.by, dry=options.dry_run
        )
        self.stories = Stories(self.terms, self.pictures, self.report)
        self.discussions = Discussions(self.ledger, self.report, self.by)
        self.heap = Heap()
        self.stretches = Stretches(self.source, options.file, options.media, self.report)
        self.seen: set[int] = set()
        self._batches = 0

    def run(self) -> Report:
        try:
            self._run()
        finally:
            self.heap.close()
        return self.report

    def _run(self) -> None:
        self._note_survey()
        with transaction.atomic():
            if not self.options.dry_run:
                Comment.objects.pass_key(self.survey.last_comment)
        behind = self.stretches.go_on()
        self.pictures.passed(line.old for line in self.report.lines if line.kind == "picture")
        batch: list[Post] = []
        for place, post in enumerate(self._posts(), 1):
            if place <= behind:
                self.seen.add(post.key)
                self.heap.empty()
                continue
            batch.append(post)
            if len(batch) >= BATCH or sum(len(each.comments) for each in batch) >= BATCH_COMMENTS:
                self._write(batch, place)
                batch = []
                self.heap.empty()
        if batch:
            self._write(batch, place)
        self._rest()

    def _posts(self) -> Iterator[Post]:
        for node in Reader(self.options.file, self.options.progress, (COMMENT, self._comment)):
            if node.name == "item" and (node.get("wp:post_type").strip() or "post") in STORIES:
                yield post_of(node, self.options.zone)

    def _comment(self, node: Node, place: int) -> Said:
        """The words of a long discussion are laid down as it is read."""
        said = comment_of(node, self.options.zone)
        return said.lay_down(self.heap) if place >= HELD else said

    def _note_survey(self) -> None:
        notes, survey = self.report.notes, self.survey
        for other, count in survey.other.items():
            notes[f"items of the kind “{other[:40]}”, which have no counterpart here"] += count
        if survey.removed:
            notes["characters that XML does not allow, taken out"] += survey.removed
        if survey.undecodable:
            notes["characters that could not be read in the file's encoding"] += survey.undecodable
        self.report.read.update(
            {
                "authors": len(survey.people.keys() | survey.guests.keys()),
                "categories": len(survey.categories),
                "tags": len(survey.tags),
                "pictures": len(survey.files),
            }
        )

    def _write(self, batch: list[Post], place: int) -> None:
        """These posts, of which the last stands in this place among all of the file."""
        with transaction.atomic():
            self.discussions.bring(self._stories([post for post in batch if self._is_first(post)]))
            self.ledger.write()
            if not self.options.dry_run:
                self.stretches.keep(place)
        self._batches += 1
        if self._batches in ANALYZED and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def _is_first(self, post: Post) -> bool:
        """Count it, and leave it out if its id came before."""
        self._count(post)
        if not post.key or post.key in self.seen:
            reason = "A second item of this id: the first is kept." if post.key else "It has no id."
            self.report.add("dropped", post.type, post.key, reason, post.link)
            return False
        self.seen.add(post.key)
        return True

    def _count(self, post: Post) -> None:
        self.report.read[state_of(post)] += 1
        for each in post.comments:
            if not each.is_ping:
                self.report.read[f"comments: {STATES.get(each.state, 'pending')}"] += 1

    def _stories(self, batch: list[Post]) -> list[Under]:
        """Bring these posts, and tell under which articles their comments go."""
        found: list[Under] = []
        new: list[Post] = []
        came = self.ledger.stories([post.key for post in batch])
        for post in batch:
            known = came.get(post.key)
            if known is None or known.key is None:
                new.append(post)
                continue
            if known.theirs != post.digest():
                self._again(known, post)
            found.append(Under(known.key, post))
        return found + self._arrived(new)

    def _arrived(self, posts: list[Post]) -> list[Under]:
        if not posts:
            return []
        now = clock.step_time()
        many = [self.stories.placed(post, self.stories.story_of(post), now) for post in posts]
        articles = arrive(many, by=self.by)
        for post, each, article in zip(posts, many, articles, strict=True):
            digests = post.digest(), each.story.digest()
            self.ledger.keep(Kind.STORY, post.key, article.pk, *digests, state_of(post))
            self._addresses(post, article.pk)
        self.report.done["stories added"] += len(posts)
        return [Under(article.pk, post, new=True) for post, article in zip(posts, articles, strict=True)]

    def _again(self, known: Imported, post: Post) -> None:
        """What changed there is taken over unless it was changed here too."""
        assert known.key is not None, "asked before"
        article = Article.objects.filter(pk=known.key).first()
        if article is None or Story.from_article(article).digest() != known.ours:
            reason = "It changed there, and was changed here too: ours is kept."
            self.report.add("kept", post.type, post.key, reason, post.link)
            return
        story = self.stories.story_of(post)
        if state_of(post) != known.under:
            reason = (
                f"It was “{known.under}” there and is “{state_of(post)}” now: take that step here by hand."
            )
            self.report.add("doubtful", post.type, post.key, reason, post.link)
            if post.state != "publish" and article.editions.exists():
                return  # readers have the former text, and never get one that was taken from them there
        if story.missing() and article.editions.exists():
            self.report.add(
                "kept", post.type, post.key, "Its newer text is not whole: ours is kept.", post.link
            )
            return
        rewrite(article.pk, story, by=self.by, updated=post.modified_at)
        article.refresh_from_db()
        self.ledger.renew(known, post.digest(), Story.from_article(article).digest())
        self._addresses(post, article.pk)
        self.report.done["stories updated"] += 1

    def _addresses(self, post: Post, article: int) -> None:
        path = unquote(path_of(post.link))
        self.ledger.leads(path, Kind.STORY, article)
        self.ledger.leads(f"?p={post.key}", Kind.STORY, article)
        self.ledger.leads(f"?page_id={post.key}", Kind.STORY, article)
        if post.state == "publish":
            self.report.to_try.append(path)

    @transaction.atomic
    def _rest(self) -> None:
        self.terms.make_all()
        self.pictures.bring_all()
        self.ledger.write()
        count_written(self.source, self.report)
        at = clock.reading_time()
        step = max(1, len(self.report.to_try) // ADDRESSES_TRIED)
        for path in self.report.to_try[::step]:
            self.report.addresses.append((path, leads_to(path, at) or ""))
        if not self.options.dry_run:
            content: dict[str, Any] = self.report.content()
            ImportReport.objects.create(
                source=self.source, file=self.options.file.name[:200], content=content
            )
            self.stretches.forget()


def state_of(post: Post) -> str:
    return f"{post.type}s: {post.state[:40] or 'no state'}"
