"""The kinds of page that are measured. What stands in braces is a place that build() names."""

PAGES = [
    ("front page", "/"),
    ("article with 50 comments", "{fifty}"),
    ("article without comments", "{silent}"),
    ("long thread, 200 replies", "{long}comments/thread/1/"),
    ("author", "/author/author-7/"),
    ("comments policy", "/comments-policy/"),
]
