"""What /healthz says: whether readers can be served, and for information how the worker gets on."""

from django.db.models import Count, Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

PATIENCE = 60  # seconds that a task may wait before somebody should look


def state_of_worker() -> str:
    """In a few words that tell nothing of what the tasks are. Asks the database, so it answers too."""
    waiting = DBTaskResult.objects.ready().order_by().aggregate(tasks=Count("pk"), since=Min("enqueued_at"))
    if not waiting["tasks"]:
        return "nothing waits"
    tasks = "1 task waits" if waiting["tasks"] == 1 else f"{waiting['tasks']} tasks wait"
    seconds = int((timezone.now() - waiting["since"]).total_seconds())
    advice = "; look whether the worker runs" if seconds > PATIENCE else ""
    return f"{tasks}, the oldest for {seconds} s{advice}"
