"""The desk's work on stories."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from js_asset import Media

from articles import permissions, sharing, workflow
from articles.admin import bulk
from articles.admin.byline import BylineFormSet, BylineInline
from articles.admin.filters import ByAuthor, Changed, PublicState, Published, Waits, Whose
from articles.admin.form import ArticleForm
from articles.admin.history import history_of
from articles.admin.keeping import KeptTexts
from articles.admin.listing import StoryList, StoryPages
from articles.admin.panel import lacking_for, panel_of, refused_step
from articles.admin.past import PastPages
from articles.admin.picked import PickedPictures
from articles.admin.preview import Preview
from articles.admin.related import ChosenRows, PlainRelations
from articles.admin.rights import may_change, person_of
from articles.admin.searching import holding
from articles.admin.share import SharePages
from articles.admin.standing import Standing, line_of, said
from articles.admin.step_view import StepView
from articles.admin.steps import STEPS, first_offers, offers
from articles.admin.unsaved import Comparison, story_in
from articles.figures import page_body
from articles.markup import clean
from articles.models import Article
from articles.story import Story


@admin.register(Article)
class ArticleAdmin(
    KeptTexts, SharePages, PastPages, PickedPictures, ChosenRows, PlainRelations, admin.ModelAdmin
):
    form = ArticleForm
    inlines = [BylineInline]
    autocomplete_fields = ["tags"]
    picture_fields = ["lead_image"]
    list_display = ["told_headline", "state", "section", "byline", "changed"]
    list_filter = [
        PublicState, "status", Waits, Whose, "section", ByAuthor, Published, ("changed_at", Changed)
    ]  # fmt: skip
    list_select_related = ["section"]
    list_per_page = 50
    list_max_show_all = 200
    paginator = StoryPages
    sortable_by = ["changed"]
    search_fields = ["headline"]  # Django shows the field for these; `holding` says where is looked.
    search_help_text = "Words of the headline, the text and the names of authors"
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = bulk.actions()
    fieldsets = [
        ("Headline", {"fields": ["headline", "standfirst"]}),
        ("Section", {"fields": ["section"]}),
        ("Lead picture", {"fields": ["lead_image", "lead_alt", "lead_caption", "lead_credit"]}),
        ("Body", {"fields": ["body"]}),
        ("Address", {"fields": ["slug", "tags"]}),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Who may not change the text reads it as readers would, not as its HTML."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [(name, {"fields": ["read_body"]} if name == "Body" else rest) for name, rest in fieldsets]

    @admin.display(description="body")
    def read_body(self, article: Article) -> SafeString:
        return format_html('<div class="read-body">{}</div>', page_body(clean(article.body)))

    # --- The list ---

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[StoryList]:
        return StoryList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles = super().get_queryset(request)
        if request.user.has_perm("articles.edit_any_article"):
            return articles
        return permissions.own_stories(request.user, articles)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        return holding(queryset, search_term), False

    @admin.display(description="headline")
    def told_headline(self, article: Article) -> str:
        return str(article)

    @admin.display(description="state")
    def state(self, article: Article) -> str:
        return ", ".join(said(article, line_of(article)))

    @admin.display(description="authors")
    def byline(self, article: Article) -> str:
        return ", ".join(each.author.name for each in article.bylines.all())

    @admin.display(description="changed", ordering="changed_at")
    def changed(self, article: Article) -> str:
        return date_format(timezone.localtime(article.changed_at), "j M Y, H:i")

    # --- Rights ---

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_change_permission(request) and (obj is None or may_change(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """A story is spiked or killed, never deleted."""
        return False

    def has_submit_permission(self, request: HttpRequest) -> bool:
        return bulk.may(request, "submit")

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return bulk.may(request, "approve")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return bulk.may(request, "publish")

    def has_spike_permission(self, request: HttpRequest) -> bool:
        return bulk.may(request, "spike")

    # --- The form ---

    def get_urls(self) -> list[URLPattern]:
        def named(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"articles_article_{name}")

        preview = Preview(self)
        return [
            named("add/preview/", preview, "preview_new"),
            named("<int:article_id>/preview/", preview, "preview"),
            *(named(f"<int:article_id>/{step}/", StepView(self, step), step) for step in STEPS),
            *super().get_urls(),
        ]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """A save locks the story before anything of the form is looked at."""
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            self._lock(object_id)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _lock(self, object_id: str) -> None:
        try:
            Article.objects.select_for_update(no_key=True).filter(pk=unquote(object_id)).first()
        except (ValueError, ValidationError):
            return  # The admin answers an address that names no story.

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> type[ArticleForm]:
        form = cast(type[ArticleForm], super().get_form(request, obj, change, **kwargs))
        form.person = person_of(request)
        return form

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> Any:
        """A new story begins with one's own byline; what is sent is taken as it is."""
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, BylineInline) and obj.pk is None and request.method != "POST":
            given["initial"] = inline.own(request)
        return given

    def byline_formset(self, request: HttpRequest, article: Article, sent: Any = None) -> BylineFormSet:
        """The byline of a sent form, bound."""
        inlines = self.get_inline_instances(request, article)
        inline = next(each for each in inlines if isinstance(each, BylineInline))
        formset = inline.get_formset(request, article if article.pk else None)
        bound = formset(sent or request.POST, instance=article, prefix=formset.get_default_prefix())
        return cast(BylineFormSet, bound)

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        if not change:
            obj.created_by = person_of(request)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        """The revision is kept last, when bylines and tags are in."""
        super().save_related(request, form, formsets, change)
        article, before = form.instance, form.instance.status
        workflow.save(article, by=person_of(request))
        if before == Article.Status.APPROVED and article.status == Article.Status.DRAFT:
            messages.warning(request, "The text has changed, so its approval is withdrawn.")

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._to_step(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._to_step(request, obj) or super().response_change(request, obj)

    def _to_step(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Where the button of a step leads, once the text is saved."""
        step = next((step for step in STEPS if f"_step_{step}" in request.POST), None)
        if step is None:
            return None
        if permissions.may(person_of(request), step, article) and lacking_for(step, article):
            address = reverse("admin:articles_article_change", args=[article.pk])
            response = redirect(f"{address}?for={step}")
        else:
            response = redirect(f"admin:articles_article_{step}", article.pk)
        response.status_code = 303
        return response

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article, form = context["original"], context["adminform"].form
        context["media"] = Media.from_media(context["media"], nonce=str(getattr(request, "csp_nonce", "")))
        context["preview_url"] = reverse("admin:articles_article_preview_new")
        context["is_nav_sidebar_enabled"] = False  # The width is for writing.
        standing, offered = None, first_offers(person_of(request))
        if article is not None:
            standing = Standing.of(Article.objects.get(pk=article.pk), person_of(request))
            offered = offers(standing)
            context["preview_url"] = reverse("admin:articles_article_preview", args=[article.pk])
            context |= {"standing": standing, "history": history_of(standing)}
            context["shares"] = sharing.is_open_to(person_of(request), standing.article)
            context["refused"] = refused_step(form, standing, request.GET.get("for", ""))
        context |= panel_of(form, standing, offered)
        if form.errors:
            form.focus_first_error()
        if form.is_bound and form.newer:
            context["newer"] = form.newer
            byline = self.byline_formset(request, form.instance)
            byline.is_valid()
            context["comparison"] = Comparison(Story.from_revision(form.newer), story_in(form, byline))
        return super().render_change_form(request, context, *args, **kwargs)
