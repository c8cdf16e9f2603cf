"""One reminder sweep in a process of its own: ``python -m bench.sweep FOLDER`` prints JSON."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time
from pathlib import Path
from time import perf_counter

from . import district

LONG_AFTER = date(district.YEAR, 12, 20)  # most of the year's days have passed by then


def main(folder: str) -> None:
    """Remind of everything that is due in December, tell how long it took and what it needed."""
    district.use(folder)
    from gongkai.ground.core import clock
    from gongkai.oversight.plans.actions.ledger import remind_due
    from gongkai.oversight.plans.models import Assignment

    with clock.hold(datetime.combine(LONG_AFTER, time(9), tzinfo=clock.CHINA)):
        assignments = Assignment.objects.count()
        before = _peak()
        started = perf_counter()
        reminded = remind_due()
        seconds = perf_counter() - started
        grown = _peak() - before
        started = perf_counter()
        _only_the_rows()
        peer = perf_counter() - started
        started = perf_counter()
        again = remind_due()
        again_seconds = perf_counter() - started
    assert again == 0, "a step was taken twice"
    told = {
        "assignments": assignments,
        "reminded": reminded,
        "seconds": seconds,
        "peer_seconds": peer,
        "again_seconds": again_seconds,
        "megabytes": grown,
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _only_the_rows() -> None:
    """The least that any sweep does: read what is due, write one row for each. Taken back."""
    from django.db import transaction

    from gongkai.ground.core import clock
    from gongkai.oversight.plans.models import Part, Reminder

    due = Part.objects.filter(done_on=None, due__lte=clock.today())
    with transaction.atomic():
        rows = due.values_list("assignment_id", "key", "due").iterator(chunk_size=2000)
        Reminder.objects.bulk_create(
            (Reminder(assignment_id=a, key=key, due=day, step=0) for a, key, day in rows),
            batch_size=500,
        )
        transaction.set_rollback(True)


def _peak() -> float:
    """The most memory that this program has held so far, in megabytes.

    Not ``ru_maxrss``: that begins with what the parent held when it forked.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main(sys.argv[1])
