"""Taking up the text of an earlier save again, as a save of its own. Nothing of what came between goes."""

from django.contrib.auth.models import User

from articles import conditions, workflow
from articles.models import Article, ArticleByline, Revision
from articles.story import Story
from articles.timeline import Refused, Timeline


def restore_save(article_id: int, *, by: User, number: int, seen: str) -> Revision:
    """Make the text of this save the working copy, if nobody has saved since the person looked."""
    with Timeline.open(article_id, by) as line:
        conditions.check_permission(by, "edit", line.article)
        conditions.latest(line, seen)
        earlier = line.article.revisions.filter(number=number).first()
        if earlier is None:
            raise Refused("There is no such save.")
        _write(line.article, Story.from_revision(earlier), keep_slug=line.public)
        return workflow.save(line.article, by=by, step="restore_save")


def _write(article: Article, story: Story, *, keep_slug: bool) -> None:
    """Put a story into the working copy. What has been deleted since cannot come back; a public story's
    address has a step of its own."""
    use = story.lead_image if story.lead_image and story.lead_image.image.pk else None
    article.headline, article.standfirst, article.body = story.headline, story.standfirst, story.body
    article.slug = article.slug if keep_slug else story.slug
    article.section = story.section if story.section and story.section.pk else None
    article.lead_image = use.image if use else None
    article.lead_alt = use.alt if use else ""
    article.lead_caption = use.caption if use else ""
    article.lead_credit = use.credit if use else ""
    article.save()
    article.bylines.all().delete()
    ArticleByline.objects.bulk_create(
        ArticleByline(article=article, author=author, position=position)
        for position, author in enumerate(story.authors)
        if author.pk
    )
    article.tags.set(tag for tag in story.tags if tag.pk)
