"""Logins and their groups as Django has them, with our lists' answer to a forged choice of rows."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from articles.admin.related import ChosenRows

admin.site.unregister([User, Group])


@admin.register(User)
class LoginAdmin(ChosenRows, UserAdmin):
    pass


@admin.register(Group)
class RoleAdmin(ChosenRows, GroupAdmin):
    pass
