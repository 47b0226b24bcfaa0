"""How the background work goes: whether a worker is at it, and what has failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from django.db.models import Case, Count, F, Max, Min, Q, When
from django.utils import timezone
from django.utils.formats import date_format
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import get_date_max

from articles import clock
from newsroom.models import Job

# A worker looks for work each second: what has been due for so long is seen by nobody.
PATIENCE = timedelta(minutes=1)


@dataclass(frozen=True)
class Work:
    failed: int
    waiting: int
    """How many are due now; those that are to be tried again later are not."""
    due_since: datetime | None
    running_since: datetime | None
    seen: datetime | None
    """When a worker last began or ended a job."""
    now: datetime

    @classmethod
    def at(cls, now: datetime | None = None) -> Self:
        now = now or clock.reading_time()
        # A job for as soon as possible stands at the end of all time.
        due = Case(When(run_after=get_date_max(), then=F("enqueued_at")), default=F("run_after"))
        ready = Job.objects.filter(status=TaskResultStatus.READY).annotate(due=due).filter(due__lte=now)
        running = Q(status=TaskResultStatus.RUNNING)
        others = Job.objects.exclude(status=TaskResultStatus.READY).aggregate(
            failed=Count("pk", filter=Q(status=TaskResultStatus.FAILED)),
            running_since=Min("started_at", filter=running),
            started=Max("started_at"),
            finished=Max("finished_at"),
        )
        seen = max(filter(None, (others.pop("started"), others.pop("finished"))), default=None)
        return cls(**ready.aggregate(waiting=Count("pk"), due_since=Min("due")), **others, seen=seen, now=now)

    @property
    def stands_still(self) -> bool:
        """Whether jobs wait and nobody is at them."""
        is_late = self.due_since is not None and self.now - self.due_since > PATIENCE
        return is_late and self.running_since is None

    @property
    def said(self) -> str:
        if not self.waiting:
            return "No job waits."
        jobs = "1 job waits" if self.waiting == 1 else f"{self.waiting} jobs wait"
        if self.stands_still:
            return f"{jobs}, no worker seen {f'since {self._told(self.seen)}' if self.seen else 'yet'}."
        if self.running_since:
            return f"{jobs} while one has been done since {self._told(self.running_since)}."
        return f"{jobs} for the worker."

    def _told(self, moment: datetime) -> str:
        """The time alone where it is of today."""
        local, today = timezone.localtime(moment), timezone.localtime(self.now)
        return date_format(local, "H:i" if local.date() == today.date() else "j F Y, H:i")
