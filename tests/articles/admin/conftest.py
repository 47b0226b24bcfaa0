from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def desk(db: None) -> Callable[[Any], Client]:
    """A browser in which this person has logged in."""

    def logged_in(person: Any) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return logged_in
