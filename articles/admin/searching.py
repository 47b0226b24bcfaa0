"""Which stories of the desk hold the words that somebody looks for.

What readers can read is found by the index of words that they search too, in its text and by its authors.
What they cannot is looked through letter by letter: that is what the desk has in hand, and little.
"""

from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet

from articles import clock, waiting
from articles.models import Article, ArticleByline, Author
from articles.search.finding import MOST, Narrowing, newest
from articles.search.question import Question

MOST_WORDS = 8


def holding(articles: QuerySet[Article], typed: str) -> QuerySet[Article]:
    """Of what is out at most the newest `MOST`."""
    if not (words := typed.replace("\0", "").split()[:MOST_WORDS]):
        return articles
    now = clock.reading_time()
    said = reduce(and_, map(_said, words))
    within = [each.filter(said).values("pk") for each in waiting.in_hand(now)]
    question = Question.from_text(typed)
    if question.wanted:
        editions = newest(question, Narrowing(), now).values("article")[:MOST]
        within.append(Article.objects.filter(pk__in=editions).order_by().values("pk"))
    return articles.filter(pk__in=within[0].union(*within[1:]))


def _said(word: str) -> Q:
    """The word stands in what a list shows of a story, or in the name of one who wrote it."""
    return (
        Q(headline__icontains=word)
        | Q(slug__icontains=word)
        | Q(standfirst__icontains=word)
        | Q(pk__in=signed_by(word).values("article"))
    )


def signed_by(name: str) -> QuerySet[ArticleByline]:
    authors = Author.objects.filter(name__icontains=name).order_by()
    return ArticleByline.objects.filter(author__in=authors.values("pk")).order_by()
