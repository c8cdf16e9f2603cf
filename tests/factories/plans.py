"""A small district and invented plans for tests, made through the rooms' actions."""

from __future__ import annotations

import io
from itertools import count
from typing import Any

import docx

from gongkai.ground.documents.model import Cell, Document, Paragraph, Table
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.oversight.plans import actions
from gongkai.oversight.plans.models import Plan, PlanDraft
from tests.factories import orgs

_numbers = count(1)


class District:
    """An office with an officer, three bureaus, two towns and their group."""

    def __init__(self) -> None:
        self.root = orgs.government()
        self.office = orgs.unit("云川区人民政府办公室", parent=self.root, short_name="区政府办公室")
        self.culture = orgs.unit("云川区文化和旅游局", parent=self.root, short_name="区文旅局")
        self.water = orgs.unit("云川区水务局", parent=self.root, short_name="区水务局")
        self.school = orgs.unit("云川区教育局", parent=self.root, short_name="区教育局")
        self.towns = [
            orgs.unit(name, kind="town", parent=self.root) for name in ("柳渡镇", "白鹭镇")
        ]
        self.group = orgs_actions.add_group(by=None, name="各镇、街道", kinds=["town"])
        self.officer = orgs.person(self.office, "office_staff")


def deadline(kind: str = "date", text: str = "2025年6月底前", **more: Any) -> dict[str, Any]:
    """One deadline in the reader's shape."""
    blank = dict.fromkeys(("date", "days", "unit", "event", "every", "times"))
    day = {"date": "2025-06-30"} if kind == "date" else {}
    return {"kind": kind, "text": text, "from": "cell", **blank, **day, **more}


def task(number: int = 1, *units: str, **more: Any) -> dict[str, Any]:
    """One task in the reader's shape; ``units`` like 牵头:区文旅局, 区水务局 or 组:各镇、街道."""
    named = [_unit(text) for text in units]
    return {
        "number": number,
        "section": "推进重点领域公开",
        "item": None,
        "requirement": f"做好第{number}件事。及时公开进展。",
        "units_text": "、".join(unit["name"] for unit in named) or None,
        "units_inherited": False,
        "units": named,
        "deadline_text": "2025年6月底前",
        "deadline_inherited": False,
        "deadlines": [deadline()],
        "source": {"table": 1, "row": number + 1, "paragraph": None},
        **more,
    }


def reading(*tasks: dict[str, Any], **head: Any) -> dict[str, Any]:
    """A whole reading; without tasks, one for each kind of name that the district knows."""
    return {
        "title": "2025年云川区政务公开工作要点",
        "notice_title": "关于印发2025年云川区政务公开工作要点的通知",
        "document_number": "云川政办发〔2025〕3号",
        "issuer": "云川区人民政府办公室",
        "date": "2025-03-28",
        "year": 2025,
        "tasks": list(tasks)
        or [
            task(1, "牵头:区文旅局", "配合:区水务局"),
            task(2, "组:各镇、街道"),
            task(3, "区教育局"),
        ],
        "lead_list": [{"unit": "区水务局", "subject": "供水", "duty": "指导供水企业公开"}],
        "general": ["各单位主要负责同志每年至少听取1次汇报。"],
        "warnings": [],
        **head,
    }


def document(plan: dict[str, Any]) -> Document:
    """A parsed file that fits a reading: one table with a heading row."""
    lines = [["序号", "工作任务", "工作要求", "责任单位", "时限要求"]]
    lines += [
        [str(t["number"]), t["section"], t["requirement"], t["units_text"] or "", "2025年6月底前"]
        for t in plan["tasks"]
    ]
    grid = tuple(
        tuple(Cell(text, row, column, anchor=(row, column)) for column, text in enumerate(line))
        for row, line in enumerate(lines)
    )
    opening = Paragraph(str(plan["title"]), level=0, source=1)
    return Document("docx", "工作要点.docx", (opening, Table(grid, source=1)))


def draft(district: District, plan: dict[str, Any] | None = None) -> PlanDraft:
    """A draft of the office."""
    plan = plan or reading()
    return actions.keep_reading(
        by=district.officer,
        unit=district.office,
        data=f"第{next(_numbers)}个文件".encode(),
        document=document(plan),
        reading=plan,
    )


def taken_over(district: District, plan: dict[str, Any] | None = None) -> Plan:
    """A plan whose tasks are live."""
    made = draft(district, plan)
    return actions.take_over(by=district.officer, draft=made, version=made.current.number)


def _unit(text: str) -> dict[str, Any]:
    role, _, name = text.rpartition(":")
    roles = {"牵头": "lead", "配合": "support"}
    return {"name": name, "role": roles.get(role, "responsible"), "group": role == "组"}


ROWS = [
    ("1", "推进公开", "办好政府开放日活动。", "区文广旅局", "2025年6月底前"),
    ("2", "推进公开", "公开供水价格和水质。", "区水务局牵头，各镇、街道配合", "每季度"),
]


HEADINGS = ("序号", "工作任务", "工作要求", "责任单位", "时限要求")
TITLE = "2025年云川区政务公开工作要点"


def plan_file(rows: Any = ROWS, headings: Any = HEADINGS, title: str = TITLE) -> bytes:
    """A plan in Word, with a notice above it and a task table."""
    document = docx.Document()
    for line in (
        "云川区人民政府办公室",
        f"关于印发《{title}》的通知",
        "云川政办发〔2025〕3号",
        "各镇人民政府、街道办事处，区政府各部门、单位：",
        f"《{title}》已经区政府同意，现印发给你们，请认真贯彻执行。",
        "云川区人民政府办公室",
        "2025年3月28日",
        title,
    ):
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(headings))
    for row in [headings, *rows]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
