"""Forms for units, groups and lines."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.ui.formbase import offer_rows

from .. import enums
from ..models import Unit
from .polite import DayField, NamesField, PoliteForm


class UnitForm(PoliteForm):
    """A unit and its names."""

    name = forms.CharField(label="单位全称", max_length=100)
    short_name = forms.CharField(
        label="简称", max_length=50, required=False, help_text="列表和通知里用，如“区教育局”"
    )
    aliases = NamesField(label="别名", help_text="文件里对这个单位的其他叫法，一行写一个")
    kind = forms.ChoiceField(label="类别", choices=enums.UnitKind.choices)
    parent = forms.ModelChoiceField(
        label="上级单位", queryset=Unit.objects.none(), required=False, empty_label="没有上级单位"
    )
    code = forms.CharField(
        label="单位编码", max_length=40, required=False, help_text="如统一社会信用代码，可以不填"
    )
    order = forms.IntegerField(
        label="排序", min_value=0, max_value=99999, initial=1000, help_text="数字小的排在前面"
    )
    phone = forms.CharField(label="联系电话", max_length=40, required=False)

    def __init__(self, *args: Any, parents: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "parent", parents)


class CloseForm(PoliteForm):
    """From which day a unit is closed."""

    on = DayField(label="撤销日期", help_text="从这一天起不再使用")


class GroupForm(PoliteForm):
    """A named group: kinds of units, and units one by one."""

    name = forms.CharField(label="名称", max_length=100, help_text="如“各镇（街道）”")
    aliases = NamesField(label="别名", help_text="文件里对这一组单位的其他叫法，一行写一个")
    kinds = forms.MultipleChoiceField(
        label="包含这些类别的全部单位",
        choices=enums.UnitKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    units = forms.ModelMultipleChoiceField(
        label="另外列入的单位",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "units", units)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("kinds") and not cleaned.get("units"):
            self.add_error("kinds", "请至少选择一类单位，或者一个单位。")
        return cleaned


class LineForm(PoliteForm):
    """A line: who leads which subject for whom."""

    subject = forms.CharField(label="事项", max_length=100, help_text="如“义务教育信息公开”")
    duty = forms.CharField(
        label="牵头职责", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    lead = forms.ModelChoiceField(
        label="牵头单位", queryset=Unit.objects.none(), empty_label="请选择"
    )
    units = forms.ModelMultipleChoiceField(
        label="参加单位",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "units"):
            offer_rows(self, name, units)
