"""The story in a form that has not been saved, and how it differs from another."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from articles.admin.byline import BylineFormSet
from articles.admin.form import ArticleForm
from articles.compare import Stretch, compare, stretches
from articles.story import Story


def story_in(form: ArticleForm, byline: BylineFormSet) -> Story:
    """What the checked form holds; a field with an error counts as empty."""
    given = form.cleaned_data
    return Story.from_values(given, byline.authors(), given.get("tags") or ())


@dataclass(frozen=True)
class Comparison:
    theirs: Story
    yours: Story

    @cached_property
    def stretches(self) -> list[Stretch]:
        return stretches(compare(self.theirs, self.yours))
