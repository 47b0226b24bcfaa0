"""What no browser would send: refused with a message or not found, and never an error of ours."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.articles.admin.pages import parsed, sent, url
from tests.articles.factories import edit, editor, make_article, person, scheduled

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

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
    edit(article, headline="Another text")
    client = desk(editor())
    opened = parsed(client.get(url(step, article)))
    for value in NONSENSE:
        response = client.post(url(step, article), sent(opened, **{field: value}))
        assert response.status_code == 422, (field, value)
        told = 400 if "\x00" in value else 200
        assert client.get(url(step, article), {field: value}).status_code == told


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


@pytest.mark.parametrize(
    "asked",
    [
        "articles/article/?status__exact=%00",
        "articles/article/?headline__startswith=a%00b",
        "articles/article/?%00=1",
        "comments/comment/?state=%00",
        "autocomplete/?app_label=articles&model_name=article&field_name=tags&term=%00",
        "articles/article/add/?tags=%00",
    ],
)
def test_an_address_that_asks_for_nul_is_told_so(desk, asked):
    response = desk(editor()).get(f"/admin/{asked}")
    assert response.status_code == 400
    assert "a character (NUL) that no text holds" in response.content.decode()


@pytest.mark.parametrize("value", ["x", "9" * 40, "x,y", "٣", "-1"])
@pytest.mark.parametrize("form", ["article/add/?tags={0}&lead_image={0}", "author/add/?photo={0}"])
def test_what_cannot_be_a_key_is_not_chosen_from_the_start(desk, form, value):
    page = desk(editor()).get(f"/admin/articles/{form.format(value)}")
    assert page.status_code == 200
    assert not {"tags", "lead_image", "photo"} & {
        name for name, given in parsed(page).fields.items() if any(given)
    }


@pytest.mark.parametrize("model", ["user", "group"])
def test_no_selection_breaks_the_lists_of_people(desk, model):
    client = desk(person(is_superuser=True))
    for value in NONSENSE:
        chosen = {"action": "delete_selected", "_selected_action": [value]}
        page = client.post(reverse(f"admin:auth_{model}_changelist"), chosen, follow=True)
        assert "Choose rows of the list." in parsed(page).text


@pytest.mark.parametrize("model", ["article", "author"])
def test_nothing_is_saved_as_a_copy_at_this_desk(desk, model):
    article = make_article()
    row = article if model == "article" else article.bylines.get().author
    client = desk(editor())
    address = reverse(f"admin:articles_{model}_change", args=[row.pk])
    response = client.post(address, sent(parsed(client.get(address)), _saveasnew="1", slug="a-copy"))
    assert "Nothing at this desk is saved as a copy" in response.content.decode()
    assert type(row).objects.count() == 1
