"""The reports of imports, to be read and not changed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.related import ChosenRows
from newsroom.models import ImportReport
from newsroom.wordpress.report import GRADES

MEANING = {
    "dropped": "Dropped: left out",
    "doubtful": "Doubtful: to be looked at",
    "changed": "Changed on the way",
    "kept": "Kept: changed on both sides, and ours stands",
}


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> SafeString:
    cells = (format_html_join("", "<td>{}</td>", ((value,) for value in row)) for row in rows)
    return format_html(
        "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        format_html_join("", '<th scope="col">{}</th>', ((name,) for name in head)),
        format_html_join("", "<tr>{}</tr>", ((row,) for row in cells)),
    )


def link(address: str) -> SafeString | str:
    if not address.startswith(("http://", "https://")):
        return address
    return format_html('<a href="{}" rel="noreferrer">{}</a>', address, address)


@admin.register(ImportReport)
class ImportReportAdmin(ChosenRows, admin.ModelAdmin):
    list_display = ["file", "source", "at"]
    actions = None
    readonly_fields = ["source", "file", "at", "counts", "comparison", "lines", "addresses"]
    exclude = ["content"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ImportReport | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ImportReport | None = None) -> bool:
        return False

    @admin.display(description="read there and standing here")
    def counts(self, report: ImportReport) -> SafeString:
        rows = [
            (name, read, here, "same" if read == here else "differs")
            for name, read, here in report.content["counts"]
        ]
        return table(["What", "Read", "Here", "Compared"], rows)

    @admin.display(description="done, compared and noted")
    def comparison(self, report: ImportReport) -> SafeString:
        parts = ("done", "compared", "notes")
        return table(
            ["What", "How many"], [row for part in parts for row in sorted(report.content[part].items())]
        )

    @admin.display(description="what is not as it was")
    def lines(self, report: ImportReport) -> SafeString | str:
        found = sorted(report.content["lines"], key=lambda line: GRADES.index(line[0]))
        rows = [
            (MEANING[grade], f"{kind} {old}", reason, link(address))
            for grade, kind, old, reason, address in found
        ]
        return table(["Became", "What", "Why", "There"], rows) if rows else "Nothing."

    @admin.display(description="old addresses tried")
    def addresses(self, report: ImportReport) -> SafeString | str:
        rows = [(f"/{old}", now or "no answer") for old, now in report.content["addresses"]]
        return table(["Old", "Leads to"], rows) if rows else "None."
