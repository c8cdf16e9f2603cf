"""A room hands in what shall be reviewed; whatever changes voids every opinion."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.orgs.models import Unit, User

from ..models import Case, Reviewed
from ..queries.standing import content_of
from ..rules.chains import chain_of
from ..rules.content import Content
from ..rules.machine import MACHINE
from .writing import hold, write


@transaction.atomic
def hand_in(
    *,
    by: User | None,
    record_kind: str,
    record_id: int,
    chain: str,
    unit: Unit,
    title: str,
    content: Content,
) -> Case:
    """The record as it is now: its first version, or a change of what was handed in before.

    The room calls it in the transaction that changes the record. A content that differs in nothing
    changes nothing. Raises LookupError for a chain that no room declared, Refusal ``wrong_state``
    for a review that was ended.
    """
    chain_of(chain)
    case, _ = Case.objects.get_or_create(
        record_kind=record_kind,
        record_id=record_id,
        defaults={"chain": chain, "unit": unit, "title": title[:300]},
    )
    held, standing = hold(case)
    held.title = title[:300]
    before = content_of(held, standing.content)
    if before is not None and before.digest == content.digest:
        held.save(update_fields=["title"])
        return held
    MACHINE.step(standing.state, "change", "这次审签")
    number = (held.versions.count()) + 1
    Reviewed(case=held, number=number, parts=content.as_json(), digest=content.digest).save()
    voided = len(standing.approvals)
    said = f"改了内容，{voided} 个审核意见作废" if voided else "写好了内容"
    write(held, standing, by=by, verb="change", said=said, data={"content": number})
    return held
