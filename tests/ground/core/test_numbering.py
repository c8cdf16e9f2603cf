"""Gapless numbers, proved with two real connections."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from gongkai.ground.core.models import NumberSeries
from gongkai.ground.core.numbering import next_number

WAIT = 30


def take(unit_id: int = 1, year: int = 2026, series: str = "foi") -> int:
    return next_number(series, unit_id=unit_id, year=year)


def in_thread(work: Callable[[], int]) -> int:
    """Do ``work`` on a connection of this thread's own, and close it."""
    try:
        return work()
    finally:
        connection.close()


@pytest.mark.django_db
def test_each_series_unit_and_year_counts_for_itself() -> None:
    assert [take(), take(), take(2), take(year=2027), take(series="letters"), take()] == [
        1, 2, 1, 1, 1, 3,
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_number_of_a_rolled_back_action_was_never_given() -> None:
    assert take() == 1
    with transaction.atomic():
        assert take() == 2
        transaction.set_rollback(True)
    assert take() == 2


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_none_is_given() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        take()
    assert not NumberSeries.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("known", [False, True], ids=["new series", "known series"])
def test_a_second_writer_waits_and_takes_the_number_given_back(known: bool) -> None:
    """One connection holds a number and rolls back; the other has waited and gets just that one."""
    if known:
        with transaction.atomic():
            take()
    holds, wants = threading.Event(), threading.Event()

    def give_back() -> int:
        with transaction.atomic():
            number = take()
            holds.set()
            assert wants.wait(WAIT)
            transaction.set_rollback(True)
        return number

    def want() -> int:
        assert holds.wait(WAIT)
        wants.set()
        with transaction.atomic():
            return take()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(in_thread, give_back), pool.submit(in_thread, want)
        assert first.result(WAIT) == second.result(WAIT) == (2 if known else 1)
    assert NumberSeries.objects.get().last == (2 if known else 1)


@pytest.mark.django_db(transaction=True)
def test_many_writers_leave_no_gap_and_share_no_number() -> None:
    """Four connections take and give back at random places; what is kept has no gap."""

    def some(worker: int) -> list[int]:
        kept = []
        for turn in range(12):
            with transaction.atomic():
                number = take()
                if (turn + worker) % 3 == 0:
                    transaction.set_rollback(True)
                else:
                    kept.append(number)
        connection.close()
        return kept

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(number for kept in pool.map(some, range(4)) for number in kept)
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == 32
