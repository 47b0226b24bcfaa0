from django.urls import path, register_converter

from articles.addresses import PERMALINK
from comments import receipts, views


class NumberConverter:
    """A whole number from 1 on in its only spelling, and none that a database would choke on."""

    regex = "[1-9][0-9]{0,9}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(NumberConverter, "number")

urlpatterns = [
    # /<yyyy>/<mm>/<dd>/<slug>/comments/...
    path(f"{PERMALINK}comments/", views.discussion, name="discussion"),
    path(f"{PERMALINK}comments/page/<number:number>/", views.comment_page, name="comment_page"),
    path(f"{PERMALINK}comments/thread/<number:thread>/", views.thread_page, name="comment_thread"),
    path(
        f"{PERMALINK}comments/thread/<number:thread>/page/<number:number>/",
        views.thread_page,
        name="comment_thread_page",
    ),
    path(f"{PERMALINK}comments/receipt/<slug:token>/", receipts.receipt, name="comment_receipt"),
    path(f"{PERMALINK}comments/receipt/<slug:token>/appeal/", receipts.ask_again, name="comment_appeal"),
    path(f"{PERMALINK}comments/<number:pk>/", views.comment_detail, name="comment"),
    path(f"{PERMALINK}comments/<number:pk>/reply/", views.reply, name="comment_reply"),
]
