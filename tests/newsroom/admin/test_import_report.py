"""The report of an import, as the desk reads it."""

import pytest
from django.contrib.auth.models import User
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
