"""Which stories a picture is in, and whether anything that readers can see shows it."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from articles import clock
from articles.models import Article, Edition, EditionPicture, Image

# Stories name pictures by edition and by working copy; what else names one shows it.
BY_STORIES = (Article, Edition, EditionPicture)


def is_shown(image: Image) -> bool:
    """Whether a story that can be read or is planned shows the picture, or an author, or the site itself."""
    at = clock.step_time()
    editions = editions_with([image.pk]).exclude(kind__in=Edition.ABSENT)
    return editions.filter(Q(live_until=None) | Q(live_until__gt=at)).exists() or is_named_elsewhere(image)


def is_withdrawn(image: Image) -> bool:
    """Whether the stories that showed the picture have gone, and it with them."""
    return editions_with([image.pk]).exists() and not is_shown(image)


def is_named_elsewhere(image: Image) -> bool:
    """By any row that is no story: an author's photo, a logo. Asked of the models, whichever there are."""
    for relation in Image._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        if relation.related_model in BY_STORIES:
            continue
        rows = relation.related_model._base_manager  # type: ignore[union-attr]
        if rows.filter(**{relation.field.name: image}).exists():  # type: ignore[union-attr]
            return True
    return False


def editions_with(image_ids: Iterable[int]) -> QuerySet[Edition]:
    """Every edition, past ones too, that has one of these pictures as its lead or in its body."""
    ids = list(image_ids)
    placed = EditionPicture.objects.filter(image__in=ids).values("edition")
    return Edition.objects.filter(Q(lead_image__in=ids) | Q(pk__in=placed)).order_by()


def pictures_of(article: Article) -> set[int]:
    """The pictures that any edition of a story shows or showed."""
    leads = article.editions.exclude(lead_image=None).order_by().values_list("lead_image", flat=True)
    placed = EditionPicture.objects.filter(edition__article=article).values_list("image", flat=True)
    return {*leads, *placed}


def drafts_with(image: Image) -> QuerySet[Article]:
    """The stories whose working copy has the picture in its body."""
    return Article.objects.filter(body__contains=f'<figure data-picture="{image.pk}">')
