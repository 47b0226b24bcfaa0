"""The report of an import, as the desk reads it."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from newsroom.models import ImportReport
from tests.newsroom.wordpress.exports import comment, export, imported, post

pytestmark = pytest.mark.django_db


def test_the_report_stands_in_the_admin_with_its_reasons_and_shows_no_script(client, tmp_path):
    hostile = post(1, comment(5, 999), comment_status="closed").replace(
        "http://old.example/news/story-1/", "javascript:alert(1)//&lt;script&gt;"
    )
    imported(export(tmp_path / "herald.xml", hostile))
    client.force_login(User.objects.create_superuser("chief"))
    address = reverse("admin:newsroom_importreport_change", args=[ImportReport.objects.get().pk])
    page = client.get(address).content.decode()
    assert "herald.xml" in page
    assert "The comment 999 that it answers is not in the export." in page
    assert "<td>posts: publish</td><td>1</td><td>1</td>" in page
    assert 'href="javascript' not in page and "<script>alert" not in page and "//<script>" not in page


def test_editors_may_read_reports_and_writers_may_not(client, tmp_path):
    imported(export(tmp_path / "herald.xml", post(1)))
    address = reverse("admin:newsroom_importreport_change", args=[ImportReport.objects.get().pk])
    for role, text in (("Editor", "herald.xml"), ("Writer", "403")):
        person = User.objects.create_user(role, is_staff=True)
        person.groups.add(Group.objects.get(name=role))
        client.force_login(person)
        answer = client.get(address)
        assert text in (answer.content.decode() if answer.status_code == 200 else str(answer.status_code))
