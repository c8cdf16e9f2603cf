"""One step of a case: locked, checked against what the person saw, written, projected, told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.ui.addresses import desk_address

from ..models import Case
from ..models import Step as StepRow
from ..queries.people import reviewers
from ..queries.standing import columns, standing_of, turn_of
from ..rules.fold import Standing
from ..rules.machine import MACHINE, PASSED, RETURNED

TOLD = "review.told"


def hold(case: Case) -> tuple[Case, Standing]:
    """The case locked until the transaction ends, and where it stands."""
    held = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    return held, standing_of(held)


def require_version(case: Case, standing: Standing, version: int) -> None:
    """Refuse (``stale``) when somebody was faster; the sentence says who did what."""
    if standing.version == version:
        return
    last = case.steps.order_by("-number").first()
    did = f"{last.by_name}已经“{MACHINE.transition(last.verb).label}”" if last else "情况变了"
    raise Refusal("stale", f"您打开这一页以后，{did}。您这一次没有办成；请看过最新内容，再办一次。")


def write(
    case: Case,
    standing: Standing,
    *,
    by: User | None,
    verb: str,
    said: str,
    data: Mapping[str, Any],
) -> Standing:
    """Store a step and all that follows from it; ``said`` is the deed as a phrase for the log."""
    who = orgs.who(by)
    StepRow(
        case=case,
        number=standing.version + 1,
        verb=verb,
        at=clock.now(),
        by=by,
        by_name=who[:150],
        data=dict(data),
    ).save()
    after = standing_of(case)
    for name, value in columns(case, after, timelimits.calendar()).items():
        setattr(case, name, value)
    case.save()
    _tell(case, after, said)
    audit.record(
        by=by,
        verb=f"review.{verb}",
        sentence=f"{who}{said}：《{case.title.strip('《》')}》。",
        record=case,
        unit_id=case.unit_id,
        data={"step": after.version},
    )
    return after


def _tell(case: Case, standing: Standing, said: str) -> None:
    """Tell whose turn it is; of the end and of what comes back, those who wrote it."""
    turn = turn_of(case, standing)
    title = f"《{case.title.strip('《》')}》"
    if turn is not None:
        to = reviewers(case, turn, standing)
        subject = f"{title}等您{turn.label}"
    elif standing.state in (PASSED, RETURNED):
        to = list(User.objects.filter(pk__in=standing.authors, is_active=True).order_by("pk"))
        subject = f"{title}{said}"
    else:
        return
    if to:
        key = f"{TOLD}:{case.pk}:{standing.version}"
        notices.notify(
            to=to, kind=TOLD, subject=subject[:200], body=said, key=key, link=link_to(case)
        )


def link_to(case: Case) -> str:
    """The page of the case on the desk."""
    return desk_address("review:case", case.pk)
