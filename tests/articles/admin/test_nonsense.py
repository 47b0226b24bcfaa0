"""What no browser would send: refused with a message or not found, and never an error of ours."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.articles.admin.pages import parsed, sent, url
from tests.articles.factories import editor, make_article, scheduled

pytestmark = pytest.mark.django_db

NONSENSE = ["abc", "-1", "9" * 40, "1\x00", "٣", "<script>alert(1)</script>", "é" * 5000]
FIELDS = [
    "revision",
    "overwrite",
    "section",
    "tags",
    "lead_image",
    "bylines-0-id",
    "bylines-0-author",
    "bylines-0-position",
    "bylines-0-article",
    "bylines-TOTAL_FORMS",
    "bylines-INITIAL_FORMS",
]


@pytest.mark.parametrize("page", ["change", "preview"])
@pytest.mark.parametrize("field", FIELDS)
def test_no_value_of_a_hidden_field_or_a_choice_breaks_the_form(desk, field, page):
    article = make_article()
    client = desk(editor())
    opened = parsed(client.get(url("change", article)))
    for value in [*NONSENSE, None]:
        response = client.post(url(page, article), sent(opened, _continue="Save", **{field: value}))
        assert response.status_code in (200, 302, 422), (field, value)
        assert "<script>alert(1)" not in response.content.decode()
    assert Article.objects.get().headline == "The ferry returns"


@pytest.mark.parametrize(
    ("step", "field"),
    [("cancel", "edition"), ("move", "at"), ("publish", "waiting"), ("publish", "seen"), ("expire", "when")],
)
def test_no_value_breaks_a_step(desk, step, field):
    article = scheduled()
    client = desk(editor())
    opened = parsed(client.get(url(step, article)))
    for value in NONSENSE:
        response = client.post(url(step, article), sent(opened, **{field: value}))
        assert response.status_code == 422, (field, value)
        assert client.get(url(step, article), {field: value}).status_code == 200


@pytest.mark.parametrize("model", ["article", "author", "section", "tag", "image"])
def test_no_selection_breaks_a_list(desk, model):
    client = desk(editor())
    action = "publish_selected" if model == "article" else "delete_selected"
    for value in NONSENSE:
        chosen = {"action": action, "_selected_action": [value]}
        assert client.post(reverse(f"admin:articles_{model}_changelist"), chosen).status_code in (200, 302)


def test_a_story_whose_number_is_no_number_is_not_there(desk):
    client = desk(editor())
    for number in ("9" * 40, "0"):
        assert client.get(f"/admin/articles/article/{number}/preview/").status_code == 404
        assert client.post(f"/admin/articles/article/{number}/kill/").status_code == 404
    for number in ("abc", "9" * 40):
        assert client.post(f"/admin/articles/article/{number}/change/").status_code == 302
