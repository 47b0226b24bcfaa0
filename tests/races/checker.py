"""An independent judge of the comment tree: plain SQL on a plain connection, nothing of the product's code.

As a program: python tests/races/checker.py sqlite:////path/to/file or postgresql://user@host/name
"""

import sqlite3
import sys
from contextlib import closing
from urllib.parse import unquote, urlsplit

import psycopg

TREES = """
    SELECT tree_id, COUNT(*), SUM(CASE WHEN parent_id IS NULL THEN 1 ELSE 0 END),
           SUM(CASE WHEN parent_id IS NULL AND id = tree_id THEN 1 ELSE 0 END),
           COUNT(DISTINCT article_id), MIN(lft), MAX(rght)
    FROM comments_comment GROUP BY tree_id
    HAVING SUM(CASE WHEN parent_id IS NULL THEN 1 ELSE 0 END) <> 1
        OR SUM(CASE WHEN parent_id IS NULL AND id = tree_id THEN 1 ELSE 0 END) <> 1
        OR COUNT(DISTINCT article_id) <> 1 OR MIN(lft) <> 1 OR MAX(rght) <> 2 * COUNT(*)
"""
BOUNDARIES = """
    SELECT tree_id, COUNT(*) - COUNT(DISTINCT boundary) FROM (
        SELECT tree_id, lft AS boundary FROM comments_comment
        UNION ALL SELECT tree_id, rght FROM comments_comment
    ) AS boundaries GROUP BY tree_id HAVING COUNT(*) <> COUNT(DISTINCT boundary)
"""
CROSSINGS = """
    SELECT a.id, b.id FROM comments_comment a JOIN comments_comment b ON b.tree_id = a.tree_id
    WHERE a.lft < b.lft AND b.lft < a.rght AND a.rght < b.rght
"""
PARENTS = """
    SELECT c.id, p.id FROM comments_comment c LEFT JOIN comments_comment p ON p.id = c.parent_id
    WHERE c.parent_id IS NOT NULL AND (
        p.id IS NULL OR p.tree_id <> c.tree_id OR p.level + 1 <> c.level
        OR NOT (p.lft < c.lft AND c.rght < p.rght))
"""
LEVELS = """
    SELECT c.id, c.level, COUNT(a.id) FROM comments_comment c
    LEFT JOIN comments_comment a ON a.tree_id = c.tree_id AND a.lft < c.lft AND a.rght > c.rght
    GROUP BY c.id, c.level HAVING COUNT(a.id) <> c.level OR c.level > 8
"""
COUNTS = """
    SELECT d.article_id, d.approved_count, COUNT(c.id), d.last_number, COALESCE(MAX(c.number), 0)
    FROM comments_discussion d LEFT JOIN comments_comment c
        ON c.article_id = d.article_id AND (c.state = 'approved' OR c.number IS NOT NULL)
    GROUP BY d.article_id, d.approved_count, d.last_number
    HAVING d.approved_count <> SUM(CASE WHEN c.state = 'approved' THEN 1 ELSE 0 END)
        OR d.last_number < COALESCE(MAX(c.number), 0)
"""
NUMBERS = """
    SELECT r.id FROM comments_comment r WHERE r.parent_id IS NULL AND r.number IS NULL AND EXISTS (
        SELECT 1 FROM comments_comment c WHERE c.tree_id = r.id AND c.state = 'approved')
"""
TWICE = """
    SELECT article_id, number FROM comments_comment WHERE number IS NOT NULL
    GROUP BY article_id, number HAVING COUNT(*) > 1
"""
CHECKS = {
    "tree without exactly one top-level comment of its own, one article and the numbers 1 to 2n": TREES,
    "boundary used twice in tree": BOUNDARIES,
    "two comments that overlap": CROSSINGS,
    "comment outside its parent": PARENTS,
    "comment whose level is not the number of comments around it": LEVELS,
    "discussion with a wrong count or last number": COUNTS,
    "thread with something approved and no number": NUMBERS,
    "number given twice": TWICE,
}


def connect(url: str) -> "sqlite3.Connection | psycopg.Connection[tuple[object, ...]]":
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite3.connect(
            f"file:{parts.path[1:] if parts.path.startswith('//') else parts.path}?mode=ro", uri=True
        )
    return psycopg.connect(
        host=parts.hostname,
        port=parts.port,
        user=unquote(parts.username or "") or None,
        password=unquote(parts.password or "") or None,
        dbname=unquote(parts.path[1:]),
        autocommit=True,
    )


def faults(url: str) -> list[str]:
    """Every fault found, in words."""
    told = []
    with closing(connect(url)) as connection:
        for name, sql in CHECKS.items():
            told += [f"{name}: {row}" for row in connection.execute(sql).fetchall()]
    return told


def comments(url: str) -> set[int]:
    """The ids of all comments there are."""
    with closing(connect(url)) as connection:
        return {row[0] for row in connection.execute("SELECT id FROM comments_comment").fetchall()}


if __name__ == "__main__":
    found = faults(sys.argv[1])
    sys.stdout.write("\n".join([*found, f"{len(found)} faults"]) + "\n")
    sys.exit(bool(found))
