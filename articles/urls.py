from django.urls import path

from articles import corrections, lists, views
from articles.addresses import PERMALINK
from articles.search.views import search
from articles.sharing import shared

urlpatterns = [
    path("section/<slug:slug>/", lists.section, name="section"),
    path("tag/<slug:slug>/", lists.tag, name="tag"),
    path("author/<slug:slug>/", lists.author, name="author"),
    path("archive/<year:year>/<month:month>/", lists.month, name="month"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("search/", search, name="search"),
    path("shared/<str:key>/", shared, name="shared"),
    # /<yyyy>/<mm>/<dd>/<slug>/
    path(PERMALINK, views.article_detail, name="article"),
]
