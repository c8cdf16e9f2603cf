"""Filters of the list of items."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import FilterForm, offer_rows
from gongkai.publishing.catalogue.models import Column, Topic

from ..enums import Attribute
from ..models import Item
from ..queries.items import STATES, columns_with, topics_with
from ..rules.kinds import declared


class ColumnFilter(forms.ModelChoiceField):  # type: ignore[type-arg]  # none at run time
    """Columns, with whose they are where there are several units."""

    several = False

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}（{obj.unit.said}）" if self.several else str(obj.name)


class ItemFilters(FilterForm):
    """Unit, kind, column, topic, state, attribute, words. What offers no choice is left out."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="单位", required=False, empty_label="全部单位"
    )
    kind = forms.ChoiceField(
        label="种类",
        required=False,
        choices=[("", "全部种类"), *((one.code, one.label) for one in declared())],
    )
    column = ColumnFilter(
        Column.objects.none(), label="栏目", required=False, empty_label="全部栏目"
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label="专题", required=False, empty_label="全部专题"
    )
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部状态"), *STATES.items()]
    )
    attribute = forms.ChoiceField(
        label="公开属性", required=False, choices=[("", "全部"), *Attribute.choices]
    )
    q = forms.CharField(label="标题或者索引号", required=False, max_length=50)

    def __init__(self, data: QueryDict, *, rows: QuerySet[Item], units: QuerySet[Unit]) -> None:
        """``rows`` are the items that the person sees: columns and topics are those of the items
        of the chosen unit, or of all."""
        super().__init__(data)
        said = data.get("unit", "")
        unit = next((one for one in units if str(one.pk) == said), None)
        within = rows.filter(unit=unit) if unit is not None else rows
        columns, topics = columns_with(within), topics_with(within)
        for name, offered in (("unit", units), ("column", columns), ("topic", topics)):
            offer_rows(self, name, offered)
        field = self.fields["column"]
        assert isinstance(field, ColumnFilter)
        field.several = len({column.unit_id for column in columns}) > 1
        for name, enough in (("unit", len(units) > 1), ("column", columns), ("topic", topics)):
            if not enough:
                del self.fields[name]
