"""Two hundred plans of invented places, in both genres and with all dirt, are read exactly."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.ground.documents.parsers import parse
from gongkai.oversight.plans.rules import read_plan

from .generator import Sample, sample

PLANS = 200


def read(made: Sample) -> dict[str, Any]:
    """The reading without sources and warnings, which the model does not tell."""
    plan = read_plan(parse(made.data, made.name)).as_json()
    tasks = [{k: v for k, v in task.items() if k != "source"} for task in plan["tasks"]]
    return {**{k: v for k, v in plan.items() if k != "warnings"}, "tasks": tasks}


@pytest.mark.parametrize("seed", range(PLANS))
def test_a_generated_plan_is_read_exactly(seed: int) -> None:
    made = sample(seed)
    got = read(made)
    assert got.pop("tasks") == made.expected.pop("tasks"), made.how
    assert got == made.expected, made.how
