"""The desk's screens: Django's admin, with a form that never overwrites and a page for every step."""

from articles.admin.article import ArticleAdmin
from articles.admin.author import AuthorAdmin
from articles.admin.image import ImageAdmin
from articles.admin.section import SectionAdmin, TagAdmin

__all__ = ["ArticleAdmin", "AuthorAdmin", "ImageAdmin", "SectionAdmin", "TagAdmin"]
