"""Settling, classifying, clearing, making void."""

from __future__ import annotations

from django import forms

from gongkai.ground.ui.formbase import Day, Form

from ..enums import Attribute, Clearing, Suspicion
from ..rules.exemptions import EXEMPTIONS


def _reason(label: str, hint: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=300, widget=widget, help_text=hint)


EXEMPTION_CHOICES = [
    ("", "请选择"),
    *((one.code, f"{one.label}（条例{one.article}）") for one in EXEMPTIONS.values()),
]


class KeepForm(Form):
    """Why a finding stays."""

    reason = _reason("为什么保留", "例如：这是本单位对外公布的咨询电话。审核人看得到。")


class VoidForm(Form):
    """Why an item is made void."""

    reason = _reason("为什么作废", "作废以后不能再改，记录仍然查得到。")


class ClassifyForm(Form):
    """The attribute, with its ground."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    attribute = forms.ChoiceField(
        label="公开属性", choices=Attribute.choices, widget=forms.RadioSelect
    )
    exemption = forms.ChoiceField(label="不予公开的依据", required=False, choices=EXEMPTION_CHOICES)
    proof = forms.CharField(
        label="理由和证明",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="国家秘密写密级、期限和定密依据的编号，不写内容；三安全一稳定写风险评估的结论。",
    )
    next_on = forms.DateField(
        label="下次评估日期",
        required=False,
        widget=Day(),
        help_text="不主动公开的都要填，到期平台会提醒再评估一次。",
    )
    reason = _reason("评估意见")


class SuspectForm(Form):
    """Something old that should be looked at."""

    suspicion = forms.ChoiceField(label="疑点", choices=Suspicion.choices, widget=forms.RadioSelect)
    evidence = _reason("依据", "例如：所依据的文件已于2024年废止。")


class DecideForm(Form):
    """What is done with it."""

    decision = forms.ChoiceField(
        label="怎样处理",
        choices=[choice for choice in Clearing.choices if choice[0] != Clearing.OPEN],
        widget=forms.RadioSelect,
        help_text="撤下马上生效；标注和脱敏要改内容，重新审签以后作为更正公开。",
    )
    reason = _reason("理由", "选标注的，这里写的话会显示在公开页面上。")
