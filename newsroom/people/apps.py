from importlib import import_module

from allauth.account.apps import AccountConfig
from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "newsroom.people"
    label = "people"
    verbose_name = "Who writes here"


class DeskAccountConfig(AccountConfig):
    """django-allauth's accounts, without its demand that its middleware run on every request of the site.

    `newsroom.people.middleware.desk_accounts` runs it where staff are: in the admin.
    """

    def ready(self) -> None:
        import_module("allauth.account.checks")
