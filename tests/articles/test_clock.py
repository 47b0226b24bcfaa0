from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import clock

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


def test_both_clocks_stand_still_inside_at_and_go_on_after_it() -> None:
    with clock.at(NOON):
        assert clock.reading_time() == clock.step_time(connection) == NOON
    assert abs(clock.reading_time() - timezone.now()) < timedelta(seconds=5)


def test_stopped_clocks_nest_and_come_back_after_an_error() -> None:
    with clock.at(NOON):
        with pytest.raises(ZeroDivisionError), clock.at(NOON + timedelta(hours=1)):
            raise ZeroDivisionError
        assert clock.reading_time() == NOON


@pytest.mark.django_db
def test_the_time_of_a_step_moves_on_within_one_transaction() -> None:
    with transaction.atomic():
        first = clock.step_time(connection)
        assert clock.step_time(connection) > first


@pytest.mark.django_db
def test_both_clocks_tell_the_time_with_its_zone() -> None:
    assert clock.step_time(connection).utcoffset() == timedelta(0)
    assert clock.reading_time().utcoffset() == timedelta(0)
    assert abs(clock.step_time() - clock.reading_time()) < timedelta(seconds=5)
