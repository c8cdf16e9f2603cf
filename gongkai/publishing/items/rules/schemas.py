"""Schemas of tables: which columns a list of this kind has. An own table brings its headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Type = Literal["text", "number", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``words`` are further headings by which it is known in a file."""

    key: str
    label: str
    type: Type = "text"
    needed: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of a kind of list. ``source`` says who asks for it."""

    code: str
    label: str
    columns: tuple[Column, ...]
    source: str = ""

    def column(self, key: str) -> Column | None:
        """The column of this key, if there is one."""
        return next((one for one in self.columns if one.key == key), None)


def _needed(key: str, label: str, *words: str) -> Column:
    return Column(key, label, needed=True, words=words)


def _date(key: str, label: str, *words: str) -> Column:
    return Column(key, label, "date", words=words)


def _number(key: str, label: str, *words: str) -> Column:
    return Column(key, label, "number", words=words)


OWN = Schema("own", "自定的表格", ())
SCHEMAS: dict[str, Schema] = {
    one.code: one
    for one in (
        OWN,
        Schema(
            "fees",
            "行政事业性收费清单",
            (
                _needed("item", "收费项目", "项目名称"),
                _needed("basis", "收费依据", "依据"),
                _needed("standard", "收费标准", "标准"),
                Column("unit", "收费单位", words=("执收单位",)),
                Column("note", "备注"),
            ),
            "《政府信息公开条例》第二十条第（八）项",
        ),
        Schema(
            "powers",
            "权责清单",
            (
                Column("code", "事项编码", words=("编码",)),
                _needed("item", "事项名称", "权力名称"),
                _needed("type", "权力类型", "类别", "职权类型"),
                _needed("basis", "设定依据", "实施依据", "依据"),
                Column("body", "实施主体", words=("责任主体",)),
                Column("duty", "责任事项"),
            ),
            "《优化营商环境条例》",
        ),
        Schema(
            "inspections",
            "监督检查情况",
            (
                _needed("object", "检查对象", "被检查单位"),
                _needed("matter", "检查事项", "检查内容"),
                _date("day", "检查日期", "检查时间"),
                _needed("result", "检查结果", "结果"),
                Column("handling", "处理情况", words=("整改情况",)),
            ),
            "《政府信息公开条例》第二十条第（十三）项",
        ),
        Schema(
            "penalties",
            "行政处罚决定",
            (
                _needed("number", "决定书文号", "文号", "处罚决定书文号"),
                _needed("party", "当事人", "行政相对人名称", "被处罚人"),
                _needed("fact", "违法事实", "案由"),
                _needed("basis", "处罚依据"),
                _needed("content", "处罚内容", "处罚结果"),
                _date("day", "决定日期", "处罚决定日期"),
                Column("agency", "处罚机关", words=("作出机关",)),
            ),
            "《行政处罚法》第四十八条",
        ),
        Schema(
            "subsidies",
            "补贴发放",
            (
                Column("place", "村（社区）", words=("村名", "所在村", "村（居）")),
                _needed("name", "姓名或者名称", "姓名", "户主", "补贴对象"),
                _needed("program", "补贴项目", "项目"),
                _number("amount", "金额（元）", "金额", "补贴金额"),
                _date("day", "发放日期", "发放时间"),
            ),
            "《政府信息公开条例》第二十条第（十一）项",
        ),
        Schema(
            "projects",
            "重大建设项目",
            (
                Column("code", "项目代码"),
                _needed("name", "项目名称"),
                Column("owner", "建设单位", words=("项目单位",)),
                _number("invested", "总投资（万元）", "总投资"),
                _needed("stage", "进展", "项目进展", "实施情况"),
                _date("day", "日期", "批准日期"),
            ),
            "《政府信息公开条例》第二十条第（十）项",
        ),
        Schema(
            "budgets",
            "预算、决算",
            (
                _needed("subject", "科目名称", "科目", "项目"),
                _number("planned", "预算数（万元）", "预算数"),
                _number("spent", "决算数（万元）", "决算数", "执行数"),
                Column("note", "说明", words=("备注",)),
            ),
            "《预算法》第十四条",
        ),
        Schema(
            "promises",
            "政府工作报告和民生实事进展",
            (
                _needed("task", "任务", "任务内容", "实事名称"),
                _needed("unit", "责任单位", "牵头单位"),
                Column("due", "完成时限", words=("时限",)),
                _needed("progress", "进展情况", "进展"),
                Column("state", "状态"),
            ),
            "年度政务公开工作要点",
        ),
    )
}


def as_json(columns: tuple[Column, ...]) -> list[dict[str, str]]:
    """The columns as published data keeps them."""
    return [{"key": one.key, "label": one.label, "type": one.type} for one in columns]


def own_columns(headings: list[str]) -> tuple[Column, ...]:
    """Columns for headings that no schema knows."""
    return tuple(Column(f"c{at}", said, "text") for at, said in enumerate(headings, start=1))


def of_json(kept: list[dict[str, Any]], schema: Schema) -> tuple[Column, ...]:
    """The columns of a kept table; what the schema asks for is asked for."""
    return tuple(
        schema.column(one["key"]) or Column(one["key"], one["label"], one["type"]) for one in kept
    )
