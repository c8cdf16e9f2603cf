"""What the pages of this room have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.documents.downloads import disposition
from gongkai.ground.orgs.models import User
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits import saying

from ...models import Case
from ...queries import telling, waiting
from ...queries.people import Reviewer, opinion_by
from ...queries.standing import content_of, due_of, standing_of, turn_of
from ...records import address_of, hints_on
from ...rules.chains import Turn, chain_of
from ...rules.comparing import changes
from ...rules.content import Content
from ...rules.machine import MACHINE

OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "xlsx": f"{OFFICE_TYPE}.spreadsheetml.sheet",
    "docx": f"{OFFICE_TYPE}.wordprocessingml.document",
}


def signed_in(request: HttpRequest) -> User:
    """The person; ``staff_page`` has seen to it that there is one."""
    assert isinstance(request.user, User)
    return request.user


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None on a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def seen_case(request: HttpRequest, pk: int) -> Case:
    """A case that the person may see, or 404."""
    return get_object_or_404(waiting.seen_by(signed_in(request)), pk=pk)


def file_answer(data: bytes, name: str, ending: str) -> HttpResponse:
    """A file to be saved under a Chinese name; ``ending`` is xlsx or docx."""
    answer = HttpResponse(data, content_type=TYPES[ending])
    answer["Content-Disposition"] = disposition(f"{name}.{ending}")
    return answer


def turn_and_content(case: Case) -> tuple[Turn | None, Content | None]:
    """The turn that is awaited and what is reviewed."""
    standing = standing_of(case)
    return turn_of(case, standing), content_of(case, standing.content)


def page_of_case(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What the page of a case needs."""
    user, standing = signed_in(request), standing_of(case)
    turn, content = turn_of(case, standing), content_of(case, standing.content)
    before = content_of(case, standing.compared_with) if standing.compared_with else None
    verbs = waiting.buttons(user, case)
    return {
        "case": case,
        "chain": chain_of(case.chain),
        "turn": turn,
        "content": content,
        "compared_with": standing.compared_with if before else 0,
        "changes": changes(before, content) if content and before else [],
        "verbs": verbs,
        "headline": _headline(case, turn, "approve" in verbs),
        "barred": _barred(user, case),
        "hints": hints_on(case.record_kind, case.record_id),
        "why_day": _why(case),
        "missing": telling.reasons(case),
        "record": address_of(case.record_kind, case.record_id),
        "line": _line(case),
        "told": list(reversed(telling.told(case))),
        "state_label": MACHINE.states[case.state],
    }


def _headline(case: Case, turn: Turn | None, mine: bool) -> str:
    if turn is not None:
        return f"请您{turn.label}。" if mine else f"等“{turn.label}”。"
    return MACHINE.waits_for.get(case.state, f"{MACHINE.states[case.state]}。")


def _barred(user: User, case: Case) -> list[Reason]:
    """Why somebody who has the permission of the turn may still not give the opinion."""
    standing = standing_of(case)
    turn = turn_of(case, standing)
    found = opinion_by(user, case, turn, standing) if turn is not None else []
    if isinstance(found, Reviewer):
        return []
    return [reason for reason in found if reason.code != "not_reviewer"]


def _why(case: Case) -> str:
    """Why the last day of the turn is that day."""
    standing = standing_of(case)
    turn = turn_of(case, standing)
    due = due_of(standing, turn, timelimits.calendar())
    if turn is None or due is None or standing.turn_since is None:
        return ""
    began = standing.turn_since.astimezone(clock.CHINA).date()
    return f"{saying.short(began)}轮到这一环节，从次日起 {turn.days} 个工作日。"


def _line(case: Case) -> list[tuple[str, str, str]]:
    """The turns as steps: (label, done | now | "", who passed it)."""
    standing = standing_of(case)
    chain = chain_of(case.chain)
    turns = standing.turns or tuple(turn.codes for turn in chain.turns())
    passed = {step.codes: step for step in telling.told(case) if step.holds and step.codes}
    line = []
    for codes in turns:
        label = Turn(tuple(chain.stage(code) for code in codes)).label
        done = passed.get(codes)
        state = "done" if done else "now" if codes == standing.turn else ""
        line.append((label, state, done.who if done else ""))
    return line
