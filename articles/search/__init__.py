"""Search, the same on SQLite and on PostgreSQL.

Both databases are only asked which editions hold which words. What a word is (`words`), what was asked for
(`question`), what stands first (`finding`) and how a match is shown (`passages`) is decided here, in Python.
"""
