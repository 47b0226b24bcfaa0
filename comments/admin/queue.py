"""The queue: each comment in full with all that a decision needs, decided one by one or many at once."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.related import ChosenRows
from comments.admin import pages
from comments.admin.words import WORDS, words_for
from comments.models import Comment
from comments.moderation import Outcome, decide_many
from comments.permissions import within_remit

State = Comment.State


class StateFilter(admin.SimpleListFilter):
    """The list begins with what waits."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*State.choices, ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        for state, label in self.lookup_choices:
            yield {
                "selected": state == (self.value() or State.PENDING),
                "query_string": changelist.get_query_string({self.parameter_name: state}),
                "display": label,
            }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        state = self.value() or State.PENDING
        return queryset if state == "all" else queryset.filter(state=state)


def bulk(word: str) -> Callable[["CommentAdmin", HttpRequest, QuerySet[Comment]], None]:
    chosen_word = WORDS[word]

    @admin.action(description=f"{chosen_word.label} the chosen comments", permissions=["moderate"])
    def decide_on_all(self: "CommentAdmin", request: HttpRequest, chosen: QuerySet[Comment]) -> None:
        assert isinstance(request.user, User)
        ids = [comment.pk for comment in chosen]
        seen = pages.seen_in(request, ids)
        tell(request, decide_many(ids, chosen_word.to, by=request.user, seen=seen), chosen_word.told)

    decide_on_all.__name__ = word
    return decide_on_all


def tell(request: HttpRequest, outcomes: list[Outcome], told: str) -> None:
    """Say what became of each: how many went through, and by name those that did not."""
    done = sum(outcome.decision is not None for outcome in outcomes)
    if done:
        messages.success(request, f"1 comment {told}." if done == 1 else f"{done} comments {told}.")
    for outcome in outcomes:
        if outcome.refused:
            link = pages.comment_url(outcome.comment_id)
            said = format_html(
                '<a href="{}">Comment {}</a>: {}', link, outcome.comment_id, outcome.refused.message
            )
            messages.warning(request, said)


class Queue(ChangeList):
    """One page of comments is chosen by its bare rows; only that page is counted and joined."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        page = {comment.pk: comment for comment in self.result_list}
        full = pages.for_cards(Comment.objects.order_by().select_related("in_reply_to"))
        page |= {comment.pk: comment for comment in full.filter(pk__in=page)}
        self.result_list = list(page.values())


@admin.register(Comment)
class CommentAdmin(ChosenRows, admin.ModelAdmin):
    list_display = ["card"]
    list_display_links = None
    list_filter = [StateFilter]
    list_per_page = 25
    search_fields = ["name", "text"]
    search_help_text = "Name or words of the comment"
    show_full_result_count = False
    actions = [bulk(word) for word in WORDS]

    class Media:
        css = {"all": ["css/admin-queue.css"]}

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Queue]:
        return Queue

    def get_ordering(self, request: HttpRequest) -> list[str | Combinable]:
        """What waits is read from the oldest on, by an index; among all of them the latest is looked for."""
        return ["-pk"] if request.GET.get("state") == "all" else ["posted_at", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        return within_remit(request.user, super().get_queryset(request).order_by())

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {"title": "Comments"} | (extra_context or {}))

    def get_urls(self) -> list[URLPattern]:
        def named(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"comments_comment_{name}")

        return [
            named("<int:comment_id>/", pages.comment_page, "page"),
            named("<int:comment_id>/decide/<str:word>/", pages.decide_on, "decide"),
            named("<int:comment_id>/undo/<int:decision_id>/", pages.undo_decision, "undo"),
            named("<int:comment_id>/own-thread/", pages.make_own_thread, "own_thread"),
            named("<int:comment_id>/purge/", pages.purge_comment, "purge"),
            *super().get_urls(),
        ]

    @admin.display(description="comment")
    def card(self, comment: Comment) -> SafeString:
        context = {"comment": comment, "last_decision": comment.last_decision, "words": words_for(comment)}
        return render_to_string("admin/comments/comment/_card.html", context)

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("comments.moderate_comment")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """A purge goes through a page of its own, which says how many replies it would take."""
        return False
