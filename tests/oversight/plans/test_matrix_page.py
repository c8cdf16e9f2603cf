"""The matrix: each cell against a plain count, and where its link leads."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle, product

import pytest
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from gongkai.oversight.plans.models import Assignment, Plan
from gongkai.oversight.plans.queries.board import sections, sign, units_of
from gongkai.oversight.plans.queries.ledger.matrix import Cell, by_section, matrix
from gongkai.oversight.plans.rules.ledger.states import DONE, EVERY, OPEN, SUBMITTED
from tests.factories.plans import District, reading, taken_over, task

pytestmark = pytest.mark.django_db
TODAY = date(2025, 4, 10)


@pytest.fixture
def plan(district: District) -> Plan:
    tasks = [
        task(n, "区文旅局", "区水务局", *(["组:各镇、街道"] if n < 6 else []), section=section)
        for n, section in enumerate(["推进公开"] * 6 + ["强化保障"] * 6 + [""] * 4)
    ]
    plan = taken_over(district, reading(*tasks))
    days = (None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=40))
    kinds = cycle(product(EVERY, days))
    for row, (state, due) in zip(
        Assignment.objects.filter(task__plan=plan).order_by("pk"), kinds, strict=False
    ):
        row.state, row.due = state, due
        row.save()
    return plan


def plain(rows: list[Assignment]) -> Cell:
    cell = Cell()
    for row in rows:
        late = row.state in OPEN and row.due is not None and row.due < TODAY
        cell.late += late
        cell.open += row.state in OPEN and not late
        cell.waiting += row.state == SUBMITTED
        cell.done += row.state == DONE
    return cell


def test_every_cell_is_a_plain_count(plan: Plan) -> None:
    rows = list(Assignment.objects.filter(task__plan=plan).select_related("task"))
    parts = sections(plan)
    blocks = matrix(plan, units_of(plan), parts)
    assert [block.label for block in blocks] == ["政府部门、单位", "镇、街道"]
    for line in (line for block in blocks for line in block.lines):
        own = [row for row in rows if row.unit_id == line.unit.pk]
        for part, cell in zip(parts, line.cells, strict=True):
            assert cell == plain([row for row in own if row.task.section == part.value])
        assert line.total == plain(own)
    for part, cell in by_section(blocks, parts):
        assert cell == plain([row for row in rows if row.task.section == part.value])


@pytest.mark.parametrize(
    ("cell", "sign", "count"),
    [
        (Cell(), "none", 0),
        (Cell(done=3), "all", 3),
        (Cell(done=3, waiting=2), "waiting", 2),
        (Cell(done=3, waiting=2, open=4), "short", 4),
        (Cell(done=3, waiting=2, open=4, late=1), "late", 1),
    ],
)
def test_the_worst_is_the_sign(cell: Cell, sign: str, count: int) -> None:
    assert (cell.sign, cell.count) == (sign, count)


def test_a_cell_leads_to_as_many_rows_as_it_says(
    client: Client, plan: Plan, district: District
) -> None:
    client.force_login(district.officer)
    page = client.get(reverse("plans:matrix", args=[plan.pk])).content.decode()
    tree = HTMLParser(page)
    cells = tree.css("table.mat td a")
    assert len(cells) > 6
    for link in cells:
        rows = client.get(link.attributes["href"] or "").context["page"].paginator.count
        word = link.text(deep=False)
        assert rows > 0
        assert word in {"齐", f"差{rows}", f"逾{rows}", f"待{rows}"}, word
    said = {link.text() for link in cells}
    assert any(text.endswith("项逾期") for text in said)
    heads = [abbr.attributes["title"] for abbr in tree.css("table.mat")[0].css("abbr")]
    assert heads == ["推进公开", "强化保障", "没有分类"]
    legend = [line.text().split() for line in tree.css(".brd-signs li")]
    assert legend == [["一", "推进公开"], ["二", "强化保障"], ["三", "没有分类"]]
    assert [td.text() for td in tree.css("table.mat")[1].css("tbody tr")[0].css("td")][1] == "免"


def test_signs_of_sections() -> None:
    assert [sign(place) for place in (1, 10, 11, 20, 21)] == ["一", "十", "十一", "二十", "二十一"]
