"""A finding: reported, confirmed, put right with proof, checked again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.numbering import next_number
from gongkai.ground.evidence.items import Item
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.oversight.plans.models import Assignment

from ..enums import LetterKind, Origin
from ..models import Finding, Letter
from ..queries.offices import office_for
from ..rules.cases import LETTER
from .letters import draft_letter
from .steps import advance, day_ahead, held, plain, require_open, written
from .turning import approve, end

SERIES = "supervision.finding"
REPORT = "supervision.report"
TITLE = 200


@transaction.atomic
def report(
    *,
    by: User,
    unit: Unit,
    title: str,
    text: str,
    origin: str = Origin.CHECK,
    found_on: date | None = None,
    assignment: Assignment | None = None,
    items: Sequence[Item] = (),
) -> Finding:
    """Report a problem in the work of any unit; its office confirms it before the unit hears of it.

    Raises Refusal ``not_allowed``, ``unit_closed``, ``text_missing``, ``found_later``,
    ``other_units_task``, or what ``evidence.attach`` says of ``items``.
    """
    if not orgs.may(by, REPORT):
        raise Refusal("not_allowed", "您没有登记问题的权限，请联系政务公开办。")
    require_open(unit)
    found_on = found_on or clock.today()
    if found_on > clock.today():
        raise Refusal("found_later", "发现日期还没有到，请填今天或者以前的日子。")
    if assignment is not None and assignment.unit_id != unit.pk:
        raise Refusal("other_units_task", f"这项任务不是{unit.name}的，请重新选择。")
    finding = Finding(
        unit=unit,
        title=written(title, "是什么问题", TITLE),
        text=written(text, "问题的具体情况"),
        origin=origin,
        found_by=by,
        found_on=found_on,
        assignment=assignment,
    )
    return _enter(finding, by=by, items=items)


@transaction.atomic
def take_up(
    *, by: User | None, key: str, unit: Unit, title: str, text: str, address: str = ""
) -> Finding:
    """The finding of a signal; with a ``key`` that is known, the one that is there.

    Nothing is refused: whoever sends the signal is in the middle of its own work.
    """
    known = Finding.objects.filter(key=key).first()
    if known is not None:
        return known
    inside = address.startswith("/") and not address.startswith("//")
    finding = Finding(
        unit=unit,
        title=plain(title)[:TITLE] or "自动发现的问题",
        text=plain(text) or plain(title),
        origin=Origin.SIGNAL,
        found_by=by,
        found_on=clock.today(),
        key=key,
        address=address[:500] if inside else "",
    )
    try:
        with transaction.atomic():  # a number that is not used is given back
            return _enter(finding, by=by)
    except IntegrityError:
        return Finding.objects.get(key=key)


def _enter(finding: Finding, *, by: User | None, items: Sequence[Item] = ()) -> Finding:
    finding.office = office_for(finding.unit)
    finding.year = clock.today().year
    finding.number = next_number(SERIES, unit_id=finding.office.pk, year=finding.year)
    advance(finding, by=by, verb="report", text=finding.text, items=items)
    return finding


@transaction.atomic
def confirm(
    *,
    by: User,
    finding: Finding,
    version: int,
    until: date | None,
    text: str = "",
    items: Sequence[Item] = (),
) -> Finding:
    """The office holds the report for true: the unit must put it right by ``until``.

    ``items`` are what the unit needs to see; what came with the report stays with the office.
    """
    case = held(finding, by=by, verb="confirm", version=version)
    require_open(case.unit)
    until = day_ahead(until, "整改期限")
    advance(case, by=by, verb="confirm", text=text, due=until, items=items)
    return case


@transaction.atomic
def rectify(
    *, by: User, finding: Finding, version: int, text: str, items: Sequence[Item]
) -> Finding:
    """The unit says what it did, with proof. Raises ``proof_missing`` without any."""
    case = held(finding, by=by, verb="rectify", version=version)
    text = written(text, "怎样整改的")
    if not items:
        raise Refusal("proof_missing", "请附上整改的佐证：一个文件、一个链接或者一条记录。")
    advance(case, by=by, verb="rectify", text=text, items=items)
    return case


@transaction.atomic
def clear(*, by: User, finding: Finding, version: int, text: str = "") -> Finding:
    """The office has looked again and it is right. Raises ``own_answer`` for who reported it so."""
    return approve(finding, "clear", of="rectify", by=by, version=version, text=text)


@transaction.atomic
def dismiss(*, by: User, finding: Finding, version: int, reason: str) -> Finding:
    """The office finds that there is no problem."""
    return end(finding, "dismiss", "为什么不成立", by=by, version=version, reason=reason)


@transaction.atomic
def escalate(*, by: User, finding: Finding, version: int) -> Letter:
    """Begin a supervision letter about a finding that is late; the draft is to be completed.

    Raises Refusal ``not_late``, or ``already_supervised`` where a letter about it is under way.
    """
    case = held(finding, by=by, verb="escalate", version=version)
    if not case.is_late(clock.today()):
        raise Refusal("not_late", "整改期限还没有过，不用发督办单。可以先提醒责任单位。")
    under_way = case.letters.exclude(state__in=LETTER.final()).first()
    if under_way is not None:
        raise Refusal("already_supervised", f"这个问题已经有{under_way.said}，请在那里接着办。")
    letter = draft_letter(
        by=by,
        kind=LetterKind.ORDER,
        office=case.office,
        unit=case.unit,
        title=f"关于尽快整改“{case.title}”的督办"[:TITLE],
        text=f"{case.text}\n请立即整改，并按期书面答复整改情况。",
        basis=f"{case.docno}问题逾期没有整改。",
        due=None,
        findings=[case],
        assignments=[case.assignment] if case.assignment else [],
    )
    advance(case, by=by, verb="escalate")
    return letter
