"""Filters of the list, from the address; what is not understood does not filter."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import FilterForm, offer_choices, offer_rows

from ..rules.machine import MACHINE


class CaseFilters(FilterForm):
    """Unit, state, stage, words."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="单位", required=False, empty_label="全部单位"
    )
    state = forms.ChoiceField(label="状态", required=False)
    stage = forms.ChoiceField(label="环节", required=False)
    q = forms.CharField(label="找字", required=False, max_length=50)

    def __init__(self, data: QueryDict, *, units: QuerySet[Unit], stages: dict[str, str]) -> None:
        super().__init__(data)
        offer_rows(self, "unit", units)
        offer_choices(self, "state", [("", "全部状态"), *MACHINE.states.items()])
        offer_choices(self, "stage", [("", "全部环节"), *stages.items()])
