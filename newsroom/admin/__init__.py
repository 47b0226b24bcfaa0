"""What the admin calls itself, and the screens of the site as a whole."""

from django.contrib import admin

from newsroom.admin.identity import IdentityAdmin
from newsroom.admin.imported import ImportReportAdmin
from newsroom.admin.invitation import InvitationAdmin
from newsroom.admin.menu import MenuEntryAdmin
from newsroom.admin.page import PageAdmin
from newsroom.admin.people import LoginAdmin, RoleAdmin
from newsroom.admin.slot import FrontSlotAdmin

__all__ = [
    "FrontSlotAdmin",
    "IdentityAdmin",
    "ImportReportAdmin",
    "InvitationAdmin",
    "LoginAdmin",
    "MenuEntryAdmin",
    "PageAdmin",
    "RoleAdmin",
]

admin.site.site_header = "Newsroom desk"
admin.site.site_title = "Newsroom desk"
admin.site.index_title = "The desk"
admin.site.empty_value_display = "–"
