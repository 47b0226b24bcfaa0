import builtins
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from articles.models import Article, Author, Image, Revision, Section, Tag
from articles.search import index
from comments.models import Comment, Decision
from newsroom.demo.record import recorded
from newsroom.models import DemoRecord, Identity, MenuEntry, Page
from tests.articles.drawings import added, jpeg
from tests.articles.factories import edit, make_author, make_section, make_tag, person, published
from tests.comments.factories import approved, moderator, waiting

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def run(**options) -> str:
    said = StringIO()
    call_command("remove_demo", stdout=said, stderr=said, **{"interactive": False} | options)
    return said.getvalue()


def files() -> set[Path]:
    folders = (settings.DATA_DIR / "private", Path(settings.MEDIA_ROOT))
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


def whole_database() -> dict[str, list[str]]:
    """Every row of every table, search's own too."""
    rows = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if not name.startswith(("articles_search_", "sqlite_")):
                cursor.execute(f'SELECT * FROM "{name}"')
                rows[name] = sorted(map(repr, cursor.fetchall()))
    return rows


def story_in(response) -> str:
    page = response.content.decode()
    return page[page.index("<h1") :].partition("</footer>")[0]


@pytest.fixture(autouse=True)
def no_words_of_other_tests(transactional_db):
    """What empties the tables after a test knows nothing of this one."""
    index.remove_orphans()


@pytest.fixture
def owner():
    return User.objects.create_superuser("ada", "ada@example.org", "of my own choosing")


class SmallDemo:
    """A newspaper of one story, made as the command makes the real one."""

    def __init__(self) -> None:
        with recorded():
            Identity.objects.create(pk=1, name="The Bell")
            Page.objects.filter(name="about").update(title="About the Bell")
            self.admin = person("Administrator", username="admin", is_superuser=True)
            self.moderator = moderator()
            self.photo, self.picture, self.inside, self.unused = (
                added(jpeg((60 + number, 40)), by=self.admin) for number in range(4)
            )
            self.author = make_author(photo=self.photo, user=self.admin)
            self.section, self.tag = make_section("Harbour"), make_tag()
            self.inner = make_section("Quay", parent=self.section)
            MenuEntry.objects.create(label="Harbour", address=self.section.get_absolute_url())
            self.story = published(
                by=self.admin,
                section=self.inner,
                lead_image=self.picture,
                body=f'<p>Text.</p><figure data-picture="{self.inside.pk}"></figure>',
                authors=[self.author, make_author("Cosmo")],
                tags=[self.tag, make_tag("boats")],
            )
            approved(self.story, approved(self.story, by=self.moderator), by=self.moderator)


def test_a_demo_that_nobody_touched_goes_without_a_trace():
    before, files_before = whole_database(), files()
    SmallDemo()
    said = run()
    assert whole_database() == before
    assert files() == files_before
    assert "1 story, 2 comments, 2 authors, 2 sections, 2 tags, 4 pictures" in said
    assert "manage.py begin" in said
    with pytest.raises(CommandError, match="There is no demo in this site"):
        run()


@pytest.mark.slow
def test_the_real_demo_goes_without_a_trace(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    before, files_before = whole_database(), files()
    call_command("demo", stdout=StringIO())
    assert Article.objects.count() > 5
    run()
    assert whole_database() == before
    assert files() == files_before


def test_own_stories_keep_all_that_they_use_and_read_as_before(owner):
    demo = SmallDemo()
    own = published(
        by=owner,
        slug="own",
        section=demo.inner,
        authors=[demo.author],
        tags=[demo.tag],
        body=f'<p>Ours.</p><figure data-picture="{demo.inside.pk}"></figure>',
    )
    comment = approved(own, by=demo.moderator)
    mine = added(jpeg((90, 60)), by=owner)
    address = own.editions.get().get_absolute_url()
    shown = story_in(Client().get(address))
    content = Revision.objects.get(article=own).content

    said = run()

    assert list(Article.objects.all()) == [own]
    assert list(Comment.objects.all()) == [comment]
    assert Revision.objects.get().content == content
    assert set(Section.objects.all()) == {demo.section, demo.inner}
    assert (list(Author.objects.all()), list(Tag.objects.all())) == ([demo.author], [demo.tag])
    assert set(Image.objects.all()) == {demo.photo, demo.inside, mine}
    assert {Path(image.original.path) for image in Image.objects.all()} < files()
    assert "section “Harbour”" in said
    assert "section “Quay”" in said
    assert story_in(Client().get(address)) == shown
    call_command("check_integrity", stdout=StringIO())


def test_a_picture_that_only_an_old_save_names_stays(owner):
    demo = SmallDemo()
    own = published(by=owner, slug="own", lead_image=demo.unused)
    edit(own, by=owner, lead_image=None)
    run()
    assert demo.unused in Image.objects.all()


def test_a_demo_login_that_history_names_is_closed(owner):
    demo = SmallDemo()
    demo.moderator.set_password("newsroom")
    demo.moderator.save()
    own = published(by=owner, slug="own")
    approved(own, by=demo.moderator)
    said = run()
    closed = User.objects.get(pk=demo.moderator.pk)
    assert f"login “{closed}”, closed" in said
    assert not Client().login(username=closed.username, password="newsroom")
    assert (closed.is_active, closed.is_staff, closed.groups.count()) == (False, False, 0)
    assert not User.objects.filter(username="admin").exists()
    assert Decision.objects.get().by == closed


def test_words_written_over_those_of_the_demo_stay(owner):
    about = Page.objects.get(name="about")
    SmallDemo()
    Identity.objects.update(name="The Lantern")
    said = run()
    assert Identity.objects.get().name == "The Lantern"
    assert Page.objects.get(name="about").title == about.title != "About the Bell"
    assert "“The Lantern” was changed since, so its words stay." in said


def test_what_was_added_to_a_story_of_the_demo_is_counted_before_it_goes(owner, monkeypatch):
    demo = SmallDemo()
    waiting(demo.story)
    edit(demo.story, by=owner, headline="Another headline")
    before, files_before = whole_database(), files()
    said, asked = StringIO(), []
    monkeypatch.setattr(builtins, "input", lambda words: asked.append(words) or "")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("remove_demo", stdout=said)
    assert "what was added to them since: 1 save, 1 comment" in said.getvalue()
    assert "Remove it?" in asked[0]
    assert (whole_database(), files()) == (before, files_before)
    monkeypatch.setattr(builtins, "input", lambda words: "y")
    run(interactive=True)
    assert not Article.objects.exists()
    assert not Comment.objects.exists()
    assert User.objects.get() == owner


def test_nobody_is_locked_out_of_stories_of_their_own():
    demo = SmallDemo()
    published(by=demo.admin, slug="own", section=demo.section)
    before = whole_database()
    with pytest.raises(CommandError, match="nobody could log in to your own stories"):
        run()
    assert whole_database() == before


def test_a_site_without_a_demo_is_left_alone(owner):
    with pytest.raises(CommandError, match="There is no demo in this site. Nothing was changed"):
        run()
    assert User.objects.get() == owner
    assert not DemoRecord.objects.exists()
