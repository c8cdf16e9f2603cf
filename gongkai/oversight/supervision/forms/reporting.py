"""Reporting a problem."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.ground.core import clock
from gongkai.ground.evidence.fieldset import EvidenceForm
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Day, Form
from gongkai.oversight.plans.models import Assignment

from ..enums import Origin

ORIGINS = [(value, label) for value, label in Origin.choices if value != Origin.SIGNAL]


class ReportForm(EvidenceForm, Form):
    """Which unit, what, where from. The unit is written as people call it: whoever reports need not
    see the list of all units."""

    unit = forms.CharField(
        label="哪个单位的问题",
        max_length=100,
        help_text="写全称或者简称，例如：区教育局。",
        error_messages={"required": "请写是哪个单位的问题。"},
    )
    title = forms.CharField(
        label="是什么问题",
        max_length=200,
        help_text="一句话，例如：通知公告栏目三个月没有更新。",
        error_messages={
            "required": "请用一句话写明是什么问题。",
            "max_length": "最多 200 个字，细节请写在下面。",
        },
    )
    text = forms.CharField(
        label="具体情况",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "请写明在哪里看到的、是什么情况。",
            "max_length": "最多 5000 个字，请写短一些。",
        },
    )
    origin = forms.ChoiceField(
        label="怎么发现的", choices=ORIGINS, widget=forms.RadioSelect, initial=Origin.CHECK
    )
    found_on = forms.DateField(
        label="哪一天发现的",
        widget=Day(),
        error_messages={
            "required": "请填写发现日期。",
            "invalid": "请按 2026-03-28 的样子填写日期。",
        },
    )

    def __init__(self, *args: Any, assignment: Assignment | None = None, **kwargs: Any) -> None:
        unit = assignment.unit.name if assignment else ""
        first = {"unit": unit, "found_on": clock.today()}
        kwargs["initial"] = first | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.assignment = assignment

    def clean_unit(self) -> Unit:
        """The unit that the name means. A name that nobody bears is answered with those like it."""
        name = self.cleaned_data["unit"].strip()
        register = orgs.register()
        match = register.match(name)
        if match.unit_id is not None:
            return Unit.objects.get(pk=match.unit_id)
        near = [one.text for one in register.suggestions(name, 3) if one.unit_id is not None]
        hint = f"是不是：{'、'.join(near)}？" if near else "请写全称，例如：云川区教育局。"
        raise forms.ValidationError(f"没有叫“{name}”的单位。{hint}")
