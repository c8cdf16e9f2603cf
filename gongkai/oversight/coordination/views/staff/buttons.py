"""What the tables of transitions offer, as buttons: one main one at most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from gongkai.ground.core.transitions import Transition

# Verbs whose button posts at once; the others have a page of their own.
AT_ONCE = {
    "restore",
    "open_voting",
    "close_voting",
    "withdraw",
}


@dataclass(frozen=True, slots=True)
class Button:
    """One button. ``post``: it acts at once, with the version that the page shows."""

    label: str
    url: str
    post: bool
    main: bool


def buttons(
    kind: str, pk: int, offered: Iterable[Transition], *, leave_out: Iterable[str] = ()
) -> list[Button]:
    """The buttons of a case of ``kind`` (session, competition, matter), the main one first."""
    found = []
    main_is_taken = False
    for one in sorted(offered, key=lambda each: not each.main):
        if one.verb in leave_out:
            continue
        main = one.main and not main_is_taken
        main_is_taken |= main
        name = f"coordination:{kind}-{one.verb.replace('_', '-')}"
        url = reverse(name, args=[pk])
        found.append(Button(one.label, url, one.verb in AT_ONCE, main))
    return found
