"""What stands in the database of what came from a site, counted there and not while writing."""

from collections import Counter

from django.db import connection
from django.db.models import Count

from comments.models import Comment
from newsroom.models import Imported
from newsroom.models.imported import Kind
from newsroom.wordpress.report import Report

NAMES = {Kind.AUTHOR: "authors", Kind.SECTION: "categories", Kind.TAG: "tags", Kind.PICTURE: "pictures"}

STORIES = """
    SELECT i.under, COUNT(*) FROM newsroom_imported i JOIN articles_article a ON a.id = i.key
    WHERE i.source = %s AND i.kind = 'story' GROUP BY i.under
"""


def count_written(source: str, report: Report) -> None:
    rows = Imported.objects.filter(source=source, key__isnull=False)
    for row in rows.filter(kind__in=NAMES, under="").order_by().values("kind").annotate(n=Count("pk")):
        report.written[NAMES[Kind(row["kind"])]] = row["n"]
    # Comments are counted by the state they have, through the ledger.
    keys = rows.filter(kind=Kind.COMMENT).values("key")
    states: Counter[str] = Counter(
        dict(Comment.objects.filter(pk__in=keys).order_by().values_list("state").annotate(n=Count("pk")))
    )
    for state, count in states.items():
        report.written[f"comments: {state}"] = count
    with connection.cursor() as cursor:
        cursor.execute(STORIES, [source])
        for state, count in cursor.fetchall():
            report.written[state] = count
