"""A person's page: what they may do, what they wrote, and how they leave."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry as AdminLogEntry
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.test import Client
from django.urls import reverse

from articles import clock, sharing
from articles.models import Article, Author
from newsroom.people import invitations
from newsroom.people.roles import WORDS, plain_words
from tests.articles.admin.pages import parsed, sent
from tests.articles.factories import make_author, make_section, person, published
from tests.comments.factories import approved, moderator
from tests.newsroom.people.pages import (
    colleague,
    is_in,
    last_mail,
    link_in,
    log_in,
    logged_in,
    role,
    with_app,
)

pytestmark = pytest.mark.django_db


def at(name, user):
    return reverse(f"admin:auth_user_{name}", args=[user.pk])


@pytest.fixture
def boss(client):
    client.force_login(person("Administrator", username="boss"))
    return client


def test_the_page_says_in_plain_words_who_somebody_is(boss):
    ines = colleague("Writer", first_name="Ines", last_name="Halloway")
    published(headline="The library stays open", authors=[make_author("Ines Halloway", user=ines)])
    logged_in(ines)
    with_app(ines)
    page = parsed(boss.get(at("change", ines)))
    assert "May write stories and hand them in and add pictures." in page.text
    assert "The library stays open" in page.text
    assert "Second step Yes" in page.text
    assert "Never at the desk" not in page.text


@pytest.mark.parametrize(
    ("name", "may", "may_not"),
    [
        ("Writer", "write stories", "approve"),
        ("Copy editor", "approve stories", "publish and schedule"),
        ("Editor", "publish and schedule", "invite people"),
        ("Moderator", "decide on comments", "write stories"),
        ("Administrator", "invite people", "Looks only"),
    ],
)
def test_each_role_is_told_in_plain_words(boss, name, may, may_not):
    page = parsed(boss.get(reverse("admin:auth_group_changelist"))).text
    line = page.partition(f" {name} ")[2].partition(".")[0]
    assert may in line
    assert may_not not in line


def test_every_permission_that_has_words_is_one():
    columns = ("content_type__app_label", "codename")
    known = {f"{app}.{name}" for app, name in Permission.objects.values_list(*columns)}
    assert {each for needed, _ in WORDS for each in needed.split()} <= known
    assert plain_words([]) == "Looks only."


def test_who_leaves_is_out_with_the_next_click_and_their_stories_stay(boss, client):
    ines = colleague("Editor", first_name="Ines")
    here = logged_in(ines)
    published(by=ines, authors=[make_author("Ines Halloway", user=ines)])
    asked = parsed(boss.get(at("leave", ines)))
    assert "logged out everywhere" in asked.text
    assert is_in(here), "the page that asks changes nothing"
    told = boss.post(at("leave", ines), follow=True)
    assert "has left" in parsed(told).text
    assert not is_in(here)
    log_in(Client(), ines)
    assert not is_in(Client())
    assert Article.objects.get().created_by == ines
    assert Author.objects.get().user == ines
    assert (
        "Ines Halloway"
        in Client().get(Article.objects.get().editions.get().get_absolute_url()).content.decode()
    )
    assert AdminLogEntry.objects.get().get_change_message() == "Leaves the newsroom"


def test_what_somebody_gave_out_to_come_in_by_is_closed_when_they_leave(boss):
    ines, stays = colleague("Administrator", "Editor", first_name="Ines"), person("Administrator", "Editor")
    article, until = published(), clock.reading_time() + timedelta(days=1)
    links, invited = {}, {}
    for by in (ines, stays):
        link = sharing.share(article.pk, by=by, number=1, until=until, reader=by.username)
        links[by] = sharing.path_of(link)
        email = f"{by.username}@home.example"
        letter = invitations.invite(by=by, email=email, groups=[role("Administrator")])
        invited[by] = reverse("people_invitation", args=[letter.token()])
    assert {Client().get(each).status_code for each in (*links.values(), *invited.values())} == {200}
    assert "that they shared are closed" in parsed(boss.get(at("leave", ines))).text
    boss.post(at("leave", ines))
    assert [Client().get(links[by]).status_code for by in (ines, stays)] == [404, 200]
    assert [Client().get(invited[by]).status_code for by in (ines, stays)] == [410, 200]
    entry = article.log.get(step="revoke_share")
    assert (entry.by.username, entry.note) == ("boss", ines.username)


def test_a_link_for_a_new_password_is_dead_once_its_person_has_left(boss):
    ines, new = colleague("Editor"), "another ferry at seven"
    boss.post(at("password_link", ines))
    here, link = Client(), link_in(last_mail())
    form = here.get(link, follow=True)
    assert "password1" in parsed(form).fields
    boss.post(at("leave", ines))
    typed = {"password1": new, "password2": new}
    here.post(form.redirect_chain[-1][0], typed)
    assert "password1" not in parsed(Client().get(link, follow=True)).fields
    ines.refresh_from_db()
    assert not ines.check_password(new)


@pytest.mark.parametrize("columns", [{}, {"is_superuser": True}])
def test_nobody_takes_managing_people_from_themselves(columns):
    ines = colleague(*([] if columns else ["Administrator"]), **columns)
    here = logged_in(ines)
    form = sent(parsed(here.get(at("change", ines))), groups=[str(role("Writer").pk)])
    form.pop("is_superuser", None)
    told = here.post(at("change", ines), form)
    assert "Ask somebody else who does" in parsed(told).text
    ines.refresh_from_db()
    assert ines.has_perm("auth.change_user")
    both = [str(role(name).pk) for name in ("Administrator", "Writer")]
    assert here.post(at("change", ines), form | {"groups": both}).status_code == 302
    assert set(ines.groups.all()) == {role("Administrator"), role("Writer")}


def test_nobody_takes_managing_people_from_their_own_role(boss):
    administrator, writer = role("Administrator"), role("Writer")
    page = reverse("admin:auth_group_change", args=[administrator.pk])
    rights = administrator.permissions.exclude(codename="change_user").values_list("pk", flat=True)
    form = {"name": administrator.name, "permissions": list(rights)}
    assert "Ask somebody else who does" in parsed(boss.post(page, form)).text
    boss.post(reverse("admin:auth_group_delete", args=[administrator.pk]), {"post": "yes"})
    given = {"action": "delete_selected", "_selected_action": [administrator.pk], "post": "yes"}
    boss.post(reverse("admin:auth_group_changelist"), given)
    assert administrator.permissions.filter(codename="change_user").exists()
    boss.post(reverse("admin:auth_group_delete", args=[writer.pk]), {"post": "yes"})
    assert not Group.objects.filter(name="Writer").exists()


def test_who_comes_back_has_no_session_from_before(boss):
    ines = colleague("Writer")
    before = logged_in(ines)
    boss.post(at("leave", ines))
    boss.post(at("come_back", ines))
    assert not is_in(before)
    assert is_in(logged_in(User.objects.get(pk=ines.pk)))


def test_somebody_else_can_be_logged_out_everywhere(boss):
    ines = colleague()
    here, there = logged_in(ines), logged_in(ines)
    boss.post(at("log_out", ines))
    assert not is_in(here)
    assert "this login was ended elsewhere" in parsed(there.get("/admin/", follow=True)).text
    assert is_in(logged_in(ines))


def test_lost_second_steps_are_removed_by_who_manages_people(boss):
    ines = colleague()
    with_app(ines)
    here = Client()
    boss.post(at("remove_second_steps", ines))
    assert not Authenticator.objects.exists()
    assert "second steps of your login were removed" in last_mail().subject
    log_in(here, ines)
    assert is_in(here)


def test_nobody_types_another_s_password_a_link_is_sent(boss):
    ines = colleague()
    assert boss.get(f"/admin/auth/user/{ines.pk}/password/").status_code in (302, 404)
    page = parsed(boss.get(at("change", ines)))
    assert not any("password" in name for name in page.fields)
    boss.post(at("password_link", ines))
    assert last_mail().to == [ines.email]
    assert "login/forgotten/" in link_in(last_mail())


def test_a_new_login_is_an_invitation(boss):
    answer = boss.get(reverse("admin:auth_user_add"))
    assert answer.url == reverse("admin:people_invitation_add")
    given = {"username": "x", "password1": "a long enough one", "password2": "a long enough one"}
    boss.post(reverse("admin:auth_user_add"), given)
    assert not User.objects.filter(username="x").exists()


def test_nobody_closes_their_own_login(boss):
    own = User.objects.get(username="boss")
    answer = boss.post(at("leave", own))
    assert answer.status_code == 409
    assert "your own login" in parsed(answer).text
    assert is_in(boss)


def test_an_administrator_neither_changes_nor_makes_somebody_who_may_do_everything(boss):
    chief, ines = person(username="chief", is_superuser=True, email="chief@bell.example"), colleague()
    with_app(chief)
    for deed in ("leave", "log_out", "password_link", "remove_second_steps"):
        assert boss.post(at(deed, chief)).status_code == 403
    boss.post(at("change", chief), {"username": "chief", "email": "boss@bell.example"})
    form = sent(
        parsed(boss.get(at("change", ines))), is_superuser="on", is_staff="on", user_permissions=["1"]
    )
    boss.post(at("change", ines), form)
    boss.post(at("delete", chief), {"post": "yes"})
    chief.refresh_from_db()
    ines.refresh_from_db()
    assert (chief.email, chief.is_active) == ("chief@bell.example", True)
    assert not ines.is_superuser
    assert not ines.user_permissions.exists()
    assert Authenticator.objects.filter(user=chief).exists()
    assert not mail.outbox


def test_roles_are_changed_on_the_page_and_hold_from_the_next_click(boss):
    ines = colleague("Writer")
    here = logged_in(ines)
    assert here.get(reverse("admin:comments_comment_changelist")).status_code == 403
    form = sent(parsed(boss.get(at("change", ines))), groups=[str(role("Moderator").pk)])
    boss.post(at("change", ines), form)
    assert here.get(reverse("admin:comments_comment_changelist")).status_code == 200


def test_a_login_with_stories_is_not_deleted_and_the_page_says_what_to_do(boss):
    ines = colleague("Writer", first_name="Ines")
    published(by=ines)
    asked = parsed(boss.get(at("delete", ines))).text
    assert "Ines has 1 story" in asked
    assert "Let them leave instead" in asked
    boss.post(at("delete", ines), {"post": "yes"})
    given = {"action": "delete_selected", "_selected_action": [ines.pk], "post": "yes"}
    boss.post(reverse("admin:auth_user_changelist"), given)
    assert User.objects.filter(pk=ines.pk).exists()


def test_a_login_with_decisions_on_comments_is_not_deleted(boss):
    mara = moderator()
    approved(published(), by=mara)
    boss.post(at("delete", mara), {"post": "yes"})
    assert User.objects.filter(pk=mara.pk).exists()


def test_a_login_that_left_nothing_can_be_deleted(boss):
    ines = colleague()
    assert "Are you sure" in parsed(boss.get(at("delete", ines))).text
    boss.post(at("delete", ines), {"post": "yes"})
    assert not User.objects.filter(pk=ines.pk).exists()


def test_the_list_asks_as_much_for_thirty_people_as_for_three(boss, django_assert_max_num_queries):
    for number in range(30):
        colleague("Writer", username=f"p{number}", email=f"p{number}@bell.example")
    with django_assert_max_num_queries(10):
        page = parsed(boss.get(reverse("admin:auth_user_changelist")))
    assert "p29" in page.text


def test_the_sections_of_a_moderator_are_set_and_lifted_on_their_page(boss):
    mara, harbour = colleague("Moderator"), make_section("Harbour")
    form = parsed(boss.get(at("change", mara)))
    boss.post(at("change", mara), sent(form, sections=[str(harbour.pk)]))
    assert list(User.objects.get(pk=mara.pk).comment_remit.sections.all()) == [harbour]
    form = parsed(boss.get(at("change", mara)))
    assert form.fields["sections"] == [str(harbour.pk)]
    boss.post(at("change", mara), sent(form, sections=None))
    assert not hasattr(User.objects.get(pk=mara.pk), "comment_remit")


def test_tables_of_secrets_have_no_screen(boss):
    for path in ("mfa/authenticator/", "account/emailaddress/", "people/staffmember/", "people/counter/"):
        assert boss.get(f"/admin/{path}").status_code == 404
