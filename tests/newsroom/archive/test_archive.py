"""The site as static files: all that a visitor sees and nothing else, with no link that leads nowhere."""

import os
import re
from io import StringIO
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from articles import clock, paging, workflow
from comments import threads
from comments.models import Comment
from newsroom.archive import crawl, making
from newsroom.models import OldAddress
from tests.articles import factories as desk
from tests.comments.factories import approved, moderator
from tests.leaks.site import make_site
from tests.newsroom.archive.reading import Reader, served, whole_addresses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch):
    monkeypatch.setattr(paging, "ON_A_PAGE", 2)
    monkeypatch.setattr(threads, "THREADS_ON_A_PAGE", 2)
    monkeypatch.setattr(threads, "REPLIES_ON_A_PAGE", 2)


def archive(directory, **options):
    out = StringIO()
    call_command("export_site", str(directory), stdout=out, **options)
    return out.getvalue()


def talk(article):
    """Five threads, of which the third is long and deep."""
    by = moderator()
    tops = [approved(article, by=by) for _ in range(5)]
    above = tops[2]
    for _ in range(9):
        above = approved(article, above, by=by)
    for number in range(3):
        approved(article, tops[2], by=by, text=f"Reply {number}")
    return tops


def picture():
    made = {"name": "aBc.jpg", "width": 480, "height": 320, "type": "image/jpeg"}
    storages["default"].save("aBc.jpg", ContentFile(b"a picture"))
    return desk.make_image(renditions=[made])


@pytest.fixture
def site():
    section = desk.make_section()
    for number in range(5):
        desk.published(headline=f"Story {number}", slug=f"story-{number}", section=section)
    shown = desk.published(
        headline="With a picture",
        slug="pictured",
        section=section,
        lead_image=picture(),
        tags=[desk.make_tag()],
    )
    talk(shown)
    return shown


def test_every_link_leads_to_a_file_and_every_fragment_to_its_place(site, tmp_path):
    archive(tmp_path / "site")
    with served(tmp_path / "site") as start:
        reader = Reader(start)
        reader.read()
    assert reader.dead == {} and reader.outside == set()
    assert [each for each in reader.missing_fragments() if each[2] != "comment-form"] == []
    assert [link for link in reader.whole if link.startswith(settings.SITE_URL)] == []
    read = {urlsplit(each).path.removeprefix("/old/herald/") for each in reader.texts}
    assert any(re.match(r"section/[^/]+/before/", each) for each in read)
    home = site.editions.get().get_absolute_url().lstrip("/")
    assert {f"{home}comments/page/2/index.html", f"{home}comments/thread/3/page/2/index.html"} <= read
    assert {"feed/index.xml", "feed/atom/index.xml", "feed/json/index.json", "media/aBc.jpg"} <= read
    assert (tmp_path / "site/media/aBc.jpg").read_bytes() == b"a picture"


def test_a_whole_address_stands_only_where_standards_ask_for_one_and_names_a_file(site, tmp_path):
    archive(tmp_path / "site")
    allowed = re.compile(r'rel="canonical" href="$|property="[\w:]+" content="$')
    found = whole_addresses(tmp_path / "site")
    pages = {each: before for each, before in found.items() if each.partition(" ")[0].endswith(".html")}
    data = {each for each in pages if pages[each].endswith(('": "', '@id": "'))}
    assert [each for each in pages.keys() - data if not allowed.search(pages[each])] == []
    assert len(found) > len(pages) > 100
    for each in found:
        path = unquote(urlsplit(each.partition(" ")[2]).path).lstrip("/")
        file = tmp_path / "site" / path
        assert file.is_file() or (file / "index.html").is_file(), each


def test_a_permalink_leads_to_the_page_on_which_the_comment_stands(client, site, tmp_path):
    archive(tmp_path / "site")
    home = site.editions.get().get_absolute_url()
    rows = Comment.objects.filter(article=site)
    assert rows.count() == 17
    for row in rows:
        permalink = f"{home}comments/{row.pk}/"
        page, _, fragment = client.get(permalink)["Location"].partition("#")
        text = (tmp_path / f"site{permalink}index.html").read_text()
        assert f'<link rel="canonical" href="{settings.SITE_URL}{page}#{fragment}">' in text
        assert f'id="{fragment}"' in (tmp_path / f"site{page}index.html").read_text()


def test_nothing_that_readers_may_not_see_is_in_any_file(tmp_path):
    hidden = make_site(shown=False)
    archive(tmp_path / "site")
    texts = {
        str(each.relative_to(tmp_path)): f"{each} {each.read_bytes().decode('utf-8', 'replace')}"
        for each in (tmp_path / "site").rglob("*")
        if each.is_file()
    }
    assert len(texts) > 50
    found = {
        word: name for word in hidden.public | hidden.private for name, said in texts.items() if word in said
    }
    assert found == {}
    moved = next(name for name in texts if name.endswith("/open-story/index.html"))
    assert "moved-story/index.html" in texts[moved]


def test_forms_scripts_and_replies_are_gone_and_a_sentence_says_why(site, tmp_path):
    archive(tmp_path / "site")
    for file in (tmp_path / "site").rglob("*.html"):
        text = file.read_text()
        assert "<form" not in text and 'class="reply"' not in text and "<script src" not in text
        assert "Yours may be the first" not in text
    home = site.editions.get().get_absolute_url()
    text = (tmp_path / f"site{home}index.html").read_text()
    assert "Comments can no longer be posted here" in text and "without a search" in text
    assert not list((tmp_path / "site").rglob("*.js"))


