"""The background jobs: what failed and why, and a button that has it tried again."""

from datetime import datetime
from typing import Any
from uuid import UUID

import django_tasks_db.admin  # noqa: F401 -- registers what is taken out below
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django_tasks_db.models import DBTaskResult

from newsroom.models import Job

# Its screens show every column of the table and can do nothing about a failure.
admin.site.unregister(DBTaskResult)


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):
    list_display = ["what", "about", "status", "ordered", "ended", "reason"]
    list_filter = ["status"]
    list_per_page = 50
    ordering = ["-enqueued_at"]
    show_full_result_count = False
    actions = ["try_again"]
    readonly_fields = fields = ("what", "about", "status", "ordered", "begun", "ended", "said")

    @admin.action(description="Try the chosen failed jobs again", permissions=["retry"])
    def try_again(self, request: HttpRequest, chosen: QuerySet[Job]) -> None:
        count = Job.objects.filter(pk__in=chosen.values("pk")).try_again()
        if count:
            told = "1 job is" if count == 1 else f"{count} jobs are"
            messages.success(request, f"{told} to be tried again now.")
        else:
            messages.warning(request, "None of these has failed, so nothing was changed.")

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        """An action with rows chosen in the list, if they can be rows at all."""
        if all(map(_is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            return super().response_action(request, *args, **kwargs)
        messages.error(request, "Choose rows of the list.")
        return None

    @admin.display(description="what is done")
    def what(self, job: Job) -> str:
        return job.deed

    @admin.display(description="ordered", ordering="enqueued_at")
    def ordered(self, job: Job) -> str | None:
        return _told(job.enqueued_at)

    @admin.display(description="begun", ordering="started_at")
    def begun(self, job: Job) -> str | None:
        return _told(job.started_at)

    @admin.display(description="ended", ordering="finished_at")
    def ended(self, job: Job) -> str | None:
        return _told(job.finished_at)

    @admin.display(description="why it failed")
    def reason(self, job: Job) -> str:
        return job.reason

    @admin.display(description="what the program said")
    def said(self, job: Job) -> str:
        return job.traceback

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsroom.retry_job")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return False


def _told(moment: datetime | None) -> str | None:
    return date_format(timezone.localtime(moment), "j M Y, H:i:s") if moment else None


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
