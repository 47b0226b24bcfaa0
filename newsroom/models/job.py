from typing import ClassVar

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet, get_date_max


class JobQuerySet(DBTaskResultQuerySet):
    def try_again(self) -> int:
        """Put failed jobs back to be done as soon as possible; how many were failed still."""
        return self.failed().update(
            status=TaskResultStatus.READY, run_after=get_date_max(), started_at=None, finished_at=None
        )


class Job(DBTaskResult):
    """Something that is done after the answer was given: a mail, a picture's public files."""

    objects: ClassVar = JobQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = "background job"
        default_permissions = ("view",)
        permissions = [("retry_job", "Can have failed background jobs tried again")]

    def __str__(self) -> str:
        return self.deed

    @property
    def deed(self) -> str:
        """What it does, in the words of its task's name."""
        return self.task_path.rsplit(".", 1)[-1].replace("_", " ").capitalize()

    @property
    def about(self) -> str:
        """What it was told to work on."""
        told = self.args_kwargs
        named = [f"{name}={value!r}" for name, value in told.get("kwargs", {}).items()]
        return ", ".join([*map(repr, told.get("args", [])), *named])

    @property
    def reason(self) -> str:
        """Why it failed: the last line of what the program said."""
        lines = self.traceback.strip().splitlines()
        return lines[-1] if lines else ""

    @property
    def has_failed(self) -> bool:
        return self.status == TaskResultStatus.FAILED
