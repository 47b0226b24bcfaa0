from django.apps import AppConfig
from django.core.checks import Tags, register

from articles.checks import check_guards


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Stories"

    def ready(self) -> None:
        register(check_guards, Tags.database)
