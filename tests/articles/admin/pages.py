"""Pages of the admin as a person meets them: their text, and their form with what stands in its fields."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Article

SILENT = ("script", "style", "template")


class Parsed(HTMLParser):
    """The text of a page, and the fields of its last form by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.fields: dict[str, list[str]] = {}
        self.buttons: list[str] = []
        self.autofocus = ""
        self._silent = 0
        self._select = self._textarea = ""
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, kind = given.get("name", ""), given.get("type", "text")
        if "autofocus" in given:
            self.autofocus = name
        if tag in SILENT:
            self._silent += 1
        elif tag == "form" and "logout" not in given.get("action", ""):
            self.fields = {}
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self.fields.setdefault(self._select, []).append(given.get("value", ""))
        elif tag == "textarea":
            self._textarea = name
            self.fields[name] = [""]
        elif tag == "button" or (tag == "input" and kind == "submit"):
            self.buttons.append(name or given.get("value", ""))
        elif tag == "input" and name and (kind not in ("checkbox", "radio") or "checked" in given):
            self.fields.setdefault(name, []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent -= 1
        elif tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea][0] += data.removeprefix("\n").removeprefix("\r\n")
        if not self._silent:
            self.words.append(data)


def parsed(response: HttpResponse) -> Parsed:
    return Parsed(response.content.decode())


def url(name: str, article: Article | None = None) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk] if article else [])


def sent(page: Parsed, **changes: Any) -> dict[str, Any]:
    """What a browser sends for this form, with these fields filled in otherwise."""
    fields: dict[str, Any] = {name: values for name, values in page.fields.items() if name}
    return {name: value for name, value in (fields | changes).items() if value is not None}


def save(
    client: Client, article: Article | None = None, page: Parsed | None = None, **changes: Any
) -> HttpResponse:
    """Open the article form, or take it as it was opened before, fill it in and press Save."""
    address = url("change", article) if article else url("add")
    page = page or parsed(client.get(address))
    return client.post(address, sent(page, _continue="Save", **changes), follow=True)


def take(client: Client, step: str, article: Article, **given: Any) -> HttpResponse:
    """Open the page of a step, fill in its form and press its button."""
    page = parsed(client.get(url(step, article)))
    return client.post(url(step, article), sent(page, **given), follow=True)


def offered(client: Client, article: Article) -> set[str]:
    """The steps whose buttons stand on the article form."""
    buttons = parsed(client.get(url("change", article))).buttons
    return {name.removeprefix("_step_") for name in buttons if name.startswith("_step_")}
