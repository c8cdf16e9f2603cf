"""News of other rooms: a problem that a machine or another room found, and proof that fell away."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from gongkai.ground.evidence.signals import flagged
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.orgs.signals import problem_found

from . import actions


@receiver(problem_found, dispatch_uid="supervision.problem_found")
def make_a_finding(
    *,
    key: str,
    unit: Unit,
    title: str,
    text: str,
    address: str = "",
    by: User | None = None,
    **_more: Any,
) -> None:
    """One finding for each key, however often it is sent."""
    actions.take_up(by=by, key=key, unit=unit, title=title, text=text, address=address)


@receiver(flagged, dispatch_uid="supervision.flagged")
def say_that_proof_fell_away(
    *, holder_kind: str, holder_id: int, evidence: Any, reason: str, **_more: Any
) -> None:
    """Tell the office when a record that a unit named as proof is withdrawn."""
    if holder_kind == "supervision.caseevent":
        actions.note_withdrawn_proof(event_id=holder_id, title=evidence.title, reason=reason)
