"""Withymouth, a town that does not exist, and the newspaper that reports on it.

What the demo makes is named here: logins, sections and tags in `town.py`, authors in `people.py`, stories in
`stories/`, comments in `discussion/`, the paper's own pages, menu and pinned story in `nameplate.py`. Every
picture is a function that draws it. `record.py` remembers the rows that came of all this, for their removal.
"""
