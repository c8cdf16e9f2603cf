"""One task: its words, its units, its deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict

from gongkai.ground.ui.formbase import Day, Form

from ..content import Deadline, DraftTask, NamedUnit
from ..enums import DayUnit, DeadlineKind, Every, UnitRole
from ..rules.periods import is_sample

USED_BY: dict[str, tuple[str, ...]] = {
    DeadlineKind.DATE: ("date",),
    DeadlineKind.AFTER_EVENT: ("days", "unit", "event"),
    DeadlineKind.RECURRING: ("every", "times", "date", "days", "unit", "event"),
    DeadlineKind.QUOTA: ("times", "every", "date"),
    DeadlineKind.WINDOW: ("days", "unit"),
    DeadlineKind.WHILE: ("event",),
    DeadlineKind.ONGOING: (),
}
NEEDED: dict[str, tuple[tuple[str, str], ...]] = {
    DeadlineKind.DATE: (("date", "请填写截止的那一天。"),),
    DeadlineKind.AFTER_EVENT: (
        ("days", "请填写多少天、几个月。"),
        ("event", "请写明从哪件事起算。"),
    ),
    DeadlineKind.RECURRING: (("every", "请选多久一次。"),),
    DeadlineKind.QUOTA: (("times", "请填写几次。"),),
    DeadlineKind.WINDOW: (("days", "请填写不少于多少天、几个月。"),),
    DeadlineKind.WHILE: (("event", "请写明是什么期间。"),),
}
FIRST_PERIOD = (
    "这里填第一期的那一天：每月10日前填1月10日，每季度首月15日前填1月15日。没有写哪一天的不填。"
)


class TaskForm(Form):
    """The words of a task."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.IntegerField(
        label="序号",
        required=False,
        min_value=1,
        max_value=99999,
        error_messages={
            "invalid": "序号是一个整数，没有可以不填。",
            "min_value": "序号从 1 起。",
            "max_value": "序号太大了，请看看是不是多打了数字。",
        },
    )
    section = forms.CharField(label="工作任务", max_length=2000, required=False)
    item = forms.CharField(label="小项", max_length=2000, required=False)
    requirement = forms.CharField(
        label="工作要求",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "请照原文填写工作要求。"},
    )


class UnitForm(Form):
    """One unit as the plan names it."""

    name = forms.CharField(
        label="单位名称",
        max_length=1000,
        widget=forms.TextInput(attrs={"list": "known-units", "autocomplete": "off"}),
        error_messages={"required": "请写单位名称；不要这一行，请勾选“去掉”。"},
    )
    role = forms.ChoiceField(label="角色", choices=UnitRole.choices, initial=UnitRole.RESPONSIBLE)
    group = forms.BooleanField(label="是一组单位", required=False)


