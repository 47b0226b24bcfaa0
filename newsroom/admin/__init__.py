"""The screens of the site as a whole. The desk they stand in is `newsroom.desk`."""

from newsroom.admin.identity import IdentityAdmin
from newsroom.admin.imported import ImportReportAdmin
from newsroom.admin.invitation import InvitationAdmin
from newsroom.admin.job import JobAdmin
from newsroom.admin.menu import MenuEntryAdmin
from newsroom.admin.page import PageAdmin
from newsroom.admin.people import LoginAdmin, RoleAdmin
from newsroom.admin.slot import FrontSlotAdmin

__all__ = [
    "FrontSlotAdmin",
    "IdentityAdmin",
    "ImportReportAdmin",
    "InvitationAdmin",
    "JobAdmin",
    "LoginAdmin",
    "MenuEntryAdmin",
    "PageAdmin",
    "RoleAdmin",
]
