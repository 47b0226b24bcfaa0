"""Who may take which step with which story."""

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet

from articles import clock
from articles.models import Article, ArticleByline, Edition

Person = User | AnonymousUser

STEPS = {
    "submit": "submit_article",
    "send_back": "approve_article",
    "approve": "approve_article",
    "publish": "publish_article",
    "schedule": "publish_article",
    "cancel": "publish_article",
    "move": "publish_article",
    "correct": "correct_article",
    "expire": "expire_article",
    "change_address": "change_address_article",
    "kill": "kill_article",
    "restore": "restore_article",
    "set_embargo": "embargo_article",
    "lift_embargo": "lift_embargo_article",
    "spike": "spike_article",
    "unspike": "spike_article",
}


def may(person: Person, step: str, article: Article) -> bool:
    """Whether this person may take this step with this story, its state aside."""
    if step == "edit":
        return may_edit(person, article)
    if step == "submit" and not may_edit(person, article):
        return False
    return person.has_perm(f"articles.{STEPS[step]}") or _may_lay_aside(person, step, article)


def _may_lay_aside(person: Person, step: str, article: Article) -> bool:
    """A writer spikes their own draft that has no edition, and takes up again what they spiked themselves."""
    if step not in ("spike", "unspike"):
        return False
    if not (person.has_perm("articles.change_article") and is_own(person, article)):
        return False
    if step == "spike":
        return article.status == Article.Status.DRAFT and not article.editions.exists()
    last = article.log.filter(step="spike").order_by("pk").last()
    return last is not None and last.by_id == person.pk


def may_edit(person: Person, article: Article) -> bool:
    """Editing others' stories takes a permission; one's own are open while they are drafts."""
    if article.status == Article.Status.SPIKED:
        return False
    if person.has_perm("articles.edit_any_article"):
        return True
    return (
        person.has_perm("articles.change_article") and is_own(person, article) and _with_the_writer(article)
    )


def is_own(person: Person, article: Article) -> bool:
    return own_stories(person, Article.objects.filter(pk=article.pk)).exists()


def own_stories(person: Person, articles: QuerySet[Article]) -> QuerySet[Article]:
    """The stories that a person began or has a byline in."""
    begun = Article.objects.filter(created_by=person.pk).order_by().values("pk")
    signed = ArticleByline.objects.filter(author__user=person.pk).order_by().values("article")
    return articles.filter(pk__in=begun.union(signed))


def _with_the_writer(article: Article) -> bool:
    """A draft, or an approved text that is out already: editing that one begins the next draft."""
    if article.status == Article.Status.DRAFT:
        return True
    seen = Edition.objects.filter(article=article, live_from__lte=clock.reading_time())
    return article.status == Article.Status.APPROVED and seen.exists()