class DeadlineForm(Form):
    """One deadline. Which fields count depends on its kind; the others are let go."""

    kind = forms.ChoiceField(label="种类", choices=DeadlineKind.choices, initial=DeadlineKind.DATE)
    text = forms.CharField(label="原文", max_length=1000, required=False)
    date = forms.DateField(
        label="哪一天",
        required=False,
        widget=Day(),
        error_messages={"invalid": "请按 2025-06-30 的样子填写日期。"},
    )
    days = forms.IntegerField(
        label="多少天",
        required=False,
        min_value=1,
        max_value=3660,
        error_messages={
            "invalid": "天数是一个整数。",
            "min_value": "天数从 1 起。",
            "max_value": "天数太大了，请看看是不是多打了数字。",
        },
    )
    unit = forms.ChoiceField(
        label="怎么算", required=False, choices=[("", "没有写"), *DayUnit.choices]
    )
    event = forms.CharField(label="什么事、什么期间", max_length=200, required=False)
    every = forms.ChoiceField(
        label="多久一次", required=False, choices=[("", "没有写"), *Every.choices]
    )
    times = forms.IntegerField(
        label="几次",
        required=False,
        min_value=1,
        max_value=999,
        error_messages={"invalid": "次数是一个整数。", "min_value": "次数从 1 起。"},
    )
    source = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for what the kind needs."""
        cleaned = super().clean() or {}
        for name, sentence in NEEDED.get(cleaned.get("kind", ""), ()):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        again = cleaned.get("kind") in (DeadlineKind.RECURRING, DeadlineKind.QUOTA)
        day, every = cleaned.get("date"), cleaned.get("every") or "year"
        if again and day and not is_sample(every, day):
            self.add_error("date", FIRST_PERIOD)
        return cleaned

    def deadline(self) -> Deadline:
        """The deadline as a draft holds it."""
        cleaned = self.cleaned_data
        used = USED_BY[cleaned["kind"]]
        values: dict[str, Any] = {name: cleaned[name] or None for name in used}
        if values.get("date"):
            values["date"] = cleaned["date"].isoformat()
        blank = dict.fromkeys(("date", "days", "unit", "event", "every", "times"))
        known = {"kind": cleaned["kind"], "text": cleaned["text"].strip()}
        return cast(Deadline, {**blank, **values, **known, "source": cleaned["source"] or "cell"})


class Rows(forms.BaseFormSet[forms.Form]):
    """Rows that can be taken away; an untouched extra row is nothing.

    What was sent is read without initial values: a colleague may have stored other rows meanwhile,
    and those must not stand behind the rows that were typed.
    """

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "去掉"

    @property
    def filled(self) -> list[forms.Form]:
        """The rows to show: those stored or typed, and the first blank one where there is none."""
        shown = [form for form in self.forms if not self._is_blank(form)]
        return shown or self.forms[:1]

    @property
    def blank(self) -> list[forms.Form]:
        """The others, for one more."""
        shown = self.filled
        return [form for form in self.forms if form not in shown]

    def _is_blank(self, form: forms.Form) -> bool:
        return not form.has_changed() if self.is_bound else not form.initial

    def kept(self) -> list[forms.Form]:
        """The rows that a person filled and left in."""
        return [
            form for form in self.forms if form.has_changed() if not form.cleaned_data.get("DELETE")
        ]


UnitFormSet = forms.formset_factory(
    UnitForm, formset=Rows, extra=2, can_delete=True, max_num=300, absolute_max=300
)
DeadlineFormSet = forms.formset_factory(
    DeadlineForm, formset=Rows, extra=1, can_delete=True, max_num=30, absolute_max=30
)


def unit_rows(data: QueryDict | None, task: DraftTask) -> Rows:
    """The units of ``task`` as rows, with two empty ones."""
    return cast(Rows, UnitFormSet(data, initial=_shown(data, task["units"]), prefix="units"))


def deadline_rows(data: QueryDict | None, task: DraftTask) -> Rows:
    """The deadlines of ``task`` as rows, with an empty one."""
    return cast(
        Rows, DeadlineFormSet(data, initial=_shown(data, task["deadlines"]), prefix="deadlines")
    )


def _shown(data: QueryDict | None, rows: Sequence[Any]) -> list[Any] | None:
    return list(rows) if data is None else None


def task_from(old: DraftTask, form: TaskForm, units: Rows, deadlines: Rows) -> DraftTask:
    """``old`` with what was written. A name keeps the members that were picked for it."""
    cleaned = form.cleaned_data
    picked = {unit["name"]: unit["chosen"] for unit in old["units"] if "chosen" in unit}
    return {
        **old,
        "number": cleaned["number"],
        "section": cleaned["section"].strip(),
        "item": cleaned["item"].strip(),
        "requirement": " ".join(cleaned["requirement"].split()),
        "units": [_unit(row, picked) for row in units.kept()],
        "deadlines": [cast(DeadlineForm, row).deadline() for row in deadlines.kept()],
    }


def _unit(row: forms.Form, picked: dict[str, Any]) -> NamedUnit:
    name = row.cleaned_data["name"].strip()
    unit: NamedUnit = {
        "name": name,
        "role": row.cleaned_data["role"],
        "group": row.cleaned_data["group"],
    }
    return {**unit, "chosen": picked[name]} if name in picked else unit
