"""What happened to a case, for its time line."""

from __future__ import annotations

from gongkai.ground.ui.shapes import Event

from ...models import Matter, Session


def events_of(case: Matter | Session) -> list[Event]:
    """All of it, newest first."""
    rows = case.events.select_related("by").order_by("-pk")
    return [Event(row.at, f"{row.by}{row.label}", row.text) for row in rows]
