"""Columns, topics, reposts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Day, Form, offer_rows

from ..enums import ColumnKind, ColumnPart
from ..models import Column


class ColumnForm(Form):
    """A column. Its unit never changes."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="单位", empty_label="请选择")
    name = forms.CharField(label="栏目名称", max_length=40)
    kind = forms.ChoiceField(
        label="种类",
        choices=ColumnKind.choices,
        widget=forms.RadioSelect,
        help_text="动态、要闻 2 周不更新，公告、政策 6 个月不更新，就算超期。",
    )
    part = forms.ChoiceField(
        label="固定栏目",
        required=False,
        choices=ColumnPart.choices,
        help_text="制度、年报要选，这样会出现在“政府信息公开”的固定位置。",
    )
    parent = forms.ModelChoiceField(
        Column.objects.none(), label="上级栏目", required=False, empty_label="没有，是一级栏目"
    )
    intro = forms.CharField(label="说明", max_length=200, required=False)
    order = forms.IntegerField(label="排序", min_value=0, max_value=9999, initial=100)

    def __init__(
        self, *args: Any, units: QuerySet[Unit] | None, parents: QuerySet[Column], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "parent", parents)
        if units is None:
            del self.fields["unit"]
        else:
            offer_rows(self, "unit", units)


class GuideForm(Form):
    """The guide of a unit."""

    agency = forms.CharField(label="公开工作机构", max_length=100, help_text="例如：办公室")
    address = forms.CharField(label="办公地址", max_length=200)
    hours = forms.CharField(
        label="办公时间", max_length=200, help_text="例如：工作日 8:30 至 12:00，13:30 至 17:00"
    )
    phone = forms.CharField(label="联系电话", max_length=40)
    fax = forms.CharField(label="传真", max_length=40, required=False)
    internet = forms.CharField(label="互联网联系方式", max_length=200, required=False)
    obtaining = forms.CharField(
        label="获取方式",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="除了上网，还可以到哪里查阅。",
    )


class TopicForm(Form):
    """A topic."""

    name = forms.CharField(label="专题名称", max_length=40)
    intro = forms.CharField(
        label="说明", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    order = forms.IntegerField(label="排序", min_value=0, max_value=9999, initial=100)


class RepostForm(Form):
    """What is to be reposted, by whom, until when."""

    title = forms.CharField(label="要转载的信息", max_length=200)
    source = forms.CharField(label="来源", max_length=100, help_text="例如：中国政府网")
    url = forms.URLField(label="原文网址", max_length=500, required=False, assume_scheme="https")
    asked_on = forms.DateField(label="收到通知的日期", widget=Day())
    day = forms.DateField(label="最迟哪天转载", widget=Day())
    time = forms.TimeField(
        label="最迟几点", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="由哪些单位转载", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "units", units)

    def given(self) -> dict[str, Any]:
        """What the action wants, once the form is valid."""
        said = dict(self.cleaned_data)
        moment = datetime.combine(said.pop("day"), said.pop("time"), tzinfo=clock.CHINA)
        return said | {"due_at": moment}
