"""The rows that a person ticked in a list."""

from __future__ import annotations

import re

from django.http import HttpRequest

from ...actions.ledger.bulk import Wanted

CHOSEN = re.compile(r"([1-9]\d{0,9}):(\d{1,9})", re.ASCII)


def chosen(request: HttpRequest) -> list[Wanted]:
    """What was ticked, each with the version that was on the page."""
    pairs = (CHOSEN.fullmatch(each) for each in request.POST.getlist("chosen"))
    seen = {int(pair[1]): int(pair[2]) for pair in pairs if pair}
    return [Wanted(pk, version) for pk, version in seen.items()]
