"""The map of the site: its own pages first, then what stands under an article, then the articles."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.decorators.cache import cache_control
from django.views.static import serve

from newsroom import views

handler404 = views.handler404
handler500 = views.handler500

urlpatterns = [
    path("", views.front_page, name="front_page"),
    path("about/", views.page, {"name": "about"}, name="about"),
    path("privacy/", views.page, {"name": "privacy"}, name="privacy"),
    path("comments-policy/", views.page, {"name": "comments_policy"}, name="comments_policy"),
    path("healthz", views.healthz, name="healthz"),
    path("admin/", include("newsroom.people.urls")),
    path("admin/", admin.site.urls),
    # A rendition's name is random and its file never changes. A web server in front may answer instead.
    path(
        "media/<path:path>",
        cache_control(public=True, max_age=31536000, immutable=True)(serve),
        {"document_root": settings.MEDIA_ROOT},
    ),
    path("", include("newsroom.discovery.urls")),
    path("", include("comments.urls")),
    path("", include("articles.urls")),
]
