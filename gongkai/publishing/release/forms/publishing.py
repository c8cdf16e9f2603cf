"""Publishing, taking down, prolonging; filters of the list."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui import formbase
from gongkai.ground.ui.formbase import Day, Form, offer_choices, offer_rows

from ..actions import Choices
from ..models import Audience, Channel
from ..rules.life import MACHINE

NOW, AT = "now", "at"
LONG = "最多 300 个字，请写短一些。"


class PublishForm(Form):
    """When, for whom, where beside the site; what a correction corrects.

    ``digest`` is the content that the person saw.
    """

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    when = forms.ChoiceField(
        label="什么时候公开",
        choices=[(NOW, "现在"), (AT, "定时")],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    day = forms.DateField(label="公开的日期", required=False, widget=Day())
    time = forms.TimeField(
        label="公开的时间",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    audience = forms.ModelChoiceField(
        Audience.objects.none(),
        label="公开给谁",
        required=False,
        empty_label="所有人",
        help_text="选了特定范围，只有范围里的人能看到，不进列表、订阅和搜索。",
    )
    channels = forms.ModelMultipleChoiceField(
        Channel.objects.none(),
        label="同时发到",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="更正时不再选的渠道，原来发的会自动撤回。",
    )
    note = forms.CharField(
        label="更正说明",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="第一次公开不用写。更正的，写明改了什么，读者会看到。",
        error_messages={"max_length": LONG},
    )
    removes_protected = forms.BooleanField(
        label="这次更正去掉了不应公开的内容（个人信息、秘密等）",
        required=False,
        help_text="选了以后，以前的版本和附件马上全部关闭，谁也打不开。",
    )

    def __init__(
        self, *args: Any, circles: QuerySet[Audience], ways: QuerySet[Channel], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "audience", circles)
        offer_rows(self, "channels", ways)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("when") == AT and not self.errors:
            for name, label in (("day", "日期"), ("time", "时间")):
                if not said.get(name):
                    self.add_error(name, f"定时公开请填写{label}。")
        return said

    def choices(self) -> Choices:
        """What was chosen, once the form is valid."""
        said = self.cleaned_data
        at = None
        if said["when"] == AT:
            at = datetime.combine(said["day"], said["time"], tzinfo=clock.CHINA)
        return Choices(
            at=at,
            audience=said["audience"],
            channels=list(said["channels"]),
            note=said["note"],
            removes_protected=said["removes_protected"],
        )


class WithdrawForm(Form):
    """Why (for the house), and what the public reads."""

    reason = forms.CharField(
        label="为什么撤下",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="只在工作台里看得到。",
        error_messages={"required": "请写明为什么撤下，以后查得到。", "max_length": LONG},
    )
    notice = forms.CharField(
        label="给公众看的说明",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="打开原来网址的人会看到。不写的话，显示“这条信息已经撤下，不再公开。”",
        error_messages={"max_length": LONG},
    )


class ProlongForm(Form):
    """Until when."""

    until = forms.DateField(
        label="公开到哪一天",
        required=False,
        widget=Day(),
        help_text="不填就是长期公开。",
        error_messages={"invalid": "请按 2026-03-28 的样子填写日期。"},
    )


class FilterForm(formbase.FilterForm):
    """Unit, state, words."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="单位", required=False, empty_label="全部单位"
    )
    state = forms.ChoiceField(label="状态", required=False)
    q = forms.CharField(label="找字", required=False, max_length=50)

    def __init__(self, data: QueryDict, *, units: QuerySet[Unit]) -> None:
        super().__init__(data)
        offer_rows(self, "unit", units)
        offer_choices(self, "state", [("", "全部状态"), *MACHINE.states.items()])
