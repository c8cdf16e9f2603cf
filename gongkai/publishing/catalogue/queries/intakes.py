"""Tables that were read, and what their rows are beside the catalogue as it stands."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from gongkai.ground.orgs.models import User

from ..models import Directory, Entry, Intake, IntakeRow
from .entries import directories_of, in_force


def intakes_of(user: User) -> QuerySet[Intake]:
    """The tables of directories that the person may see."""
    rows = Intake.objects.select_related("directory", "directory__unit", "upload", "by")
    return rows.filter(directory__in=directories_of(user))


def entries_as_rows(directory: Directory) -> dict[int, dict[str, Any]]:
    """The directory's entries as they stand today, by key, as ``rules.differences`` wants them."""
    return {row.entry_id: row.columns for row in in_force(directory)}


def rows_of(intake: Intake, only: str = "") -> QuerySet[IntakeRow]:
    """The rows in order: all, only doubtful ones, or those of one change."""
    rows = intake.rows.select_related("unit", "entry")
    if only == "doubt":
        return rows.exclude(doubts=[])
    return rows.filter(change=only) if only else rows


def leaving(intake: Intake) -> QuerySet[Entry]:
    """The entries that the table no longer has, as far as they still run."""
    rows = intake.directory.entries.filter(ended_on=None, current__isnull=False)
    taken = intake.rows.exclude(entry=None).values("entry")
    return rows.exclude(pk__in=taken).select_related("current", "unit")


def may_be(row: IntakeRow) -> list[Entry]:
    """The entries of its matter that it may be: those no other row is."""
    same = Q(current__matter=row.data["matter"]) & ~Q(current__matter="")
    found = list(leaving(row.intake).filter(same).order_by("order", "pk"))
    return [row.entry, *found] if row.entry is not None else found


def counts_of(intake: Intake) -> dict[str, int]:
    """How many rows are new, changed, the same, doubtful; how many entries are gone."""
    rows = list(intake.rows.values_list("change", "doubts"))
    counts = {
        name: sum(change == name for change, _ in rows) for name in ("new", "changed", "same")
    }
    doubtful = sum(bool(doubts) for _, doubts in rows)
    return counts | {"doubt": doubtful, "all": len(rows), "gone": leaving(intake).count()}
