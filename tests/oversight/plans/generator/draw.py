"""Draws a model plan and the way it is written, from a seed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from typing import Any

from . import files, limits
from .model import Cell, Model, Row, Unit
from .words import DEPARTMENTS, ITEMS, LEVELS, PLACES, SECTIONS, Place, Words

# Mostly text, which holds most of the dirt and is quick to read.
FORMATS = (*["txt"] * 12, *["docx"] * 3, "xlsx", "pdf")
_MARKS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Sample:
    """A plan as a file, and its exact reading."""

    name: str
    data: bytes
    expected: dict[str, Any]
    how: str  # what was drawn, for the message of a failing test


def sample(seed: int, *, formats: tuple[str, ...] = FORMATS, tasks: int | None = None) -> Sample:
    """The plan of this seed. ``tasks`` asks for a table of about that many rows."""
    random = Random(seed)
    kind = random.choice(formats)
    is_table = tasks is not None or kind == "xlsx" or random.random() < 0.5
    model = _model(random, is_table=is_table, tasks=tasks, bare=kind == "xlsx")
    if is_table:
        _blank_cells(random, model, merged=kind != "txt")
    data, how = files.write(random, model, kind)
    return Sample(f"plan-{seed}.{kind}", data, model.expected(), f"{kind} {how}")


def _model(random: Random, *, is_table: bool, tasks: int | None, bare: bool) -> Model:
    place = Place(random.choice(PLACES), random.choice(LEVELS))
    year = random.randint(2021, 2026)
    date = dt.date(year, random.randint(3, 7), random.randint(1, 28))
    issuer = f"{place.full}人民政府办公室"
    kind = random.choice(("工作要点", "工作方案", "重点任务安排"))
    title = f"{year}年{place.full}政务公开{kind}"
    # A sheet holds the table only.
    noticed = not bare and random.random() < 0.8
    wrapped = f"《{title}》" if random.random() < 0.5 else title
    number = f"{place.name}政办{random.choice(('字', '发'))}〔{year}〕{random.randint(1, 60)}号"
    model = Model(
        place.name,
        place.level,
        year,
        date,
        issuer,
        title,
        f"{issuer}关于印发{wrapped}的通知" if noticed else None,
        number if noticed and random.random() < 0.8 else None,
        [],
        is_table=is_table,
    )
    model.rows = _rows(random, model, place, tasks)
    if not bare and random.random() < 0.6:
        model.general = ["各级各部门要对照任务逐项抓好落实，有关情况纳入年度报告，接受社会监督。"]
    if is_table and not bare and random.random() < 0.3 and tasks is None:
        model.leads = _leads(random, place)
    return model


def _rows(random: Random, model: Model, place: Place, tasks: int | None) -> list[Row]:
    words = Words(random)
    rows: list[Row] = []
    with_items = random.random() < 0.8 or not model.is_table
    names = random.sample(ITEMS, len(ITEMS))
    for at, section in enumerate(random.sample(SECTIONS, random.randint(2, 5))):
        head = f"{_MARKS[at]}、{section}"
        for inner in range(random.randint(1, 3)):
            if not names:
                break
            item = f"（{_MARKS[inner]}）{names.pop()}" if with_items else None
            for _ in range(random.randint(1, 3)):
                row = _row(random, model, place, words)
                row.section, row.item = head, item
                rows.append(row)
    if tasks is not None:
        base = list(rows)
        while len(rows) < tasks:
            rows += [
                Row(**{**row.__dict__, "requirement": f"第{len(rows)}轮，{row.requirement}"})
                for row in base
            ]
        rows = sorted(rows[:tasks], key=lambda row: row.section)
    number = 0
    for row in rows:
        # Real tables skip numbers now and then.
        number += 2 if model.is_table and number and random.random() < 0.05 else 1
        row.number = number
    return rows


def _row(random: Random, model: Model, place: Place, words: Words) -> Row:
    requirement, stated = words.sentences(2), []
    if random.random() < 0.3:
        extra, stated = limits.stated(random, model.year, model.date if model.notice else None)
        requirement += extra
    if model.is_table and random.random() < 0.5:
        requirement = requirement.removesuffix("。")
    deadline = limits.cell(random, model.year) if model.is_table else None
    return Row("", None, requirement, stated, units_cell(random, place), deadline)


def units_cell(random: Random, place: Place) -> Cell:
    """Units as officials write them, with what they mean."""
    names = [place.level + name for name in random.sample(DEPARTMENTS, random.randint(1, 4))]
    groups = random.sample(place.groups(), random.randint(0, 2))
    style = random.random()
    if style < 0.25:
        return _led(random, names, groups)
    if style < 0.4:
        opened = random.choice(("有关部门单位", "相关部门", f"{place.level}有关部门"))
        units = [*(Unit(name) for name in names), Unit(opened, group=True)]
        return Cell("、".join(names) + "等" + opened, units=units)
    units = [*(Unit(name) for name in names), *(Unit(name, group=True) for name in groups)]
    if style < 0.6 and groups:
        units = [*units[len(names) :], *units[: len(names)]]
    mark = random.choice(("、", "，"))
    return Cell(mark.join(unit.name for unit in units), units=units)


def _led(random: Random, names: list[str], groups: list[str]) -> Cell:
    """区司法局牵头，各镇（街道）落实."""
    leading, helping = names[:1], [*names[1:], *groups]
    units = [Unit(name, "lead") for name in leading]
    units += [Unit(name, "support", name in groups) for name in helping]
    if not helping:
        return Cell(f"{leading[0]}牵头", units=units)
    end = random.choice(("落实", "配合", "按职责分工负责", ""))
    return Cell(f"{leading[0]}牵头，{'、'.join(helping)}{end}", units=units)


def _leads(random: Random, place: Place) -> list[tuple[str, str, str]]:
    leads = []
    for name in random.sample(DEPARTMENTS, 3):
        for subject in random.sample(("规划计划", "执法信息", "预算信息", "应急预案"), 2):
            duty = f"指导、督促有关部门公开{subject}"
            leads.append((place.level + name, subject, duty))
    return leads


def _blank_cells(random: Random, model: Model, *, merged: bool) -> None:
    """Leave cells blank that take the value above: the model then knows them as inherited."""
    section = ""
    for row in model.rows:
        if row.section != section:
            section = row.section
            continue
        if random.random() < 0.35:
            row.units = None
        if random.random() < 0.45:
            row.deadline = None
