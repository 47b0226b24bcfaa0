"""Our export beside the one that WordPress made of the same site: the same, or listed with its reason."""

from collections import Counter
from pathlib import Path

import pytest

from articles import clock
from newsroom.wordpress.reading import Reader
from newsroom.wordpress.writing import export
from tests.newsroom.wordpress.comparing import differences, elements
from tests.newsroom.wordpress.exports import REAL, imported
from tests.newsroom.wordpress.reasons import REASONS

pytestmark = pytest.mark.django_db

# What the importer of WordPress (version 0.8) takes from an item, an author, a term and a comment. Of those
# not here nothing is lost: the password of a post, its guid, the description and the meta of a term, the
# address, website and login of a commenter.
READ = {
    "item": {"title", "dc:creator", "content:encoded", "excerpt:encoded", "wp:post_id", "wp:post_date"}
    | {"wp:post_date_gmt", "wp:comment_status", "wp:ping_status", "wp:post_name", "wp:status"}
    | {"wp:post_parent", "wp:menu_order", "wp:post_type", "wp:post_password", "wp:is_sticky", "category"},
    "wp:author": {"wp:author_id", "wp:author_login", "wp:author_email", "wp:author_display_name"},
    "wp:category": {"wp:term_id", "wp:category_nicename", "wp:category_parent", "wp:cat_name"},
    "wp:tag": {"wp:term_id", "wp:tag_slug", "wp:tag_name"},
    "wp:comment": {
        *("wp:comment_id", "wp:comment_author", "wp:comment_author_email", "wp:comment_author_IP"),
        *("wp:comment_author_url", "wp:comment_date", "wp:comment_date_gmt", "wp:comment_content"),
        *("wp:comment_approved", "wp:comment_type", "wp:comment_parent", "wp:comment_user_id"),
    },
}


def exported(path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(export(clock.reading_time()))
    return path


def unexplained(theirs: Path, ours: Path) -> Counter[str]:
    """Each difference that has no reason, or is not of its reason's kind, with how often it is there."""
    found: Counter[str] = Counter()
    for name, key, one, two in differences(theirs, ours):
        if name not in REASONS or not REASONS[name][1](one, two):
            found[f"{name} {key}: {one!r} became {two!r}"] += 1
    return found


def test_what_differs_from_the_export_of_wordpress_is_listed_with_its_reason(settings, tmp_path):
    settings.TIME_ZONE = "Europe/Oslo"
    imported(REAL)
    ours = exported(tmp_path / "ours.xml")
    assert unexplained(REAL, ours) == {}
    theirs, here = elements(REAL), elements(ours)
    for kind, least in (("post", 22), ("comment", 40), ("author", 6), ("category", 4), ("tag", 5)):
        ids = {key for key in theirs if key[0] == kind and key[2] == "id"}
        assert len(ids) >= least and ids <= here.keys()


def test_everything_that_the_importer_of_wordpress_reads_is_there(settings, tmp_path):
    settings.TIME_ZONE = "Europe/Oslo"
    imported(REAL)
    seen: Counter[str] = Counter()
    for node in Reader(exported(tmp_path / "ours.xml")):
        for each in (node, *node.all("wp:comment")):
            if each.name in READ and each.get("wp:post_type") != "attachment":
                seen[each.name] += 1
                assert READ[each.name] - each.texts().keys() == set()
    assert seen.keys() == READ.keys()
