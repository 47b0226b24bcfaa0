"""Django's admin as the newsroom's desk. It names models only: the screens register with it."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString

from newsroom.context import Site
from newsroom.desk.index import panels_for
from newsroom.desk.navigation import entries


class Desk(AdminSite):
    site_title = "The desk"
    index_title = ""
    empty_value_display = SafeString("–")
    # One row of words above every page, which also stands in a narrow window, takes the place of the sidebar.
    enable_nav_sidebar = False

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        return context | {
            "navigation": entries(context["available_apps"], request.path),
            # Under this name, since Django's login calls another thing the site.
            "site_header": SimpleLazyObject(lambda: Site().name),
        }

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        return super().index(request, panels_for(self, request) | (extra_context or {}))
