"""Looking back: how a task came from an earlier year."""

from __future__ import annotations

from ...models import Assignment


def chain(assignment: Assignment) -> list[Assignment]:
    """The assignments of earlier years from which this one was carried over, the newest first."""
    found: list[Assignment] = []
    earlier_id = assignment.carried_from_id
    while earlier_id is not None:
        earlier = Assignment.objects.select_related("task__plan", "unit").get(pk=earlier_id)
        found.append(earlier)
        earlier_id = earlier.carried_from_id
    return found
