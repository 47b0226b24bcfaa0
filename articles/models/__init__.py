"""Who wrote what, what the desk decided, and what the public may read.

The working copy (`Article`) is the desk's; the public reads `Edition` rows and nothing else.
No relation leads from an author, a section or a tag to a working copy.
"""

from articles.models.article import Address, Article, ArticleByline
from articles.models.author import Author
from articles.models.dress import EditionPicture
from articles.models.edition import Edition, EditionByline, EditionTag
from articles.models.image import Image
from articles.models.keeping import Presence, ShareLink, UnsavedText
from articles.models.log import LogEntry
from articles.models.revision import Approval, Revision
from articles.models.search import SearchEntry
from articles.models.section import Section, Tag

__all__ = [
    "Address",
    "Approval",
    "Article",
    "ArticleByline",
    "Author",
    "Edition",
    "EditionByline",
    "EditionPicture",
    "EditionTag",
    "Image",
    "LogEntry",
    "Presence",
    "Revision",
    "SearchEntry",
    "Section",
    "ShareLink",
    "Tag",
    "UnsavedText",
]
