from typing import Any

import pytest
from django.apps import apps
from django.test import Client


@pytest.fixture
def mara(db: None, django_user_model: Any) -> Any:
    """A moderator."""
    person = django_user_model.objects.create_user("mara", is_staff=True)
    may = apps.get_model("auth", "Permission").objects
    person.user_permissions.set(may.filter(codename__in=["view_comment", "moderate_comment"]))
    return person


@pytest.fixture
def desk(client: Client, mara: Any) -> Client:
    """Her browser."""
    client.force_login(mara)
    return client
