"""No word is lost: a login that ends, a story that is taken over, two people at one story."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import clock, workflow
from articles.models import Article, Presence, UnsavedText
from tests.articles.admin.pages import parsed, save, sent, url
from tests.articles.factories import edit, editor, make_article, make_author, make_tag, writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> User:
    person = editor(username="ann", first_name="Ann", last_name="Berg")
    person.set_password("a long password")
    person.save()
    return person


def log_in_again(client: Client, address: str) -> str:
    """Fill in the login that a sent form led to. Returns the page that follows."""
    given = {"login": "ann", "password": "a long password", "next": address.partition("next=")[2]}
    return client.post(
        client.get(address).request["PATH_INFO"], given | {"next": _next(address)}, follow=True
    )


def _next(address: str) -> str:
    from urllib.parse import parse_qs, urlsplit  # noqa: PLC0415

    return parse_qs(urlsplit(address).query)["next"][0]


def test_a_form_sent_after_the_login_ended_stands_filled_in_after_the_next_login(ann):
    author, tag = make_author("Second Author"), make_tag()
    article = make_article(headline="Before")
    client = Client()
    client.force_login(ann)
    opened = parsed(client.get(url("change", article)))
    client.session.flush()
    typed = {"headline": "Typed", "body": "<p>Typed body</p>", "standfirst": "Typed standfirst"}
    rows = {"bylines-1-author": author.pk, "tags": [tag.pk]}
    answer = client.post(url("change", article), sent(opened, _continue="Save", **typed, **rows))
    page = parsed(log_in_again(client, answer["Location"]))
    assert {name: page.fields[name] for name in typed} == {name: [value] for name, value in typed.items()}
    assert page.fields["bylines-1-author"] == [str(author.pk)]
    assert page.fields["tags"] == [str(tag.pk)]
    assert "it is not saved yet" in page.text
    article.refresh_from_db()
    assert article.headline == "Before"
    save(client, article, page)
    article.refresh_from_db()
    assert article.headline == "Typed"
    assert article.bylines.count() == 2
    assert not UnsavedText.objects.exists()


def test_a_new_story_sent_after_the_login_ended_is_kept_too(ann):
    client = Client()
    client.force_login(ann)
    opened = parsed(client.get(url("add")))
    client.session.flush()
    answer = client.post(url("add"), sent(opened, _continue="Save", headline="Brand new"))
    page = parsed(log_in_again(client, answer["Location"]))
    assert page.fields["headline"] == ["Brand new"]
    assert not Article.objects.exists()


def test_the_kept_text_of_one_person_never_reaches_another(ann, desk):
    article = make_article()
    client = Client()
    client.force_login(ann)
    opened = parsed(client.get(url("change", article)))
    client.session.flush()
    answer = client.post(url("change", article), sent(opened, _continue="Save", headline="Ann's secret"))
    kept, address = UnsavedText.objects.get(), _next(answer["Location"])
    assert kept.user == ann
    assert "Ann's secret" in desk(ann).get(address).content.decode().replace("&#x27;", "'")
    other = desk(editor())
    compare = f"{url('compare', article)}?left=now&right=unsaved-{kept.key}"
    for path in (address, url("change", article), compare):
        assert "secret" not in other.get(path).content.decode()


@pytest.mark.parametrize("writer_word", ["", "forged", "WyIxIl0:1abc:def"])
def test_a_form_without_a_word_that_we_signed_is_not_kept(writer_word):
    article = make_article()
    given = {"headline": "Planted", "form_key": "12345678", "writer": writer_word}
    Client().post(url("change", article), given)
    assert not UnsavedText.objects.exists()


def test_what_a_person_who_has_left_sends_is_not_kept(ann):
    article = make_article()
    client = Client()
    client.force_login(ann)
    opened = parsed(client.get(url("change", article)))
    User.objects.filter(pk=ann.pk).update(is_active=False)
    client.post(url("change", article), sent(opened, headline="Too late"))
    assert not UnsavedText.objects.exists()


def test_a_form_from_before_a_new_login_in_another_tab_is_kept(ann):
    article = make_article()
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann)
    opened = parsed(client.get(url("change", article)))
    fields = sent(opened, _continue="Save", headline="Typed", csrfmiddlewaretoken="x" * 64)
    answer = client.post(url("change", article), fields)
    assert answer.status_code == 403
    assert "What you typed is kept" in parsed(answer).text
    kept = UnsavedText.objects.get()
    page = parsed(client.get(f"{url('change', article)}?unsaved={kept.key}"))
    assert page.fields["headline"] == ["Typed"]


def test_kept_text_that_meets_a_newer_save_is_shown_beside_it(ann, desk):
    article = make_article(headline="Before")
    client = desk(ann)
    opened = parsed(client.get(url("change", article)))
    edit(article, headline="Theirs")
    client.post(url("keep"), sent(opened, headline="Mine"))
    key = UnsavedText.objects.get().key
    page = client.get(f"{url('change', article)}?unsaved={key}").content.decode()
    assert "<del>Theirs</del>" in page
    assert "<ins>Mine</ins>" in page


def test_kept_text_is_compared_and_discarded(ann, desk):
    article = make_article(headline="Before")
    client = desk(ann)
    opened = parsed(client.get(url("change", article)))
    answer = client.post(url("keep"), sent(opened, headline="After", then="compare"))
    page = client.get(answer["Location"])
    assert "<ins>After</ins>" in page.content.decode()
    client.post(answer["Location"])
    assert not UnsavedText.objects.exists()


def test_kept_text_ends_with_its_time_and_only_the_newest_twenty_stay(ann):
    start = clock.reading_time()
    for number in range(25):
        with clock.at(start + timedelta(seconds=number)):
            UnsavedText.objects.keep(ann, f"key-{number:05}", None, "headline=x")
    assert UnsavedText.objects.count() == 20
    assert UnsavedText.objects.of(ann, "key-00024")
    with clock.at(start + timedelta(days=8)):
        assert UnsavedText.objects.of(ann, "key-00024") is None


def test_a_save_names_the_form_it_has_so_that_its_draft_can_go(ann, desk):
    article, client = make_article(), desk(ann)
    opened = parsed(client.get(url("change", article)))
    save(client, article, opened, headline="")
    assert client.cookies["saved_drafts"].value == opened.fields["form_key"][0]


def test_a_refused_save_names_no_form(ann, desk):
    article, client = make_article(), desk(ann)
    opened = parsed(client.get(url("change", article)))
    edit(article, headline="Theirs")
    page = parsed(save(client, article, opened, headline="Mine"))
    assert "saved_drafts" not in client.cookies
    assert page.fields["form_key"] == opened.fields["form_key"]


# --- Who is there ---


def test_the_second_editor_sees_who_is_there_and_since_when(ann, desk):
    article, start = make_article(), clock.reading_time()
    with clock.at(start):
        desk(ann).get(url("change", article))
    with clock.at(start + timedelta(minutes=9)):
        page = parsed(desk(editor()).get(url("change", article)))
    assert f"Ann Berg has this story open since {start:%H:%M}." in page.text


def test_a_presence_left_by_a_closed_laptop_expires(ann, desk):
    article, start = make_article(), clock.reading_time()
    with clock.at(start):
        desk(ann).get(url("change", article))
        desk(ann).post(url("present", article))
    other = desk(editor())
    with clock.at(start + timedelta(minutes=1)):
        assert "Ann Berg" in parsed(other.get(url("change", article))).text
    with clock.at(start + timedelta(minutes=3)):
        assert "Ann Berg" not in parsed(other.get(url("change", article))).text


def test_who_closes_the_form_is_gone_at_once(ann, desk):
    article = make_article()
    desk(ann).get(url("change", article))
    desk(ann).post(url("present", article), {"leaving": "1"})
    assert "Ann Berg" not in parsed(desk(editor()).get(url("change", article))).text


def test_taking_over_tells_the_first_editor_and_what_they_typed_is_kept(ann, desk):
    article = make_article(headline="Before")
    mine, theirs = desk(ann), desk(editor(first_name="Jon", last_name="Reyes"))
    opened = parsed(mine.get(url("change", article)))
    assert mine.post(url("present", article)).json()["taken"] is None
    assert "Ann Berg has this story open" in parsed(theirs.get(url("take_over", article))).text
    theirs.post(url("take_over", article))
    assert "Jon Reyes took this story over" in mine.post(url("present", article)).json()["taken"]
    mine.post(url("keep"), sent(opened, headline="Ann's words"))
    page = parsed(mine.get(url("change", article)))
    assert "Jon Reyes took this story over" in page.text
    assert "Text that you typed and that was not saved is kept" in page.text
    kept = UnsavedText.objects.get()
    assert parsed(mine.get(f"{url('change', article)}?unsaved={kept.key}")).fields["headline"] == [
        "Ann's words"
    ]


def test_who_saves_after_being_taken_over_without_scripts_is_told_and_overwrites_nothing(ann, desk):
    article = make_article(headline="Before")
    mine, theirs = desk(ann), desk(editor(first_name="Jon", last_name="Reyes"))
    opened = parsed(mine.get(url("change", article)))
    theirs.post(url("take_over", article))
    page = parsed(save(mine, article, opened, headline="Mine"))
    assert "Jon Reyes took this story over" in page.text
    assert article.revisions.count() == 2
    assert not Presence.objects.exclude(taken_by=None).exists()


def test_who_may_not_change_a_story_neither_shows_there_nor_takes_it_over(desk):
    article, other = make_article(), desk(writer())
    for name in ("present", "take_over"):
        assert other.post(url(name, article)).status_code in (403, 404)
    assert not Presence.objects.exists()


def test_a_writer_takes_no_story_over_that_the_desk_has(desk, ann):
    mine = writer()
    article = make_article(created_by=mine)
    workflow.submit(article.pk, by=mine, seen=article.revisions.get().digest)
    desk(ann).get(url("change", article))
    assert desk(mine).post(url("take_over", article)).status_code == 403
    assert desk(ann).post(url("present", article)).json()["taken"] is None


def test_the_page_that_a_form_from_before_the_login_gets_is_one_of_the_desk(ann):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann)
    typed = sent(parsed(client.get(url("add"))), headline="Typed") | {"csrfmiddlewaretoken": "old"}
    answer = client.post(url("add"), typed)
    page = parsed(answer)
    assert "Your text is kept" in page.text
    assert "Stories" in page.text
    assert answer.context["site_header"]
    assert UnsavedText.objects.get().user == ann
