from django.apps import AppConfig
from django.core.checks import register

from newsroom.checks import check_demo_logins


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "Site"

    def ready(self) -> None:
        register(check_demo_logins)
