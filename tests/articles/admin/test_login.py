"""Coming in at the desk."""

import pytest
from django.test import Client

from tests.articles.factories import editor

pytestmark = pytest.mark.django_db


def test_who_logs_in_without_a_page_in_mind_comes_to_the_desk():
    mara = editor()
    mara.set_password("a long enough one")
    mara.save()
    given = {"login": mara.username, "password": "a long enough one", "next": ""}
    response = Client().post("/admin/login/", given, follow=True)
    assert response.redirect_chain == [("/admin/", 302)]
    assert "The desk" in response.content.decode()
