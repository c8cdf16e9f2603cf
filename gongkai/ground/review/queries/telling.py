"""What a case's page says: what was done by whom, what each reviewer said of each part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from gongkai.ground.core.errors import Reason
from gongkai.ground.orgs.models import User

from ..models import Case, Step
from ..rules.chains import Turn, chain_of
from ..rules.content import Content
from ..rules.opinions import RESULTS
from .gates import why_not
from .standing import content_of, standing_of


@dataclass(frozen=True, slots=True)
class PartSaid:
    """The secrecy opinion on one part, as people read it."""

    label: str
    result: str
    basis: str
    together: str


@dataclass(frozen=True, slots=True)
class Told:
    """One step of a case as people read it.

    ``holds`` is False for an opinion that was voided by a later change, return or recall.
    """

    verb: str
    at: datetime
    who: str
    what: str
    text: str = ""
    ticks: tuple[str, ...] = ()
    parts: tuple[PartSaid, ...] = ()
    turn: str = ""
    content: int = 0
    holds: bool = True
    codes: tuple[str, ...] = field(default=())


SAID = {
    "submit": "送审",
    "recall": "撤回了送审",
    "end": "终止了审签",
    "reopen": "要求重新审签",
    "move": "接过这件审签",
}


def told(case: Case) -> list[Told]:
    """All steps, oldest first."""
    chain = chain_of(case.chain)
    rows = list(case.steps.all())
    names = _names(rows)
    holding = {given.number for given in standing_of(case).approvals}
    labels: Mapping[str, str] = {}
    content, shown = 0, []
    for row in rows:
        if row.verb in ("change", "submit"):
            content = int(row.data["content"])
            found = content_of(case, content)
            labels = {part.key: part.label for part in found.parts} if found else {}
        if row.verb in ("approve", "finish", "send_back"):
            turn = Turn(tuple(chain.stage(code) for code in row.data["turn"]))
            given = _opinion(row, turn, labels, names)
            holds = row.number in holding and row.verb != "send_back"
            shown.append(replace(given, holds=holds, content=content))
        elif row.verb == "change":
            what = "写好了内容" if content == 1 else f"改了内容（第 {content} 版），以前的意见作废"
            shown.append(Told(row.verb, row.at, row.by_name, what, content=content))
        else:
            reason = str(row.data.get("reason", ""))
            shown.append(Told(row.verb, row.at, row.by_name, SAID[row.verb], reason))
    return shown


def reasons(case: Case) -> list[Reason]:
    """Why the record may not go out as it is now, as far as its review goes."""
    content = current(case)
    digest = content.digest if content else ""
    return why_not(case.record_kind, case.record_id, digest)


def current(case: Case) -> Content | None:
    """The content as it was handed in last."""
    return content_of(case, case.content)


def _opinion(
    row: Step,
    turn: Turn,
    labels: Mapping[str, str],
    names: Mapping[int, str],
) -> Told:
    stood_in = "、".join(names.get(pk, "") for pk in row.data.get("for", ()))
    who = f"{row.by_name}（代{stood_in}）" if stood_in else row.by_name
    back = row.verb == "send_back"
    questions = dict(turn.ticks)
    return Told(
        verb=row.verb,
        at=row.at,
        who=who,
        what=f"{turn.label}{'退回修改' if back else '通过'}",
        text=str(row.data.get("reason" if back else "opinion", "")),
        ticks=tuple(questions[code] for code in row.data.get("ticks", ()) if code in questions),
        parts=tuple(_part(one, labels) for one in row.data.get("parts", ())),
        turn=turn.label,
        codes=turn.codes,
    )


def _part(said: Mapping[str, Any], labels: Mapping[str, str]) -> PartSaid:
    return PartSaid(
        labels.get(said["key"], said["key"]),
        RESULTS.get(said["result"], said["result"]),
        said["basis"],
        said["together"],
    )


def _names(rows: list[Step]) -> dict[int, str]:
    people = {pk for row in rows for pk in row.data.get("for", ())}
    found = User.objects.filter(pk__in=people) if people else ()
    return {user.pk: str(user) for user in found}
