from django.urls import path

from articles import corrections, lists, views
from articles.addresses import PERMALINK

urlpatterns = [
    path("section/<slug:slug>/", lists.section, name="section"),
    path("tag/<slug:slug>/", lists.tag, name="tag"),
    path("author/<slug:slug>/", lists.author, name="author"),
    path("archive/<year:year>/<month:month>/", lists.month, name="month"),
    path("corrections/", corrections.corrections, name="corrections"),
    # /<yyyy>/<mm>/<dd>/<slug>/
    path(PERMALINK, views.article_detail, name="article"),
]
