"""The comments' place in the admin: its own screens stand where Django would have its list and its form."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from articles.admin.rights import person_of
from comments.admin import bulk, deeds, pages, purging, replying
from comments.admin.queue import queue
from comments.admin.rows import comments_for
from comments.models import Comment


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """What a person may see here is what they may see in the queue, also where others ask this screen."""
        return comments_for(person_of(request))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return queue(request)

    def get_urls(self) -> list[URLPattern]:
        def named(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"comments_comment_{name}")

        return [
            named("<int:comment_id>/", pages.comment_page, "page"),
            named("<int:comment_id>/decide/<str:word>/", deeds.decide_on, "decide"),
            named("<int:comment_id>/undo/<int:decision_id>/", deeds.undo_decision, "undo"),
            named("<int:comment_id>/own-thread/", deeds.make_own_thread, "own_thread"),
            named("<int:comment_id>/purge/", purging.purge_comment, "purge"),
            named("<int:comment_id>/reply/", replying.reply, "reply"),
            named("decide/", bulk.decide_on_chosen, "decide_chosen"),
            named("undo/", bulk.undo_chosen, "undo_chosen"),
            named("purge/", purging.purge_chosen, "purge_chosen"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """A purge goes through a page of its own, which says how many replies it would take."""
        return False
