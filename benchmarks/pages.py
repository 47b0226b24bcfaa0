"""The kinds of page that are measured. What stands in braces is a place that build() names."""

PAGES = [
    ("front page", "/"),
    ("article with 50 comments", "{fifty}"),
    ("article without comments", "{silent}"),
    ("long thread, 200 replies", "{long}comments/thread/1/"),
    ("section", "/section/section-0/"),
    ("tag", "/tag/tag-7/"),
    ("month", "/archive/{month}/"),
    ("corrections", "/corrections/"),
    ("author", "/author/author-7/"),
    ("comments policy", "/comments-policy/"),
    ("search", "/search/?q={word}"),
    ("search for a word of every story", "/search/?q=the"),
    ("feed", "/feed/"),
    ("feed of a section", "/section/section-0/feed/"),
    ("sitemap index", "/sitemap.xml"),
    ("sitemap of a month", "/sitemap/{dashed_month}.xml"),
    ("sitemap of the news", "/news-sitemap.xml"),
]
