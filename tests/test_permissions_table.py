"""Who may do what, as a table of every address, method and role that somebody has read."""

import os

import pytest

from tests.permissions_table import FILE, METHODS, OWN, addresses, answers, make_site, read, written

pytestmark = pytest.mark.django_db
MEND = "write the file anew as its head says, and read what changed"


def test_every_address_has_its_rows_and_every_row_an_address():
    rows = {route.removesuffix(OWN) for route, _ in read(FILE.read_text(encoding="utf-8"))}
    assert set(addresses()) - rows == set(), MEND
    assert rows - set(addresses()) == set(), MEND


@pytest.mark.slow
@pytest.mark.once
def test_every_address_answers_to_every_role_as_the_table_says():
    found = answers(make_site())
    if os.environ.get("WRITE_PERMISSIONS"):
        FILE.write_text(written(found), encoding="utf-8")
    expected = read(FILE.read_text(encoding="utf-8"))
    different = {row: (expected.get(row), said) for row, said in found.items() if expected.get(row) != said}
    assert different == {}, MEND


def test_nobody_without_a_login_gets_into_the_desk():
    """By the table itself, so that no one writes it anew with a door left open."""
    doors = ("admin/login/", "admin/invitation/", "admin/logout/", "admin/jsi18n/")
    for (route, method), (anonymous, *_, inactive) in read(FILE.read_text(encoding="utf-8")).items():
        if route.startswith("admin/") and not route.startswith(doors):
            assert anonymous in {"login", "403", "404", "405", ">"}, (route, method)
            assert inactive == anonymous, (route, method)


def test_no_address_fails():
    table = read(FILE.read_text(encoding="utf-8"))
    assert not [row for row, said in table.items() if any(each.startswith("5") for each in said)]
    assert {method for _, method in table} == set(METHODS)
