"""Where a story stands, for the desk: what readers see of it, what is planned, and what has been saved."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Prefetch, Q

from articles import clock, permissions
from articles.conditions import told
from articles.models import Article, Edition, LogEntry, Revision
from articles.story import Story
from articles.timeline import Timeline

Kind = Edition.Kind
FETCHED = "present_and_planned"


def present_and_planned() -> Prefetch:
    """Of each story what readers see now and what is to come: few rows, however long its history is."""
    now = clock.reading_time()
    editions = Edition.objects.filter(Q(live_until=None) | Q(live_until__gt=now))
    return Prefetch(
        "editions", editions.select_related("address").defer("body").order_by("live_from"), to_attr=FETCHED
    )


def line_of(article: Article) -> Timeline:
    """The line of a story that was fetched with `present_and_planned`, to read from alone."""
    return Timeline(article, getattr(article, FETCHED), clock.reading_time(), User())


@dataclass(frozen=True)
class Standing:
    line: Timeline
    latest: Revision | None

    @classmethod
    def of(cls, article: Article, person: User) -> "Standing":
        editions = article.editions.select_related("address").defer("body").order_by("live_from")
        line = Timeline(article, list(editions), clock.reading_time(), person)
        return cls(line, article.revisions.select_related("saved_by").order_by("number").last())

    @property
    def article(self) -> Article:
        return self.line.article

    @property
    def digest(self) -> str:
        """Of the text that the person now has before them."""
        return self.latest.digest if self.latest else ""

    @property
    def live(self) -> Edition | None:
        """What readers can read now."""
        present = self.line.present
        return None if present is None or present.absent else present

    @property
    def killed(self) -> bool:
        present = self.line.present
        return present is not None and present.kind == Kind.TOMBSTONE

    @property
    def planned(self) -> list[Edition]:
        return self.line.ahead(self.line.now)

    @property
    def changed(self) -> bool:
        """Whether readers see another text than the one last saved, or none."""
        return self.live is None or self.live.digest != self.digest

    @property
    def signed(self) -> bool:
        return bool(self.latest and self.latest.approvals.standing().exists())

    @property
    def sent_back(self) -> LogEntry | None:
        """Why the desk returned the text, until it is handed in again."""
        if self.article.status != Article.Status.DRAFT:
            return None
        handed = self.article.log.filter(step__in=["submit", "send_back", "approve"])
        last = handed.select_related("by").order_by("pk").last()
        return last if last and last.step == "send_back" else None

    @property
    def missing(self) -> dict[str, str]:
        return Story.from_revision(self.latest).missing() if self.latest else {}

    @property
    def words(self) -> list[str]:
        words = said(self.article, self.line)
        return [*words, "changed since it was published"] if self.live and self.changed else words

    def may(self, step: str) -> bool:
        return permissions.may(self.line.by, step, self.article)


def said(article: Article, line: Timeline) -> list[str]:
    """The state of a story in the desk's words, what readers see first."""
    words = []
    if present := line.present:
        words.append({Kind.TOMBSTONE: "killed", Kind.EXPIRED: "expired"}.get(Kind(present.kind), "live"))
    words += [_plan(each, line) for each in line.ahead(line.now)]
    if article.embargo_until and article.embargo_until > line.now:
        words.append(f"under embargo until {told(article.embargo_until)}")
    if not words or article.status != Article.Status.APPROVED:
        words.append(article.get_status_display())
    return words


def _plan(edition: Edition, line: Timeline) -> str:
    if edition.kind == Kind.EXPIRED:
        return f"expires {told(edition.live_from)}"
    return f"{'change planned' if line.public else 'scheduled'} for {told(edition.live_from)}"
