"""A number of times beside a fixed day: the order says whose day it is."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.oversight.plans.rules.deadlines import Context, in_cell, in_requirement
from gongkai.oversight.plans.rules.ledger import Limit, dues
from tests.factories.ledger import frame

CONTEXT = Context(2026, dt.date(2026, 3, 2))
YEAR_END = dt.date(2026, 12, 31)


def parts(text: str) -> list[tuple[str, dt.date | None]]:
    """What the ledger makes of a requirement: kinds and days."""
    limits = [
        Limit(key, one.kind, one.text, one.date, every=one.every or "", times=one.times)
        for key, one in enumerate(in_requirement(text, CONTEXT), start=1)
    ]
    return [(part.kind, part.due) for part in dues(limits, [], frame())]


@pytest.mark.parametrize(
    "text",
    [
        "每年至少开展2次培训，2026年6月底前完成目录修订。",
        "每年至少开展2次培训。2026年6月底前完成目录修订。",
        "2026年6月底前完成目录修订，每年至少开展2次培训。",
        "6月底前制定计划；年内组织培训不少于2次。",
        "每年至少开展2次培训，2026年6月底前，完成目录修订。",
        "每年至少开展２次培训、２０２６年６月３０日前完成目录修订",
    ],
)
def test_a_day_of_another_clause_is_not_that_of_the_quota(text: str) -> None:
    found = parts(text)
    assert found == [("fixed", dt.date(2026, 6, 30)), *[("times", YEAR_END)] * 2]
    assert [one.kind for one in in_requirement(text, CONTEXT)] == ["quota", "date"]


def test_a_day_of_another_clause_stays_even_where_both_end_with_the_year() -> None:
    found = parts("每年至少开展2次培训，12月底前完成目录修订。")
    assert sorted(found) == [("fixed", YEAR_END), *[("times", YEAR_END)] * 2]


@pytest.mark.parametrize(
    "text",
    [
        "2026年11月底前至少开展2次培训。",
        "11月底前，至少开展2次培训。",
        "11月底前组织培训至少2次",
        "11月底前组织开展专题培训，不少于2次。",
        "每年至少开展2次培训，11月底前完成。",
        "至少开展2次培训（11月底前）",
        "每年11月底前至少开展2次培训",
    ],
)
def test_a_day_of_its_own_clause_is_that_of_the_quota(text: str) -> None:
    assert parts(text) == [("times", dt.date(2026, 11, 30))] * 2


def test_the_cell_before_the_requirement_gives_the_day() -> None:
    [day] = in_cell("11月底前", CONTEXT)
    [quota] = in_requirement("每年至少开展2次培训。", CONTEXT)
    first, second = Limit(1, day.kind, date=day.date), Limit(2, quota.kind, times=quota.times)
    assert [part.due for part in dues([first, second], [], frame())] == [day.date] * 2
    both = dues([second, first], [], frame())
    assert [(part.kind, part.due) for part in both] == [
        ("fixed", day.date), ("times", YEAR_END), ("times", YEAR_END),
    ]  # fmt: skip


def test_a_quota_of_the_quarter_leaves_the_order_alone() -> None:
    limits = in_requirement("6月底前制定计划，每季度至少检查1次。", CONTEXT)
    assert [one.kind for one in limits] == ["date", "quota"]
