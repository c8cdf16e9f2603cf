"""Sending to review, passing a turn, sending back, recalling, ending."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from .. import records
from ..models import Arrangement, Case
from ..queries.people import Reviewer, opinion_by
from ..queries.standing import content_of, turn_of
from ..rules.chains import Turn, chain_of
from ..rules.fold import Standing
from ..rules.machine import MACHINE
from ..rules.opinions import LONGEST, Opinion, missing
from ..signals import submitted
from .writing import hold, require_version, write

SUBMIT = "review.submit"
WHAT = "这次审签"
MOST = 200  # cases at a time


@transaction.atomic
def submit(*, by: User, case: Case, version: int) -> Case:
    """送审: the turns are those that the unit has now, until the case is sent again.

    Raises Refusal with every reason that the record's own room has against it.
    """
    held, standing = _held(case, version, "submit")
    _require_author(by, held, "送审")
    if not standing.content:
        raise Refusal("nothing_to_review", "还没有内容可以送审。请先写好内容。")
    _refuse(records.reasons_against(held.record_kind, held.record_id))
    submitted.send(sender=Case, case=held, by=by)
    arranged = Arrangement.objects.filter(unit=held.unit_id, chain=held.chain).first()
    turns = chain_of(held.chain).turns(arranged.joined if arranged else ())
    data = {
        "content": standing.content,
        "turns": [list(turn.codes) for turn in turns],
        "one_person": bool(arranged and arranged.one_person),
    }
    write(held, standing, by=by, verb="submit", said="送审", data=data)
    return held


@transaction.atomic
def approve(*, by: User, case: Case, version: int, opinion: Opinion) -> Case:
    """The opinion that the turn awaits. Raises Refusal ``stale``, ``wrong_state``, or every reason
    why the person or the opinion does not pass it."""
    held, standing = _held(case, version, "approve")
    turn, reviewer = _reviewer(by, held, standing)
    content = content_of(held, standing.content)
    assert content is not None, "what is under review was handed in"
    _refuse(missing(turn, opinion, content))
    _refuse(_too_long(opinion.text))
    if standing.is_last_turn:
        _refuse(records.reasons_against(held.record_kind, held.record_id))
    verb = "finish" if standing.is_last_turn else "approve"
    data = {"turn": list(turn.codes), "for": list(reviewer.instead_of), **opinion.as_json()}
    write(held, standing, by=by, verb=verb, said=f"{turn.label}通过", data=data)
    return held


@transaction.atomic
def approve_many(*, by: User, cases: Sequence[tuple[Case, int]], text: str = "") -> int:
    """Pass the awaited turn of many cases (with the version seen of each), all of them or none.

    逐项审查 (保守国家秘密法实施条例 art. 42): a turn that reviews each part refuses ``one_by_one``.
    One that asks for ticks refuses, too, since nobody has ticked them.
    """
    if len(cases) > MOST:
        raise Refusal("too_many", f"一次最多审 {MOST} 件，请分几次办。")
    # All are held before the first step holds the end of the audit log (the order of ADR 0017).
    chosen = Case.objects.filter(pk__in=[case.pk for case, _ in cases])
    list(chosen.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    for case, version in sorted(cases, key=lambda one: one[0].pk):
        held, standing = hold(case)
        require_version(held, standing, version)  # first: the turn that was seen may be over
        turn = turn_of(held, standing)
        if turn is not None and turn.each_part:
            raise Refusal(
                "one_by_one", f"“{turn.label}”要一件一件审，每个附件都要有意见，不能一起通过。"
            )
        approve(by=by, case=held, version=version, opinion=Opinion(text))
    return len(cases)


@transaction.atomic
def send_back(*, by: User, case: Case, version: int, reason: str) -> Case:
    """退回修改, with what is wrong."""
    held, standing = _held(case, version, "send_back")
    turn, reviewer = _reviewer(by, held, standing)
    data = {"turn": list(turn.codes), "for": list(reviewer.instead_of), "reason": _said(reason)}
    write(held, standing, by=by, verb="send_back", said=f"{turn.label}退回修改", data=data)
    return held


@transaction.atomic
def recall(*, by: User, case: Case, version: int) -> Case:
    """撤回送审: the unit takes it back while it is under review."""
    held, standing = _held(case, version, "recall")
    _require_author(by, held, "撤回送审")
    write(held, standing, by=by, verb="recall", said="撤回了送审", data={})
    return held


@transaction.atomic
def end(*, by: User, case: Case, version: int, reason: str) -> Case:
    """终止审签: the record will not go out."""
    held, standing = _held(case, version, "end")
    _require_author(by, held, "终止审签")
    write(held, standing, by=by, verb="end", said="终止了审签", data={"reason": _said(reason)})
    return held


@transaction.atomic
def reopen(*, by: User, case: Case, version: int, reason: str) -> Case:
    """重新审签: the same content is to be looked at anew, by every stage."""
    held, standing = _held(case, version, "reopen")
    _require_author(by, held, "重新审签")
    write(
        held, standing, by=by, verb="reopen", said="重新打开了审签", data={"reason": _said(reason)}
    )
    return held


@transaction.atomic
def move(*, by: User | None, case: Case, unit: Unit) -> Case:
    """Carry a case over to the unit that its record belongs to now (a merger, a transfer).

    The owning room calls it when it moves the record. Opinions stay; whoever reviews from now on
    belongs to the new unit.
    """
    held, standing = hold(case)
    if held.unit_id == unit.pk:
        return held
    held.unit = unit
    data = {"unit": unit.pk, "reason": ""}
    write(held, standing, by=by, verb="move", said=f"把审签转到{unit.said}", data=data)
    return held


def _held(case: Case, version: int, verb: str) -> tuple[Case, Standing]:
    held, standing = hold(case)
    require_version(held, standing, version)
    MACHINE.step(standing.state, verb, WHAT)
    return held, standing


def _require_author(by: User, case: Case, doing: str) -> None:
    if not orgs.works_for(by, SUBMIT, case.unit_id):
        raise Refusal(
            "not_allowed", f"您不能替{case.unit.said}{doing}。请由该单位有权限的人员办理。"
        )


def _reviewer(by: User, case: Case, standing: Standing) -> tuple[Turn, Reviewer]:
    turn = turn_of(case, standing)
    assert turn is not None, "the table lets only what is under review come here"
    found = opinion_by(by, case, turn, standing)
    if isinstance(found, Reviewer):
        return turn, found
    raise Refusal(found[0].code, "".join(one.sentence for one in found), found)


def _refuse(reasons: Iterable[Reason]) -> None:
    found = list(reasons)
    if found:
        said = found[0].sentence if len(found) == 1 else f"还差 {len(found)} 项，才能通过。"
        raise Refusal(found[0].code, said, found)


def _said(reason: str) -> str:
    plain = reason.strip()
    if not plain:
        raise Refusal("reason_missing", "请写明理由，起草人才知道改哪里。")
    _refuse(_too_long(plain))
    return plain


def _too_long(text: str) -> list[Reason]:
    if len(text) <= LONGEST:
        return []
    return [Reason("too_long", f"最多写 {LONGEST} 个字，请写短一些。", "text")]
