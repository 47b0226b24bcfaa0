"""The small files that a site keeps for crawlers and for telephones."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from newsroom.discovery.addresses import absolute
from newsroom.models import Identity

# The paper and the ink of the masthead, as static/css/site.css has them.
PAPER, ACCENT = "#fdfbf6", "#12484f"


@csrf_exempt
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What costs a crawler time and leads nowhere. Nothing is protected by it, nor meant to be."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        "Disallow: /search/",
        "Disallow: /*/comments/*/reply/",
        "Disallow: /*/comments/receipt/",
        "",
        f"Sitemap: {absolute(reverse('sitemap_index'))}",
        f"Sitemap: {absolute(reverse('news_sitemap'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@csrf_exempt
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    site = Identity.objects.current()
    told = {
        "name": site.name,
        "description": site.tagline,
        "lang": settings.LANGUAGE_CODE,
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "icons": [
            {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            icon("img/icon-192.png", "192x192"),
            icon("img/icon-512.png", "512x512"),
            icon("img/icon-512-maskable.png", "512x512", purpose="maskable"),
        ],
    }
    return JsonResponse(
        {name: value for name, value in told.items() if value}, content_type="application/manifest+json"
    )


def icon(name: str, sizes: str, **more: str) -> dict[str, str]:
    return {"src": static(name), "sizes": sizes, "type": "image/png"} | more
