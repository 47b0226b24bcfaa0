from datetime import UTC, datetime

import pytest
from django.template import Context, Template

MOMENT = datetime(2026, 7, 1, 23, 5, 9, 123456, tzinfo=UTC)


@pytest.fixture(autouse=True)
def site_in_london(settings):
    settings.TIME_ZONE = "Europe/London"


def written(name: str) -> str:
    return Template(f"{{% load dates %}}{{{{ moment|{name} }}}}").render(Context({"moment": MOMENT}))


def test_a_day_is_the_one_in_the_sites_zone():
    assert written("to_the_day") == '<time datetime="2026-07-02T00:05:09+01:00">2 July 2026</time>'


def test_a_minute_is_written_in_full_and_its_attribute_has_no_microseconds():
    assert written("to_the_minute") == '<time datetime="2026-07-02T00:05:09+01:00">2 July 2026, 00:05</time>'
