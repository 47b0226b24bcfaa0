"""A post becomes a story: what it says, who wrote it, where it stands, and in which state."""

import html
from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote

from django.utils.text import slugify

from articles.arrival import Arriving
from articles.markup import excerpt, plain
from articles.models import Article, Author, Section, Tag
from articles.story import ImageUse, Story
from newsroom.wordpress.bodies import body_of, squeezed, visible
from newsroom.wordpress.items import Post
from newsroom.wordpress.pictures import Pictures
from newsroom.wordpress.report import Report
from newsroom.wordpress.terms import PAGES, Terms, words

HEADLINE, SLUG = 200, 120
PRIMARY = ("_yoast_wpseo_primary_category", "rank_math_primary_category", "_primary_category")


class Stories:
    def __init__(self, terms: Terms, pictures: Pictures, report: Report) -> None:
        self.terms, self.pictures, self.report = terms, pictures, report

    def story_of(self, post: Post) -> Story:
        body = body_of(post.content, self.pictures.find)
        for note in body.notes:
            self._tell("changed", post, note)
        headline = self._headline(post, body.html)
        section, more = self._places(post)
        story = Story(
            headline=headline,
            slug=self._slug(post, headline),
            standfirst=html.unescape(words(post.excerpt)),
            body=body.html,
            section=section,
            lead_image=self._lead(post),
            authors=tuple(dict.fromkeys(self._authors(post))),
            tags=tuple(dict.fromkeys([*(self.terms.tag(*each) for each in post.tags), *more])),
        )
        self._prove(post, story)
        return story

    def placed(self, post: Post, story: Story, now: datetime) -> Arriving:
        """Where it goes. Only what was public there goes before readers, and only what is whole."""
        state, date = post.state, post.published_at
        if state == "publish" and date and date <= now:
            if not plain(story.body) and "<figure" not in story.body:
                self._tell("changed", post, "It had no text: its headline stands for it.")
                story = replace(story, body=f"<p>{html.escape(story.headline)}</p>")
            return Arriving(story, first=date, updated=post.modified_at)
        if state == "future" and date and date > now and story.body:
            return Arriving(story, live_from=date, updated=post.modified_at)
        reasons = {
            "publish": "It had no date, or one to come, so it is a draft.",
            "future": "It was planned for a time that has passed, or is empty: it is a draft. Publish it.",
            "private": "It was private, and is a draft: only the desk can read it.",
            "password": "It was behind a password, and is a draft: only the desk can read it.",
        }
        if state in reasons:
            self._tell("changed" if state in ("private", "password") else "doubtful", post, reasons[state])
        elif state not in ("draft", "pending", "trash", "auto-draft"):
            self._tell("doubtful", post, f"Its state “{state[:40]}” is unknown, so it is a draft.")
        status = {"pending": Article.Status.IN_REVIEW, "trash": Article.Status.SPIKED}
        return Arriving(story, status.get(state, Article.Status.DRAFT))

    def _tell(self, grade: str, post: Post, reason: str) -> None:
        self.report.add(grade, post.type, post.key, reason, post.link)

    def _headline(self, post: Post, body: str) -> str:
        full = html.unescape(words(post.title))
        if not full:
            full = excerpt(body, 60) or f"Untitled {post.type} {post.key}"
            self._tell("changed", post, "It had no title: its first words became its headline.")
        if len(full) > HEADLINE:
            self._tell("changed", post, "Its headline was longer than 200 characters, and is cut.")
        return " ".join(full.split())[:HEADLINE]

    def _slug(self, post: Post, headline: str) -> str:
        given = unquote(post.slug).removesuffix("__trashed")
        return (slugify(given) or slugify(headline) or f"{post.type}-{post.key}")[:SLUG]

    def _authors(self, post: Post) -> list[Author]:
        logins = [slug for slug, _ in post.coauthors] or ([post.creator] if post.creator else [])
        if not logins:
            self._tell("doubtful", post, "It named no author: the site itself stands as one.")
            return [self.terms.nobody()]
        return [self.terms.author(login) for login in logins]

    def _places(self, post: Post) -> tuple[Section, list[Tag]]:
        """The section, and the further categories as tags."""
        if post.type == "page" and not post.categories:
            self._tell(
                "doubtful",
                post,
                "It was a page, and is a story in the section “Pages”: see where it belongs.",
            )
            return self.terms.section(PAGES, "Pages"), []
        slugs = list(dict(post.categories))
        if not slugs:
            return self.terms.section("uncategorized", "Uncategorized"), []
        keys = {post.meta[each].strip() for each in PRIMARY if each in post.meta}
        categories = self.terms.survey.categories
        chosen = [each for each in slugs if each in categories and str(categories[each].key) in keys]
        first = (chosen or sorted(slugs, key=lambda slug: -len(self.terms.line_of(slug))))[0]
        rest = [each for each in slugs if each != first]
        if rest:
            self.report.notes[
                "stories in several categories: the first is the section, the rest are tags"
            ] += 1
        names = dict(post.categories)
        section = self.terms.section(first, names[first])
        return section, [self.terms.tag(each, self._category_name(each, names[each])) for each in rest]

    def _category_name(self, slug: str, name: str) -> str:
        term = self.terms.survey.categories.get(slug)
        return term.name if term else name

    def _lead(self, post: Post) -> ImageUse | None:
        key = post.meta.get("_thumbnail_id", "").strip()
        if not key.isdecimal() or key == "0":
            return None
        image = self.pictures.get(int(key[:15]))
        if image is None:
            self._tell("changed", post, f"Its featured image {key[:15]} could not come.")
            return None
        return ImageUse(image, image.alt, image.caption, image.credit)

    def _prove(self, post: Post, story: Story) -> None:
        """The words before and after, without tags and spaces."""
        before, after = visible(post.content), squeezed(plain(story.body))
        if before == after:
            self.report.compared["texts of stories equal"] += 1
            return
        self.report.compared["texts of stories that differ, listed"] += 1
        at = next(
            (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
            min(len(before), len(after)),
        )
        was, now = before[max(0, at - 15) : at + 40], after[max(0, at - 15) : at + 40]
        self._tell("changed", post, f"Its text differs where “{was}” became “{now}”.")
