"""One thing that somebody has to do, as every room hands it to the desk.

A room registers a provider: ``slots.register("desk.todo", provider)``, where ``provider(request)``
returns a list of ``TodoItem`` for the person who asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One line of "my to-do".

    ``title`` is a whole sentence or name, ``link`` where it is done, ``kind`` the business
    (依申请公开), ``unit`` the unit it concerns, ``due`` the last day (None: no time limit),
    ``action_label`` a verb for the button. ``light`` overrides what follows from ``due``:
    ``late``, ``soon``, ``go`` or ``wait`` (the clock is stopped); ``light_label`` says it in words.
    """

    title: str
    link: str
    kind: str
    unit: str = ""
    due: date | None = None
    action_label: str = "去办理"
    light: str = ""
    light_label: str = ""
