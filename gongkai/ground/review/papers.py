"""The review sheet (审签单) as docx: every stage, by whom, when, what was said of each part."""

from __future__ import annotations

from gongkai.ground.core import clock
from gongkai.ground.documents.writers import docx
from gongkai.ground.timelimits import saying

from .models import Arrangement, Case
from .queries.standing import standing_of
from .queries.telling import Told, current, told
from .rules.chains import chain_of
from .rules.machine import MACHINE

STAGE_WIDTHS = (26, 34, 22, 74)  # millimetres
PART_WIDTHS = (44, 20, 46, 46)
OPINIONS = ("approve", "finish", "send_back")


def review_sheet(case: Case) -> bytes:
    """The sheet to print and file. What was voided stays on it, marked."""
    steps = told(case)
    content = current(case)
    parts: list[docx.Part] = [_facts(case, content.digest if content else "")]
    parts += [docx.Text(line) for line in _peculiar(case, steps)]
    parts += [docx.Heading("审核意见"), _stages(steps)]
    secrecy = [step for step in steps if step.parts]
    if secrecy:
        parts += [docx.Heading("逐项的保密审查意见"), *(_parts(step) for step in secrecy[-1:])]
    parts += [docx.Heading("审签经过"), *(docx.Text(_line(step)) for step in steps)]
    return docx.document_bytes("信息公开审签单", parts)


def _facts(case: Case, digest: str) -> docx.Table:
    rows = (
        ("标题", case.title),
        ("公开单位", case.unit.name),
        ("审签类型", chain_of(case.chain).label),
        ("现在的状态", MACHINE.states[case.state]),
        ("内容", f"第 {case.content} 版，校验值 {digest}"),
    )
    return docx.Table(rows=rows, header_rows=0, widths=(34, 122))


def _peculiar(case: Case, steps: list[Told]) -> list[str]:
    """What is not as the chain foresees: joined stages, one person for several, deputies."""
    said = []
    standing = standing_of(case)
    joined = [turn for turn in standing.turns if len(turn) > 1]
    chain = chain_of(case.chain)
    for turn in joined:
        names = "、".join(chain.stage(code).label for code in turn)
        said.append(f"说明：{names}合并办理。")
    if standing.one_person:
        said.append("说明：本单位经政务公开办同意，可以由同一个人审几个环节。")
    if joined or standing.one_person:
        found = Arrangement.objects.filter(unit=case.unit_id, chain=case.chain).first()
        if found is not None:
            said.append(f"理由：{found.reason.rstrip('。')}。")
    if any(step.holds and "（代" in step.who for step in steps):
        said.append("说明：有的环节由代理人办理，姓名后面注明了代谁。")
    return said


def _stages(steps: list[Told]) -> docx.Table:
    rows: list[tuple[str, ...]] = [("环节", "审核人", "日期", "意见")]
    for step in steps:
        if step.verb not in OPINIONS:
            continue
        day = saying.short(step.at.astimezone(clock.CHINA).date())
        ticks = "".join(f"☑{question}" for question in step.ticks)
        back = step.verb == "send_back"
        verdict = "退回修改" if back else "通过" if step.holds else "通过（后来内容改过，意见作废）"
        text = "；".join(part for part in (verdict, ticks, step.text) if part)
        rows.append((step.turn, step.who, day, text))
    if len(rows) == 1:
        rows.append(("还没有", "", "", "还没有人审核。"))
    return docx.Table(rows=rows, widths=STAGE_WIDTHS)


def _parts(step: Told) -> docx.Table:
    rows = [("内容", "意见", "依据", "汇聚后的风险")]
    rows += [(part.label, part.result, part.basis, part.together) for part in step.parts]
    return docx.Table(rows=rows, widths=PART_WIDTHS)


def _line(step: Told) -> str:
    moment = step.at.astimezone(clock.CHINA)
    tail = f"：{step.text}" if step.text else "。"
    return f"{saying.short(moment.date())} {moment:%H:%M}　{step.who}{step.what}{tail}"
