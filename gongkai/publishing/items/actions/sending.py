"""Sending an item to review: only what is whole and was checked."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.orgs.models import User
from gongkai.ground.review import actions as review
from gongkai.ground.review.models import Case

from ..models import Item
from ..queries.showing import reasons_against, rows_of
from .checking import check_rows, check_text
from .stepping import WRITE, hand_in, hold, refuse, require, require_live


@transaction.atomic
def send(*, by: User, item: Item) -> Case:
    """送审. Text and rows are checked once more with the lists of today.

    Raises Refusal with every reason why it cannot be reviewed yet: what is missing, what was found
    and is not settled, what is not to be public at all.
    """
    held = hold(item)
    require(by, WRITE, held.unit_id, "送审")
    require_live(held)
    check_text(held)
    rows = rows_of(held)
    if rows is not None:
        check_rows(held, rows)
    refuse(reasons_against(held))
    case = hand_in(held, by)
    return review.submit(by=by, case=case, version=case.version)
