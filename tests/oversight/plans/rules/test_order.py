"""Warnings come in the order of the source."""

from __future__ import annotations

from gongkai.oversight.plans.rules.model import Warning
from gongkai.oversight.plans.rules.read import _place


def test_rows_are_ordered_as_numbers_and_what_has_no_place_comes_first() -> None:
    places = ["第1张表第12行", "第1张表第5行", "全文", "第1张表第4行"]
    warnings = [Warning("unit_unknown", "单位名录里没有。", place) for place in places]
    assert [one.where for one in sorted(warnings, key=_place)] == [
        "全文",
        "第1张表第4行",
        "第1张表第5行",
        "第1张表第12行",
    ]
