"""Filters of the lists, from the address; what is not understood does not filter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from gongkai.ground.ui.formbase import FilterForm, offer_choices

from ...enums import AssignmentState, UnitRole
from ...models import Plan
from ...queries.board import Named, Section
from ...queries.ledger.board import UNFINISHED
from ...rules.ledger.lights import LABELS

ALL = ("", "全部")
MONTHS = [("", "全部月份"), *((str(month), f"{month}月") for month in range(1, 13))]
STATES = [ALL, (UNFINISHED, "还没办完的"), *AssignmentState.choices]


class BoardFilters(FilterForm):
    """Section, unit, words; and further state, light, role, month of the last day, marks."""

    section = forms.ChoiceField(label="工作任务", required=False)
    unit = forms.ChoiceField(label="单位", required=False)
    q = forms.CharField(label="找字", required=False, max_length=50)
    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    light = forms.ChoiceField(label="亮灯", required=False, choices=[ALL, *LABELS.items()])
    role = forms.ChoiceField(label="角色", required=False, choices=[ALL, *UnitRole.choices])
    month = forms.ChoiceField(label="最近期限在", required=False, choices=MONTHS)
    flagged = forms.BooleanField(label="只看佐证已撤回的", required=False)
    provisional = forms.BooleanField(label="只看期限暂按周末推算的", required=False)

    MORE = ("state", "light", "role", "month", "flagged", "provisional")

    def __init__(
        self, data: QueryDict, *, sections: Iterable[Section], units: Iterable[Named]
    ) -> None:
        """``part`` in the address names a section by its place: the matrix has many short links."""
        self.sections = list(sections)
        super().__init__(_with_section(data, self.sections))
        names = [(part.name, part.name) for part in self.sections]
        offer_choices(self, "section", [("", "全部任务"), *names])
        known = [(str(unit.pk), unit.said) for unit in units]
        offer_choices(self, "unit", [("", "全部单位"), *known])

    def chosen(self) -> dict[str, Any]:
        """The values that can be used; the section as tasks store it."""
        found = super().chosen()
        if "section" in found:
            values = {part.name: part.value for part in self.sections}
            found["section"] = values[found["section"]]
        return found

    @property
    def opened(self) -> bool:
        """Whether one of the further filters is in use, so that they are shown."""
        return any(name in self.as_sent() for name in self.MORE)

    @property
    def further(self) -> list[forms.BoundField]:
        """The further filters, to be drawn one after another."""
        return [self[name] for name in self.MORE]


class MineFilters(FilterForm):
    """Role, state, plan, words."""

    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), *AssignmentState.choices]
    )
    role = forms.ChoiceField(
        label="本单位的角色", required=False, choices=[("", "全部"), *UnitRole.choices]
    )
    plan = forms.ModelChoiceField(Plan.objects.none(), label="工作要点", required=False)
    q = forms.CharField(label="找字", required=False, max_length=50)

    def __init__(self, data: QueryDict, *, plans: Any) -> None:
        super().__init__(data)
        plan = self.fields["plan"]
        assert isinstance(plan, forms.ModelChoiceField)
        plan.queryset = plans
        plan.empty_label = "全部要点"


def _with_section(data: QueryDict, sections: list[Section]) -> QueryDict:
    place = data.get("part", "")
    if "section" in data or not (place.isdecimal() and 1 <= int(place[:4]) <= len(sections)):
        return data
    data = data.copy()
    data["section"] = sections[int(place[:4]) - 1].name
    return data
