from django.urls import path

from articles import views
from articles.addresses import PERMALINK
from articles.search.views import search

urlpatterns = [
    # /author/<slug>/
    path("author/<slug:slug>/", views.author_detail, name="author"),
    path("search/", search, name="search"),
    # /<yyyy>/<mm>/<dd>/<slug>/
    path(PERMALINK, views.article_detail, name="article"),
]
