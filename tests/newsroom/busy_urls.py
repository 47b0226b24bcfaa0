"""Two pages that need the database: one asks it something sensible, one does not."""

from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from newsroom.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]


def write(request: HttpRequest) -> HttpResponse:
    User.objects.create_user("somebody")
    return HttpResponse("written")


def mistake(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")
    return HttpResponse("never")


urlpatterns = [path("write", write), path("mistake", mistake), *urlpatterns]
