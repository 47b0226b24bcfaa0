"""The story in a form that has not been saved, and how it differs from another."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from articles.admin.byline import BylineFormSet
from articles.admin.form import ArticleForm
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
    def rows(self) -> list[dict[str, str]]:
        """What differs, but for the body: label, their words and yours."""
        theirs, yours = _lines(self.theirs), _lines(self.yours)
        return [
            {"label": label, "theirs": theirs[label], "yours": yours[label]}
            for label in theirs
            if theirs[label] != yours[label]
        ]

    @property
    def body_differs(self) -> bool:
        return self.theirs.body != self.yours.body


def _lines(story: Story) -> dict[str, str]:
    use = story.lead_image
    return {
        "Headline": story.headline,
        "Slug": story.slug,
        "Standfirst": story.standfirst,
        "Section": story.section.name if story.section else "",
        "Byline": ", ".join(author.name for author in story.authors),
        "Tags": ", ".join(sorted(tag.name for tag in story.tags)),
        "Lead picture": str(use.image) if use else "",
        "Alternative text": use.alt if use else "",
        "Caption": use.caption if use else "",
        "Credit": use.credit if use else "",
    }
