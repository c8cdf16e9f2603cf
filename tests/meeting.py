"""Two deeds that meet on PostgreSQL: one stops in the middle, the other goes as far as it can.

Nothing is left to chance: the first deed stops right after it has locked or written in a table, the
second then runs until it has ended or waits for a lock, and only then does the first go on. Two
deeds that lock in opposite orders wait for each other every time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import nullcontext
from contextvars import copy_context
from threading import Event
from typing import Any

from django.db import OperationalError, connection

from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.contention import is_contention

Deed = Callable[[], object]
SECONDS = 30
WRITES = re.compile(r'(UPDATE|INSERT INTO|DELETE FROM) "(\w+)"')
LOCKS = re.compile(r'FROM "(\w+)".* FOR (?:NO KEY )?UPDATE', re.S)


def meet(first: Deed, second: Deed, *, after: str) -> tuple[str, str]:
    """What became of both ("done", the code of a refusal, or "deadlock"), the first one first.

    ``first`` stops ``after`` its first lock on a row of that table, or, said "UPDATE table", its
    first change of one.
    """
    stop = _Stop(after)
    with ThreadPoolExecutor(2) as pool:
        try:
            one = pool.submit(copy_context().run, _tried, first, stop)
            while not stop.reached.wait(0.01) and not one.done():
                pass
            assert stop.reached.is_set(), f"it never locked anything in {after}: {one.result()}"
            pid: Future[int] = Future()
            other = pool.submit(copy_context().run, _tried, second, None, pid)
            _as_far_as_it_can(other, pid.result(SECONDS))
        finally:
            stop.go_on.set()
        return one.result(SECONDS), other.result(SECONDS)


class _Stop:
    """Stops the thread that runs it after its first lock in a table, until it is let go on."""

    def __init__(self, table: str) -> None:
        self.table, self.reached, self.go_on = table, Event(), Event()

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if not self.reached.is_set() and self.table in _locked_by(sql):
            self.reached.set()
            assert self.go_on.wait(SECONDS), "nobody let it go on"
        return answer


def _locked_by(sql: str) -> set[str]:
    locked, written = LOCKS.search(sql), WRITES.match(sql)
    names = {locked[1]} if locked else set()
    return names | {written[2], f"{written[1]} {written[2]}"} if written else names


def _tried(deed: Deed, stop: _Stop | None, pid: Future[int] | None = None) -> str:
    try:
        connection.ensure_connection()
        if pid is not None:
            pid.set_result(connection.connection.info.backend_pid)
        with connection.execute_wrapper(stop) if stop else nullcontext():
            deed()
    except Refusal as refusal:
        return refusal.code
    except OperationalError as error:
        if is_contention(error):
            return "deadlock"
        raise
    finally:
        connection.close()
    return "done"


def _as_far_as_it_can(deed: Future[str], pid: int) -> None:
    """Wait until the deed has ended, or its connection waits for a lock."""
    while not wait([deed], timeout=0.01).done:
        with connection.cursor() as cursor:
            cursor.execute("SELECT wait_event_type FROM pg_stat_activity WHERE pid = %s", [pid])
            row = cursor.fetchone()
        if row is not None and row[0] == "Lock":
            return
