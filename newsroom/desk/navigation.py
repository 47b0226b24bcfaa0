"""The way about the desk: what a person may see, in the order of their day."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

MODELS = {
    "Stories": ("articles", "Article"),
    "Comments": ("comments", "Comment"),
    "Pictures": ("articles", "Image"),
    "Authors": ("articles", "Author"),
    "Sections": ("articles", "Section"),
    "Tags": ("articles", "Tag"),
}
APPS = {"Site": "newsroom", "People": "auth"}
OF_MODELS = {"articles", "comments"}


@dataclass(frozen=True)
class Entry:
    label: str
    address: str
    holds: bool
    """Whether the page that is shown stands below this one."""


def entries(apps: Iterable[dict[str, Any]], path: str) -> list[Entry]:
    """From Django's list of what the person may see. What is not named here comes last, by its app's name."""
    listed = {app["app_label"]: app for app in apps}
    models = {
        (label, model["object_name"]): model["admin_url"]
        for label, app in listed.items()
        for model in app["models"]
        if model["admin_url"]
    }
    addresses = {name: models[model] for name, model in MODELS.items() if model in models}
    addresses |= {name: listed[label]["app_url"] for name, label in APPS.items() if label in listed}
    named = OF_MODELS | set(APPS.values())
    addresses |= {app["name"]: app["app_url"] for label, app in listed.items() if label not in named}
    return [Entry(name, address, path.startswith(address)) for name, address in addresses.items()]
