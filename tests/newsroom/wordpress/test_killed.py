"""An import that is killed at any moment goes on where it stood, and ends as one that was not."""

import random
import re
import signal
import time
from pathlib import Path

import pytest

from tests.articles.drawings import jpeg
from tests.newsroom.wordpress.exports import FOOT, REAL, comment, post
from tests.newsroom.wordpress.sites import Site

pytestmark = pytest.mark.slow

KILLED = -signal.SIGKILL
KILLS, IN_A_ROW = 50, 5
PICTURES = range(9001, 9013)
QUESTIONS = (
    "SELECT slug, headline, status, body, lead_alt, editions_made FROM articles_article ORDER BY id",
    "SELECT e.number, e.first_published_at, e.updated_at, e.body, a.path, n.often "
    "FROM articles_edition e JOIN articles_address a ON a.id = e.address_id "
    "JOIN articles_searchentry n ON n.edition_id = e.id ORDER BY 5",
    "SELECT id, parent_id, in_reply_to_id, state, text, posted_at, number, lft, rght, level "
    "FROM comments_comment ORDER BY 1",
    "SELECT mode, approved_count, last_number, slug FROM comments_discussion "
    "JOIN articles_article ON id = article_id ORDER BY article_id",
    "SELECT kind, old, theirs FROM newsroom_imported ORDER BY 1, 2",
    "SELECT path, kind FROM newsroom_oldaddress ORDER BY 1",
    "SELECT slug, name FROM articles_author ORDER BY 1",
    "SELECT original, sha256, alt FROM articles_image ORDER BY 1",
    # One that is killed when its report stands was done; the run after it has nothing to tell.
    "SELECT content FROM newsroom_importreport ORDER BY id LIMIT 1",
    "SELECT count(*) FROM newsroom_importstretch",
    "SELECT count(*) FROM articles_revision",
    "SELECT count(*) FROM articles_logentry",
    "SELECT count(*) FROM articles_search",
    "SELECT count(*) FROM django_tasks_database_dbtaskresult",
)
SHOWN = re.compile('data-picture="[0-9]+"')


@pytest.fixture
def moving(tmp_path: Path) -> list[str]:
    """The command that moves the real export in, with a dozen stories more that have pictures."""
    uploads = tmp_path / "uploads"
    (uploads / "2020").mkdir(parents=True)
    items = []
    for key in PICTURES:
        address = f"http://old.example/wp-content/uploads/2020/{key}.jpg"
        (uploads / "2020" / f"{key}.jpg").write_bytes(jpeg((key - 8900, 60)))
        items.append(post(key, post_type="attachment", status="inherit", attachment_url=address))
        featured = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>"
        featured += f"<wp:meta_value>{key - 1}</wp:meta_value></wp:postmeta>"
        said = [comment(10 * key + each, 10 * key if each else 0) for each in range(4)]
        shown = f'Look. <img class="wp-image-{key}" src="{address}">'
        items.append(post(key + 100, featured, *said, content=shown))
    text = REAL.read_text(encoding="utf-8")
    file = tmp_path / "export.xml"
    file.write_text(text[: text.rindex("</channel>")] + "\n".join(items) + FOOT, encoding="utf-8")
    return ["import_wordpress", str(file), "--media", str(uploads), "--quiet"]


def outcome(site: Site) -> list[list[tuple]]:
    """What stands there, with pictures by their files: on PostgreSQL a killed run has used up keys."""
    pictures, *answers = site.rows("SELECT id, original FROM articles_image", *QUESTIONS)
    names = {f'data-picture="{key}"': name for key, name in pictures}
    assert {f"private/{name}" for name in names.values()} == site.files().keys()

    def named(value: object) -> object:
        return SHOWN.sub(lambda found: names[found[0]], value) if isinstance(value, str) else value

    return [[tuple(map(named, row)) for row in answer] for answer in answers]


def test_fifty_kills_end_as_an_undisturbed_run(moving: list[str], tmp_path: Path) -> None:
    with Site(tmp_path / "site") as site:
        began = time.monotonic()
        assert site.run(*moving) == 0
        lasts = time.monotonic() - began
        undisturbed, files = outcome(site), site.files()
        assert len(files) == len(PICTURES)
        chance, kills = random.Random(5), 0
        while kills < KILLS:
            site.empty()
            status, left = KILLED, lasts
            for number in range(min(IN_A_ROW, KILLS - kills)):
                moment = chance.uniform(0, 0.85 * left)
                status = site.run(*moving, killed_after=moment)
                if status != KILLED:
                    lasts = lasts if number else moment  # the undisturbed run had a slow moment
                    break
                kills += 1
                left -= 0.8 * moment  # the next need not do again what is done
            assert site.run("check_integrity") == 0  # what readers can see is whole at any time
            assert (site.run(*moving) if status == KILLED else status) == 0
            assert outcome(site) == undisturbed
            assert site.files() == files
        assert site.run("check_integrity") == 0
