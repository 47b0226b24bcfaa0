"""Which comments the queue shows, and where a page of them begins. Nothing is counted but what waits."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from operator import and_

from django import forms
from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from articles import clock
from articles.models import Edition, Section
from comments.models import Comment
from comments.models.comment import CommentQuerySet
from comments.models.repeat import folded

State = Comment.State

ON_A_PAGE = 25
MOST_WORDS = 8
LARGEST_ID = 2**63 - 1
EVERY_STATE = "all"
APPEALED = "appealed"
PLACE = re.compile(r"(-?[0-9]{1,17})-([1-9][0-9]{0,17})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

TABS = {
    State.PENDING: "Waiting",
    State.APPROVED: "Approved",
    State.DECLINED: "Declined",
    State.SPAM: "Spam",
    State.REMOVED: "Removed",
    APPEALED: "Appeals",
    State.WITHDRAWN: "Withdrawn",
    EVERY_STATE: "All",
}


def day_field(label: str) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, input_formats=["%Y-%m-%d"])


def key_field() -> forms.IntegerField:
    return forms.IntegerField(
        required=False, min_value=1, max_value=LARGEST_ID, widget=forms.HiddenInput, localize=False
    )


class QueueFilter(forms.Form):
    """What stands in the queue's address. Begins with what waits, the oldest first."""

    state = forms.ChoiceField(choices=TABS.items(), required=False, widget=forms.HiddenInput)
    q = forms.CharField(
        label="Name or words", required=False, max_length=200, widget=forms.TextInput({"type": "search"})
    )
    headline = forms.CharField(label="Story", required=False, max_length=200)
    section = forms.ModelChoiceField(
        Section.objects.all(), label="Section", required=False, empty_label="All sections"
    )
    since = day_field("From")
    until = day_field("To")
    # Chosen by links: one story, or whoever wrote this comment.
    story, person = key_field(), key_field()

    @property
    def chosen_state(self) -> str:
        return getattr(self, "cleaned_data", {}).get("state") or State.PENDING

    def words(self) -> list[str]:
        return getattr(self, "cleaned_data", {}).get("q", "").split()[:MOST_WORDS]

    def narrowed(self) -> bool:
        """Whether anything but the state is asked for."""
        return any(value for name, value in self.cleaned_data.items() if name != "state")

    def choose(self, comments: CommentQuerySet) -> CommentQuerySet:
        given, chosen = self.cleaned_data, self._in_state(comments)
        if given["story"]:
            chosen = chosen.filter(article=given["story"])
        if given["person"]:
            who = comments.filter(pk=given["person"]).values("network", "name_folded").first()
            chosen = chosen.filter(**who) if who else chosen.none()
        if given["section"]:
            inside = Section.objects.filter(Q(pk=given["section"].pk) | Q(parent=given["section"].pk))
            chosen = chosen.filter(article__section__in=[each.pk for each in inside])
        if given["headline"]:
            live = Edition.objects.live(clock.reading_time()).order_by()
            told = live.filter(headline__icontains=given["headline"].strip())
            chosen = chosen.filter(article__in=told.values("article"))
        return self._between(chosen).filter(self._said())

    def _in_state(self, comments: CommentQuerySet) -> CommentQuerySet:
        if self.chosen_state == EVERY_STATE:
            return comments
        if self.chosen_state == APPEALED:
            return comments.filter(unanswered_appeal())
        return comments.filter(state=self.chosen_state)

    def _between(self, comments: CommentQuerySet) -> CommentQuerySet:
        since, until = self.cleaned_data["since"], self.cleaned_data["until"]
        if since:
            comments = comments.filter(posted_at__gte=midnight(since))
        if until and until < date.max:
            comments = comments.filter(posted_at__lt=midnight(until + timedelta(days=1)))
        return comments

    def _said(self) -> Q:
        """Each word stands in the name or in the text."""
        words = (Q(name_folded__contains=folded(word)) | Q(text__icontains=word) for word in self.words())
        return reduce(and_, words, Q())


def unanswered_appeal() -> Q:
    return Q(appeal__isnull=False, appeal__answer=None)


def midnight(day: date) -> datetime:
    """In the site's zone."""
    return make_aware(datetime.combine(day, time()))


def one_page(comments: QuerySet[Comment], state: str, after: str) -> tuple[list[int], str, bool]:
    """The keys of a page in their order, where what follows it begins, and whether there is more already.

    What waits is read from the oldest on, what was decided from the latest; both by an index.
    """
    found = PLACE.fullmatch(after)
    if state == EVERY_STATE:
        comments = comments.order_by("-pk")
        comments = comments.filter(pk__lt=int(found[2])) if found else comments
    else:
        further = "gt" if state == State.PENDING else "lt"
        comments = comments.order_by(*(("posted_at", "pk") if further == "gt" else ("-posted_at", "-pk")))
        if found and (moment := _moment(int(found[1]))):
            beyond = Q(**{f"posted_at__{further}": moment})
            same = Q(posted_at=moment, **{f"pk__{further}": int(found[2])})
            comments = comments.filter(beyond | same, **{f"posted_at__{further}e": moment})
    rows = list(comments.values_list("pk", "posted_at")[: ON_A_PAGE + 1])
    page = rows[:ON_A_PAGE]
    end = f"{(page[-1][1] - EPOCH) // MICROSECOND}-{page[-1][0]}" if page else ""
    return [pk for pk, _ in page], end, len(rows) > ON_A_PAGE


def _moment(microseconds: int) -> datetime | None:
    try:
        return EPOCH + microseconds * MICROSECOND
    except OverflowError:
        return None
