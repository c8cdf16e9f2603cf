"""What the page of a case shows, be it a finding or a letter."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from ...models import Finding, Letter
from ...queries.headlines import headline
from ...queries.offices import acts_as
from ...queries.telling import buttons, told, why_this_day
from ...rules.cases import OFFICE
from .answers import signed_in


def told_of(request: HttpRequest, case: Finding | Letter) -> dict[str, Any]:
    """Where the case stands, what may be done, all that happened. The office finds the log too."""
    user = signed_in(request)
    roles = acts_as(user, case)
    if OFFICE in roles:
        request.record = case  # type: ignore[attr-defined]  # how panels are told, see audit.slots
    return {
        "case": case,
        "headline": headline(case, roles),
        "buttons": buttons(case, roles),
        "events": told(case, roles, user.pk),
        "why": why_this_day(case),
    }
