"""Filters of the list of items."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import FilterForm, offer_rows

from ..enums import Attribute
from ..queries.items import STATES
from ..rules.kinds import declared


class ItemFilters(FilterForm):
    """Unit, kind, state, attribute, words."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="单位", required=False, empty_label="全部单位"
    )
    kind = forms.ChoiceField(
        label="种类",
        required=False,
        choices=[("", "全部种类"), *((one.code, one.label) for one in declared())],
    )
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部状态"), *STATES.items()]
    )
    attribute = forms.ChoiceField(
        label="公开属性", required=False, choices=[("", "全部"), *Attribute.choices]
    )
    q = forms.CharField(label="标题或者索引号", required=False, max_length=50)

    def __init__(self, data: QueryDict, *, units: QuerySet[Unit]) -> None:
        super().__init__(data)
        offer_rows(self, "unit", units)
