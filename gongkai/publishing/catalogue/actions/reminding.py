"""Units are told before an entry is late or a column stale, and once more when it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.notices import actions as notices
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.timelimits import saying
from gongkai.ground.ui.addresses import desk_address

from ..models import Column, Entry
from ..queries.columns import Kept, not_fresh
from ..queries.entries import running, with_lights

DUE = "catalogue.due"
KEEPERS = ("info_officer",)
BATCH = 500


def remind_due() -> int:
    """Send what is due; return how many people were told. Each degree of each date once."""
    rows = with_lights(running(Entry.objects.select_related("unit", "current", "standing")))
    due = list(rows.filter(light__in=("late", "soon")))
    known = _told(_key(entry) for entry in due)
    told = sum(_of_entry(entry) for entry in due if _key(entry) not in known)
    kept = not_fresh(Column.objects.select_related("unit").filter(unit__active=True))
    return told + sum(_of_column(one) for one in kept)


def _key(entry: Any) -> str:
    """One degree of one date of an entry."""
    return f"{DUE}:{entry.pk}:{entry.standing.due_on}:{entry.light}"


def _told(keys: Iterable[str]) -> set[str]:
    """Of which of these somebody was told: a query for many, so that an hour without news is
    cheap."""
    found: set[str] = set()
    wanted = list(keys)
    for at in range(0, len(wanted), BATCH):
        rows = Notice.objects.filter(key__in=wanted[at : at + BATCH])
        found |= set(rows.values_list("key", flat=True))
    return found


@transaction.atomic
def _of_entry(entry: Any) -> int:
    late = entry.light == "late"
    due: date = entry.standing.due_on
    roles = (*KEEPERS, "unit_leader") if late else KEEPERS
    said = f"“{entry.said}”应在{saying.short(due)}前公开"
    more = "现在已经晚了，请尽快公开。" if late else "请及时公开。"
    made = notices.notify(
        to=orgs.holders_of(entry.unit, *roles),
        kind=DUE,
        subject=f"{said}，{more.rstrip('。')}"[:200],
        body=f"{said}。{more}",
        link=desk_address("catalogue:entry", entry.pk),
        key=_key(entry),
    )
    return len(made)


@transaction.atomic
def _of_column(kept: Kept) -> int:
    column, since = kept.column, kept.updated or clock.today().replace(day=1)
    said = {
        "blank": "还没有内容",
        "stale": "已经超期没有更新",
        "soon": f"在{saying.short(kept.last_day)}前要有更新" if kept.last_day else "",
    }[kept.state]
    made = notices.notify(
        to=orgs.holders_of(column.unit, *KEEPERS),
        kind=DUE,
        subject=f"栏目“{column.name}”{said}"[:200],
        body=f"栏目“{column.name}”{said}，请补充内容，或者停用这个栏目。",
        link=desk_address("catalogue:columns"),
        key=f"{DUE}:column:{column.pk}:{since}:{kept.state}",
    )
    return len(made)
