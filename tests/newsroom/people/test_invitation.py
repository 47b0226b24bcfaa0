"""From an invitation to a login."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.people import invitations
from newsroom.people.models import Invitation
from tests.articles.admin.pages import parsed, sent
from tests.articles.factories import make_section, person
from tests.newsroom.people.pages import PASSWORD, colleague, is_in, last_mail, link_in, role

pytestmark = pytest.mark.django_db

CHOSEN = {
    "first_name": "Ines",
    "last_name": "Halloway",
    "username": "ines",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


@pytest.fixture
def boss(client):
    boss = person("Administrator", first_name="Ada", last_name="Quill")
    client.force_login(boss)
    return client


def invited(**given):
    by = person("Administrator", first_name="Ada", last_name="Quill")
    return invitations.invite(**{"by": by, "email": "ines@bell.example", "groups": [role("Writer")]} | given)


def test_who_manages_people_invites_and_the_invited_choose_their_own_password(boss):
    page = parsed(boss.get(reverse("admin:people_invitation_add")))
    assert not any("password" in name for name in page.fields)
    assert "Writer: May write stories and hand them in" in page.text
    given = {"email": "ines@bell.example", "first_name": "Ines", "groups": [role("Writer").pk]}
    told = boss.post(reverse("admin:people_invitation_add"), sent(page, **given), follow=True)
    assert "on its way to ines@bell.example" in parsed(told).text
    letter = last_mail()
    assert letter.subject == "Ada Quill invites you to Newsroom"
    client = Client()
    form = parsed(client.get(link_in(letter)))
    assert form.fields["first_name"] == ["Ines"]
    assert form.fields["username"] == ["ines"]
    client.post(link_in(letter), sent(form, **CHOSEN))
    ines = User.objects.get(username="ines")
    assert is_in(client)
    assert ines.check_password(PASSWORD)
    assert (ines.email, ines.is_staff, ines.is_superuser) == ("ines@bell.example", True, False)
    assert list(ines.groups.all()) == [role("Writer")]


def test_an_invitation_works_once():
    invited()
    path = link_in(last_mail())
    Client().post(path, CHOSEN)
    late = Client().post(path, CHOSEN | {"username": "another"})
    assert late.status_code == 410
    assert "has been used" in parsed(late).text
    assert not User.objects.filter(username="another").exists()


def test_reading_the_page_of_an_invitation_uses_nothing_up():
    invited()
    for _ in range(3):
        assert "Choose how you log in" in parsed(Client().get(link_in(last_mail()))).text
    assert not User.objects.filter(email="ines@bell.example").exists()


def test_an_invitation_expires_after_a_week():
    made = invited()
    assert timedelta(days=6) < made.expires_at - timezone.now() < timedelta(days=8)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    late = Client().post(link_in(last_mail()), CHOSEN)
    assert "good for a week" in parsed(late).text
    assert not User.objects.filter(username="ines").exists()


def test_sent_again_the_new_link_works_and_the_old_one_is_dead(boss):
    made = invited()
    old = link_in(last_mail())
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    boss.post(reverse("admin:people_invitation_again", args=[made.pk]))
    new = link_in(last_mail())
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


def test_a_revoked_invitation_lets_nobody_in(boss):
    made = invited()
    boss.post(reverse("admin:people_invitation_revoke", args=[made.pk]))
    answer = Client().post(link_in(last_mail()), CHOSEN)
    assert "taken back" in parsed(answer).text
    assert not User.objects.filter(username="ines").exists()
    made.refresh_from_db()
    assert made.revoked_by is not None


@pytest.mark.parametrize("deed", ["again", "revoke"])
def test_an_answered_invitation_is_neither_sent_again_nor_revoked(boss, deed):
    made = invited()
    Client().post(link_in(last_mail()), CHOSEN)
    letters = len(mail.outbox)
    told = boss.post(reverse(f"admin:people_invitation_{deed}", args=[made.pk]), follow=True)
    assert "answered or taken back already" in parsed(told).text
    assert len(mail.outbox) == letters


@pytest.mark.parametrize("changed", ["0", "1x", "AAAA"])
def test_a_link_that_was_tampered_with_leads_nowhere(changed):
    invited()
    path = link_in(last_mail())
    for forged in (path[:-3] + changed + "/", path.replace("/invitation/", "/invitation/9")):
        assert Client().get(forged).status_code == 404


def test_what_the_invited_type_cannot_make_them_more_than_they_were_invited_as():
    invited()
    forged = {
        "is_superuser": "on",
        "is_staff": "on",
        "groups": [Group.objects.get(name="Administrator").pk],
        "email": "else@evil.example",
        "user_permissions": ["1", "2"],
    }
    Client().post(link_in(last_mail()), CHOSEN | forged)
    ines = User.objects.get(username="ines")
    assert not ines.is_superuser
    assert ines.email == "ines@bell.example"
    assert list(ines.groups.all()) == [role("Writer")]
    assert not ines.user_permissions.exists()


def test_what_is_wrong_is_said_beside_its_field_and_the_rest_stays():
    person(username="ines")
    invited()
    answer = Client().post(link_in(last_mail()), CHOSEN | {"password1": "ines", "password2": "ines"})
    page = parsed(answer)
    assert answer.status_code == 422
    assert "A user with that username already exists." in page.text
    assert "too short" in page.text
    assert page.fields["last_name"] == ["Halloway"]


def test_an_address_is_invited_once_and_not_when_it_has_a_login(boss):
    invited()
    colleague(username="cosmo", email="cosmo@bell.example")
    page = parsed(boss.get(reverse("admin:people_invitation_add")))
    for address, said in (
        ("INES@bell.example", "has an invitation already"),
        ("Cosmo@bell.example", "cosmo has this address already"),
    ):
        given = {"email": address, "groups": [role("Writer").pk]}
        answer = boss.post(reverse("admin:people_invitation_add"), sent(page, **given))
        assert said in parsed(answer).text
    assert Invitation.objects.count() == 1


def test_a_moderator_is_invited_for_a_section():
    harbour = make_section("Harbour")
    invited(groups=[role("Moderator")], sections=[harbour])
    Client().post(link_in(last_mail()), CHOSEN)
    assert list(User.objects.get(username="ines").comment_remit.sections.all()) == [harbour]


def test_the_link_is_neither_in_the_database_nor_in_the_list_of_jobs(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    made = invited()
    (job,) = DBTaskResult.objects.all()
    assert job.args_kwargs == {"args": [made.pk], "kwargs": {}}
    signature = made.token().rpartition(":")[2]
    kept = [str(value) for row in Invitation.objects.values() for value in row.values()]
    assert not any(signature in value for value in kept)


@pytest.mark.parametrize("name", ["Writer", "Copy editor", "Editor", "Moderator"])
def test_nobody_else_invites(client, name):
    client.force_login(person(name))
    made = invited()
    given = {"email": "new@bell.example", "groups": [role("Administrator").pk]}
    assert client.post(reverse("admin:people_invitation_add"), given).status_code == 403
    assert client.post(reverse("admin:people_invitation_revoke", args=[made.pk])).status_code == 403
    made.refresh_from_db()
    assert made.revoked_at is None
    assert Invitation.objects.count() == 1


def test_inviting_is_called_so_in_the_list_of_invitations_too(client, admin_user):
    client.force_login(admin_user)
    listed = client.get(reverse("admin:people_invitation_changelist")).content.decode()
    assert "Invite a person" in listed
    assert "New invitation" not in listed


def test_a_list_of_the_desk_tells_times_with_the_day_first_and_on_24_hours(boss):
    invited()
    Invitation.objects.update(expires_at=datetime(2026, 12, 3, 21, 5, tzinfo=UTC))
    listed = boss.get(reverse("admin:people_invitation_changelist")).content.decode()
    assert "3 December 2026, 21:05" in listed
