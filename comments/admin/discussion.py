"""Whether a story takes comments, as a setting in the story's own form."""

from django.contrib import admin
from django.http import HttpRequest

from articles.admin import ArticleAdmin
from comments.models import Discussion


class DiscussionInline(admin.StackedInline):
    model = Discussion
    fields = ["mode"]
    extra = 1
    max_num = 1
    can_delete = False
    verbose_name = "comments"
    verbose_name_plural = "comments"

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return request.user.has_perm("comments.open_close_discussion")

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return self.has_view_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return self.has_view_permission(request, obj)


# The articles know nothing of comments, so the comments bring their setting along.
ArticleAdmin.inlines = [*ArticleAdmin.inlines, DiscussionInline]
