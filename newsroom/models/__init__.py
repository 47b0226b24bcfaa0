"""Who the site is, what it says of itself, and what its editors put where."""

from newsroom.models.demo_record import DemoRecord
from newsroom.models.identity import Identity
from newsroom.models.imported import Imported, ImportReport, ImportStretch, OldAddress
from newsroom.models.job import Job
from newsroom.models.menu import MenuEntry
from newsroom.models.page import Page
from newsroom.models.slot import FrontSlot

__all__ = [
    "DemoRecord",
    "FrontSlot",
    "Identity",
    "ImportReport",
    "ImportStretch",
    "Imported",
    "Job",
    "MenuEntry",
    "OldAddress",
    "Page",
]
