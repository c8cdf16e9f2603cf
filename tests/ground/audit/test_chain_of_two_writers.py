"""Two writers at once on two real connections: one chain, no gap, nothing lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.audit.models import Entry, Head
from gongkai.ground.audit.queries import verify

EACH = 15


@pytest.mark.django_db(transaction=True)
def test_two_writers_make_one_chain() -> None:
    before = Head.objects.get().sequence
    start = Barrier(2)

    def write(name: str) -> None:
        try:
            start.wait()
            for number in range(EACH):
                with transaction.atomic():
                    record(by=None, verb="audit.test", sentence=f"{name}写第{number}条。")
                    if number % 5 == 4:  # some deeds fail: their numbers are given again
                        transaction.set_rollback(True)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, ["甲", "乙"]))
    written = 2 * (EACH - EACH // 5)
    assert Head.objects.get().sequence == before + written
    assert Entry.objects.filter(sequence__gt=before).count() == written
    assert verify().sound
