"""Directories, tables to be read, institutions bound."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Line, Unit
from gongkai.ground.ui.formbase import Day, Form, offer_rows

from ..enums import DirectoryKind, Sector


class DirectoryForm(Form):
    """A directory."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="维护单位", empty_label="请选择")
    kind = forms.ChoiceField(label="种类", choices=DirectoryKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(
        label="名称", max_length=120, help_text="例如：云川区教育和体育局主动公开事项目录"
    )
    place = forms.CharField(
        label="村（社区）或者机构",
        max_length=60,
        required=False,
        help_text="村务公开目录写村（社区）的名称；没有平台账号的学校、医院等写它的名称。",
    )
    line = forms.ModelChoiceField(
        Line.objects.none(),
        label="条线",
        required=False,
        empty_label="不是条线目录",
        help_text="只有条线标准目录要选。",
    )

    def __init__(
        self,
        *args: Any,
        units: QuerySet[Unit] | None,
        lines: QuerySet[Line],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "line", lines)
        if units is None:  # an existing one: neither its unit nor its kind changes
            del self.fields["unit"], self.fields["kind"]
        else:
            offer_rows(self, "unit", units)


class UploadForm(Form):
    """A table to be read."""

    file = forms.FileField(
        label="目录文件",
        help_text="表格（xlsx、xls）或者文档（docx、pdf）。读入以后先给您看，核对好了才采用。",
    )


class SinceForm(Form):
    """From when a table counts."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    since = forms.DateField(label="自何日起执行", widget=Day())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = clock.today


class EndForm(Form):
    """Ending an entry."""

    on = forms.DateField(label="从哪天起停用", widget=Day())
    reason = forms.CharField(
        label="为什么停用",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例如：职责已划转，法规已修改。",
    )


class UntilForm(Form):
    """The last day of an institution on the list."""

    until = forms.DateField(label="最后一天", widget=Day())


class BoundForm(Form):
    """An institution that is bound."""

    supervisor = forms.ModelChoiceField(Unit.objects.none(), label="主管部门", empty_label="请选择")
    name = forms.CharField(label="机构名称", max_length=100)
    sector = forms.ChoiceField(label="行业", choices=Sector.choices)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="在平台上的单位", required=False, empty_label="没有账号"
    )
    since = forms.DateField(label="列入日期", widget=Day())

    def __init__(
        self, *args: Any, units: QuerySet[Unit], institutions: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "supervisor", units)
        offer_rows(self, "unit", institutions)
