"""Who wrote what, what the desk decided, and what the public may read.

The working copy (`Article`) is the desk's; the public reads `Edition` rows and nothing else.
No relation leads from an author, a section or a tag to a working copy.
"""

from .article import Address, Article, ArticleByline
from .author import Author
from .edition import Edition, EditionByline
from .image import Image
from .log import LogEntry
from .revision import Approval, Revision
from .section import Section, Tag

__all__ = [
    "Address",
    "Approval",
    "Article",
    "ArticleByline",
    "Author",
    "Edition",
    "EditionByline",
    "Image",
    "LogEntry",
    "Revision",
    "Section",
    "Tag",
]
