"""Filters of the lists, from the address; what is not understood does not filter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Form

from ...enums import AssignmentState, UnitRole
from ...models import Plan
from ...queries.board import Section

MONTHS = [("", "全部月份"), *((str(month), f"{month}月") for month in range(1, 13))]


class Filters(Form):
    """A form sent by GET: a wrong value is dropped and the list stays whole."""

    def chosen(self) -> dict[str, Any]:
        """The values that can be used."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def address(self) -> str:
        """The chosen values as a query string, for links to exports and pages."""
        kept = QueryDict(mutable=True)
        for name, value in self.chosen().items():
            kept[name] = getattr(value, "pk", value)
        return kept.urlencode()


class BoardFilters(Filters):
    """Section, unit, month of the deadline, words."""

    section = forms.ChoiceField(label="工作任务", required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label="单位", required=False)
    month = forms.ChoiceField(label="截止月份", required=False, choices=MONTHS)
    q = forms.CharField(label="找字", required=False, max_length=50)

    def __init__(self, data: QueryDict, *, sections: Iterable[Section], units: Any) -> None:
        super().__init__(data)
        section, unit = self.fields["section"], self.fields["unit"]
        assert isinstance(section, forms.ChoiceField)
        assert isinstance(unit, forms.ModelChoiceField)
        section.choices = [("", "全部任务"), *((part.name, part.name) for part in sections)]
        unit.queryset = units
        unit.empty_label = "全部单位"


class MineFilters(Filters):
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
