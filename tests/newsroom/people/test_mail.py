"""Mail to staff is a job, outlives a mail server that is away, and has no header that a name made."""

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from comments.models import Comment
from comments.moderation import decide
from comments.moderation.appeals import appeal
from newsroom.models import Identity
from newsroom.people import invitations
from newsroom.people.mail import DELAYS, send_invitation, send_notice
from newsroom.people.models import Invitation
from tests.articles.admin.pages import parsed
from tests.articles.factories import person
from tests.comments.factories import live_article, moderator
from tests.comments.test_post import post
from tests.newsroom.people.pages import colleague, last_mail, role

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(settings):
    """Jobs wait in the database, as on a real site."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return DBTaskResult.objects.order_by("enqueued_at")


@pytest.fixture
def mail_server_away(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nothing listens there


def invite(**given):
    return invitations.invite(**{"by": person(), "email": "ines@bell.example", "groups": []} | given)


def test_mail_is_ordered_in_the_transaction_of_the_deed(jobs):
    with transaction.atomic():
        invite()
        assert jobs.count() == 1
        transaction.set_rollback(True)
    assert not jobs.exists()
    assert not mail.outbox


def test_a_mail_server_that_is_away_fails_no_deed_and_is_shown_to_who_invites(jobs, mail_server_away, client):
    client.force_login(person("Administrator"))
    address, given = reverse("admin:people_invitation_add"), {"email": "ines@bell.example"}
    told = client.post(address, given | {"groups": [role("Writer").pk]}, follow=True)
    assert "on its way" in parsed(told).text
    waits = []
    for attempt in range(1, len(DELAYS) + 1):
        job = jobs.last()
        assert send_invitation.func(*job.args_kwargs["args"], **job.args_kwargs["kwargs"]) is False
        again = jobs.last()
        assert again.args_kwargs["kwargs"] == {"attempt": attempt + 1}
        waits.append(again.run_after - again.enqueued_at)
    assert waits == sorted(waits)
    assert waits[-1] > waits[0]
    listed = parsed(client.get(reverse("admin:people_invitation_changelist"))).text
    assert "Failed, and tried again: ConnectionRefusedError" in listed
    with pytest.raises(ConnectionRefusedError):
        send_invitation.func(Invitation.objects.get().pk, attempt=len(DELAYS) + 1)


def test_once_the_mail_server_is_back_the_failure_is_forgotten(jobs, client):
    made = invite()
    Invitation.objects.update(failure="ConnectionRefusedError: away")
    assert send_invitation.func(made.pk) is True
    made.refresh_from_db()
    assert made.failure == ""
    assert made.sent_at is not None


def test_a_password_is_changed_while_the_mail_server_is_away(jobs, mail_server_away):
    ines = colleague()
    client = Client()
    client.force_login(ines)
    new = "quite another password"
    given = {"oldpassword": "a ferry at half past six", "password1": new, "password2": new}
    client.post("/admin/password_change/", given)
    ines.refresh_from_db()
    assert ines.check_password(new)
    job = jobs.get()
    assert job.args_kwargs["args"] == [ines.pk, "password_changed"]
    assert send_notice.func(*job.args_kwargs["args"]) is False


@pytest.mark.parametrize("name", ["Ada\r\nBcc: all@evil.example", "Ada\nSubject: Free\n\nx", "Ada\x0b\x85"])
def test_a_name_adds_no_header_to_a_mail(name):
    invite(by=person(first_name=name), first_name=name)
    letter = last_mail()
    message = letter.message()
    assert message.get_all("Subject") == [letter.subject]
    assert "\n" not in letter.subject
    assert message["Bcc"] is None
    assert letter.recipients() == ["ines@bell.example"]


def test_markup_in_a_name_stays_text():
    invite(by=person(first_name="<b>Ada & Co</b>"))
    assert last_mail().message().get_content_type() == "text/plain"
    assert "<b>Ada & Co</b> invites you" in last_mail().body


def test_an_invitation_that_was_revoked_meanwhile_is_not_sent(jobs):
    made = invite()
    invitations.revoke(made.pk, by=person())
    assert send_invitation.func(made.pk) is False
    assert not mail.outbox


def test_the_sender_is_a_setting(settings):
    settings.DEFAULT_FROM_EMAIL = "desk@bell.example"
    invite()
    assert last_mail().from_email == "desk@bell.example"


@pytest.mark.parametrize("title", ["The Bell\r\nBcc: all@evil.example", "The Bell\n\n<script>x</script>"])
def test_nor_does_the_site_s_name(title):
    Identity.objects.update_or_create(pk=1, defaults={"name": title})
    invite(by=person(first_name="Ada"))
    letter = last_mail()
    message = letter.message()
    assert message.get_all("Subject") == [letter.subject]
    assert "The Bell" in letter.subject
    assert "\n" not in letter.subject
    assert message["Bcc"] is None
    assert letter.recipients() == ["ines@bell.example"]
    assert message.get_content_type() == "text/plain"


def test_no_mail_to_staff_holds_what_readers_typed(client):
    """What waits for review reaches the desk by its queue alone."""
    article = live_article()
    post(client, article, name="<img src=x>\r\nBcc: all@evil.example", text="Click https://evil.example now")
    comment = Comment.objects.get()
    by = moderator()
    decide(comment.pk, "declined", by=by, reason="No.")
    appeal(comment.pk, "Click https://evil.example again")
    decide(comment.pk, "approved", by=by)
    assert mail.outbox == []
