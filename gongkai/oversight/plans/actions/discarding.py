"""Putting a draft away. Its file and every version stay."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.orgs.models import User

from ..enums import DraftState
from ..models import PlanDraft
from .versions import locked, log


@transaction.atomic
def discard(*, by: User, draft: PlanDraft) -> PlanDraft:
    """Put a draft aside that will not be taken over. The same file may be read again later."""
    held = locked(draft, by)
    held.state = DraftState.DISCARDED
    held.save(update_fields=["state"])
    log(held, by=by, verb="plans.discard", sentence="作废了这份草稿")
    return held
