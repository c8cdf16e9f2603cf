"""Cells: lines within them."""

from __future__ import annotations

import pytest

from gongkai.oversight.plans.rules.text.grid import clean_cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("区财政局\n区审计局\n各镇", "区财政局、区审计局、各镇"),
        ("区财政局（牵头）\n区审计局", "区财政局（牵头）、区审计局"),
        ("做好信息公\n开工作", "做好信息公开工作"),
    ],
)
def test_units_one_below_the_other_stay_apart(cell: str, text: str) -> None:
    assert clean_cell(cell) == text