def test_old_addresses_lead_on_and_those_of_drafts_are_not_there(site, tmp_path):
    draft = desk.make_article(headline="Not yet")
    for path, article in (("news/Überfähre", site), ("news/a-draft", draft), ("../../escape", site)):
        OldAddress.objects.create(path=path, kind="story", key=article.pk)
    OldAddress.objects.create(path="?p=12", kind="story", key=site.pk)
    archive(tmp_path / "site")
    text = (tmp_path / "site/news/Überfähre/index.html").read_text()
    assert re.search(r'content="0; url=(\.\./\.\./\d{4}/[^"]+/pictured/index.html)"', text)
    assert not (tmp_path / "site/news/a-draft").exists()
    assert not (tmp_path / "escape").exists() and not (tmp_path.parent / "escape").exists()


def test_a_link_to_nothing_is_taken_out_and_told(tmp_path):
    body = (
        '<p><a href="/2020/01/02/never-was/">Gone</a> <a href="/news/old/#there">Old</a> '
        '<a href="https://elsewhere.example/">Out</a> <a href="/search/?q=a">Look</a> '
        f'<a href="{settings.SITE_URL}/?p=7">By key</a></p>'
    )
    article = desk.published(slug="linking", body=body)
    OldAddress.objects.create(path="news/old", kind="story", key=article.pk)
    OldAddress.objects.create(path="?p=7", kind="story", key=article.pk)
    said = archive(tmp_path / "site")
    home = article.editions.get().get_absolute_url()
    text = (tmp_path / f"site{home}index.html").read_text()
    assert "<a>Gone</a>" in re.sub(r' rel="[^"]*"', "", text) and "Look</a>" in text
    assert "never-was" not in text and "/search/" not in text
    assert 'href="https://elsewhere.example/"' in text
    assert "news/old/index.html#there" in text and 'p/7/index.html"' in text
    assert f"{home} linked to /2020/01/02/never-was/" in said


@pytest.mark.slow
def test_names_that_file_systems_do_not_take_or_tell_apart(tmp_path):
    for slug in ("News", "news", "con", "a" * 80):
        section = desk.make_section(slug[:40], slug=slug)
        desk.published(slug=f"in-{slug.lower()}-{slug == 'News'}", section=section)
    archive(tmp_path / "site")
    names = [str(each.relative_to(tmp_path)) for each in (tmp_path / "site").rglob("*")]
    files = [each for each in names if (tmp_path / each).is_file()]
    assert len({each.casefold() for each in files}) == len(files)
    assert not [each for each in names if re.search(r"/con(/|$)", each)]
    with served(tmp_path / "site") as start:
        reader = Reader(start)
        reader.read()
    assert reader.dead == {}
    assert sum("the newest stories: " in each.casefold() for each in reader.texts.values()) >= 4


@pytest.mark.slow
def test_it_takes_the_place_of_nothing_but_an_earlier_archive(site, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("Dear all")
    for options in ({}, {"replace": True}):
        with pytest.raises(CommandError, match="not empty|something else"):
            archive(other, **options)
    assert [each.name for each in other.iterdir()] == ["letter.txt"]
    target = tmp_path / "site"
    target.mkdir()
    archive(target)
    (target / "stale.html").write_text("old")
    with pytest.raises(CommandError, match="not empty"):
        archive(target)
    archive(target, replace=True)
    assert not (target / "stale.html").exists() and (target / "index.html").is_file()
    assert sorted(os.listdir(tmp_path)) == ["other", "site"]
    assert target.stat().st_mode & 0o777 == other.stat().st_mode & 0o777


@pytest.mark.slow
def test_whoever_breaks_it_off_leaves_nothing_behind_and_the_earlier_one_whole(site, tmp_path, monkeypatch):
    target = tmp_path / "site"
    archive(target)
    before = (target / making.MARK).read_text()

    def broken(self):
        raise KeyboardInterrupt

    monkeypatch.setattr(crawl.Crawl, "mend", broken)
    with pytest.raises(KeyboardInterrupt):
        archive(target, replace=True)
    assert os.listdir(tmp_path) == ["site"]
    assert (target / making.MARK).read_text() == before and (target / "index.html").is_file()


@pytest.mark.slow
def test_a_story_killed_meanwhile_makes_it_begin_again(site, tmp_path, monkeypatch):
    mend = crawl.Crawl.mend

    def killing(self):
        mend(self)
        with clock.at(clock.reading_time() + making.clock.timezone.timedelta(microseconds=1)):
            desk.kill(site)

    monkeypatch.setattr(crawl.Crawl, "mend", killing)
    with pytest.raises(CommandError, match="begin again"):
        archive(tmp_path / "site")
    assert os.listdir(tmp_path) == []


def test_quiet_says_nothing(site, tmp_path):
    assert archive(tmp_path / "site", quiet=True) == ""


def test_a_change_of_address_before_it_began_is_a_redirect(site, tmp_path):
    old = site.editions.get().get_absolute_url()
    workflow.change_address(site.pk, by=desk.editor(), slug="renamed")
    archive(tmp_path / "site")
    text = (tmp_path / f"site{old}index.html").read_text()
    assert 'url=../renamed/index.html"' in text
