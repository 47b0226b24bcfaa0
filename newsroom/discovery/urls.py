from collections.abc import Callable, Iterable

from django.http import HttpResponse
from django.urls import URLPattern, path

from articles import addresses  # noqa: F401 - which knows how a year and a month are written
from newsroom.discovery import feeds, site_files, sitemaps

ENDS = {"feed": "feed/", "atom": "feed/atom/", "json_feed": "feed/json/"}


def feeds_under(
    address: str, view: Callable[..., HttpResponse], prefix: str = "", forms: Iterable[str] = ENDS
) -> list[URLPattern]:
    return [path(f"{address}{ENDS[each]}", view, {"form": each}, name=f"{prefix}{each}") for each in forms]


urlpatterns = [
    # /feed/, /feed/atom/, /feed/json/, and the same under each list
    *feeds_under("", feeds.site),
    *feeds_under("section/<slug:slug>/", feeds.section, "section_"),
    *feeds_under("tag/<slug:slug>/", feeds.tag, "tag_"),
    *feeds_under("author/<slug:slug>/", feeds.author, "author_"),
    *feeds_under("corrections/", feeds.corrections, "corrections_", feeds.CORRECTIONS),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap/site.xml", sitemaps.site, name="site_sitemap"),
    path("sitemap/archive.xml", sitemaps.archive, name="archive_sitemap"),
    path("sitemap/tags.xml", sitemaps.tag, name="tag_sitemap"),
    path("sitemap/<year:year>-<month:month>.xml", sitemaps.month, name="month_sitemap"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("robots.txt", site_files.robots, name="robots"),
    path("manifest.webmanifest", site_files.manifest, name="manifest"),
]
