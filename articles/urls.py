from django.urls import path

from articles import views
from articles.addresses import PERMALINK

urlpatterns = [
    # /author/<slug>/
    path("author/<slug:slug>/", views.author_detail, name="author"),
    # /<yyyy>/<mm>/<dd>/<slug>/
    path(PERMALINK, views.article_detail, name="article"),
]
