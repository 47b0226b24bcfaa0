from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin, whose pages are served by the desk's own site."""

    default_site = "newsroom.desk.site.Desk"
