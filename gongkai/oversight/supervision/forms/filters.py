"""Filters of the lists, from the address; what is not understood does not filter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai.ground.core.transitions import Machine
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Form, offer_choices, offer_rows

TABS = ("findings", "orders", "suggestions")


class CaseFilters(Form):
    """Unit, state, late, words. A form sent by GET: a wrong value is dropped."""

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

    def chosen(self) -> dict[str, Any]:
        """The values that can be used."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def address(self) -> str:
        """The chosen values as a query string, for links to exports and tabs."""
        kept = QueryDict(mutable=True)
        for name, value in self.chosen().items():
            kept[name] = "1" if value is True else getattr(value, "pk", value)
        return kept.urlencode()
