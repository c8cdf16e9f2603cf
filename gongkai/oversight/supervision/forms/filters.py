"""Filters of the lists, from the address; what is not understood does not filter."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai.ground.core.transitions import Machine
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import FilterForm, offer_choices, offer_rows

TABS = ("findings", "orders", "suggestions")


class CaseFilters(FilterForm):
    """Unit, state, late, words."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="单位", required=False, empty_label="全部单位"
    )
    state = forms.ChoiceField(label="状态", required=False)
    late = forms.BooleanField(label="只看逾期", required=False)
    q = forms.CharField(label="找字", required=False, max_length=50)

    def __init__(self, data: QueryDict, *, machine: Machine, units: QuerySet[Unit]) -> None:
        super().__init__(data)
        offer_rows(self, "unit", units)
        offer_choices(self, "state", [("", "全部状态"), *machine.states.items()])
