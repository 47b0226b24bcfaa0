"""How many statements each page takes, counted inside the site."""

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries(addresses: list[str]) -> list[int]:
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    found = []
    for address in addresses:
        client.get(address)  # what is asked once a process, and not once a page
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        found.append(len(asked))
    return found
