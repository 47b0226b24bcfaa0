"""A link by which an outsider reads one revision, and nothing else."""

from datetime import timedelta

import pytest

from articles import clock, sharing
from articles.models import Article, ShareLink
from articles.timeline import Refused
from tests.articles.admin.pages import parsed, url
from tests.articles.factories import edit, editor, kill, make_article, published, writer

pytestmark = pytest.mark.django_db


def shared(article: Article, days: int = 1) -> ShareLink:
    until = clock.reading_time() + timedelta(days=days)
    last = article.revisions_made
    return sharing.share(article.pk, by=editor(), number=last, until=until, reader="Counsel")


def test_a_link_shows_its_revision_and_no_later_one(client):
    article = make_article(headline="As shared")
    link = shared(article)
    edit(article, headline="Written since")
    response = client.get(sharing.path_of(link))
    page = response.content.decode()
    assert "As shared" in page
    assert "Written since" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert (response["X-Robots-Tag"], response["Cache-Control"]) == ("noindex", "no-store")
    assert response["Referrer-Policy"] == "no-referrer"


def test_a_link_dies_at_its_expiry(client):
    link, now = shared(make_article()), clock.reading_time()
    with clock.at(now + timedelta(hours=23)):
        assert client.get(sharing.path_of(link)).status_code == 200
    with clock.at(link.expires_at):
        assert client.get(sharing.path_of(link)).status_code == 404


def test_a_revoked_link_opens_nothing(client):
    link = shared(make_article())
    sharing.revoke(link.article_id, by=editor(), link_id=link.pk)
    assert client.get(sharing.path_of(link)).status_code == 404


def test_another_number_under_the_same_signature_opens_nothing(client):
    first, second = shared(make_article()), shared(make_article(slug="other"))
    path = sharing.path_of(first)
    assert client.get(path).status_code == 200
    forged = path.replace(f"/{first.pk}-", f"/{second.pk}-")
    for each in (forged, f"{path[:-2]}/", f"/shared/{second.pk}/", "/shared/1-x/", "/shared/%00/"):
        assert client.get(each).status_code == 404


def test_a_link_to_a_story_that_was_killed_opens_nothing(client):
    article = published()
    link = shared(article)
    assert client.get(sharing.path_of(link)).status_code == 200
    kill(article)
    assert client.get(sharing.path_of(link)).status_code == 404


def test_links_are_made_listed_and_closed_at_the_desk(desk):
    article, browser = make_article(headline="As shared"), desk(editor())
    browser.post(url("share", article), {"number": "1", "reader": "Counsel", "days": "3"})
    link = ShareLink.objects.get()
    page = browser.get(url("share", article)).content.decode()
    assert sharing.path_of(link) in page
    assert "Counsel" in page
    browser.post(url("share", article), {"revoke": link.pk})
    page = parsed(browser.get(url("share", article))).text
    assert "Closed by" in page
    assert sharing.path_of(link) not in page
    assert [entry.step for entry in article.log.order_by("pk")] == ["save", "share", "revoke_share"]


def test_a_button_that_is_pressed_twice_makes_one_link(desk):
    article, browser = make_article(), desk(editor())
    given = {"number": "1", "reader": "Counsel", "days": "3"}
    for _ in range(2):
        assert browser.post(url("share", article), given).status_code == 302
    [link] = ShareLink.objects.all()
    for other in ({"reader": "Source"}, {"days": "7"}):
        browser.post(url("share", article), given | other)
    assert ShareLink.objects.count() == 3
    browser.post(url("share", article), {"revoke": link.pk})
    browser.post(url("share", article), given)
    assert ShareLink.objects.filter(reader="Counsel", revoked_at=None).count() == 2


@pytest.mark.parametrize(
    "given", [{"number": "99", "days": "1"}, {"number": "1", "days": "400"}, {"revoke": "x"}]
)
def test_nonsense_makes_no_link(desk, given):
    article = make_article()
    assert desk(editor()).post(url("share", article), given).status_code == 422
    assert not ShareLink.objects.exists()


def test_a_writer_shares_an_own_draft_and_nobody_else_s(desk):
    ines = writer()
    own, other = make_article(by=ines), make_article(slug="other")
    assert desk(ines).get(url("share", own)).status_code == 200
    assert desk(ines).get(url("share", other)).status_code == 404
    with pytest.raises(Refused):
        sharing.share(other.pk, by=ines, number=1, until=clock.reading_time(), reader="")


def test_share_is_offered_where_it_leads_somewhere(desk):
    ines = writer()
    browser, article = desk(ines), make_article(by=ines)
    assert url("share", article) in browser.get(url("change", article)).content.decode()
    Article.objects.update(status=Article.Status.IN_REVIEW)
    assert browser.get(url("share", article)).status_code == 403
    assert url("share", article) not in browser.get(url("change", article)).content.decode()
    ShareLink.objects.filter(pk=shared(article).pk).update(made_by=ines)
    assert url("share", article) in browser.get(url("change", article)).content.decode()


def test_who_made_a_link_closes_it_after_handing_the_story_in_and_makes_no_other(desk):
    ines = writer()
    browser, article = desk(ines), make_article(by=ines)
    browser.post(url("share", article), {"number": "1", "reader": "Counsel", "days": "3"})
    mine, other = ShareLink.objects.get(), shared(article)
    Article.objects.update(status=Article.Status.IN_REVIEW)
    page = browser.get(url("share", article)).content.decode()
    assert sharing.path_of(mine) in page
    assert sharing.path_of(other) not in page
    assert "Make a link" not in page
    for given in ({"number": "1", "days": "3"}, {"revoke": other.pk}):
        assert browser.post(url("share", article), given).status_code == 422
    assert browser.post(url("share", article), {"revoke": mine.pk}).status_code == 302
    assert list(ShareLink.objects.filter(revoked_at=None)) == [other]
