"""The settings of a plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from gongkai.ground.ui.formbase import Day, Form

from ..actions.settings import EARLIEST, LATEST
from ..models import Plan


class SettingsForm(Form):
    """Days of warning, the day of the yearly check; ``seen_*`` is what the person saw."""

    warning_days = forms.IntegerField(
        label="提前几天提醒",
        min_value=EARLIEST,
        max_value=LATEST,
        help_text=f"到期前这么多天，灯变成“快到期”，并提醒单位。可以填 {EARLIEST} 到 {LATEST}。",
    )
    check_on = forms.DateField(
        label="年度检查日",
        required=False,
        widget=Day(),
        help_text="没有固定日期的任务（长期坚持等）到这一天检查。不填就是当年 12月31日。",
    )
    seen_days = forms.IntegerField(widget=forms.HiddenInput)
    seen_day = forms.DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year

    def clean_check_on(self) -> date | None:
        """The last day of the year is what an empty field means."""
        day: date | None = self.cleaned_data["check_on"]
        if day is not None and day.year != self.year:
            raise forms.ValidationError(f"年度检查日要在 {self.year} 年内")
        return day

    @property
    def seen(self) -> tuple[int, date | None]:
        """What the person saw."""
        return self.cleaned_data["seen_days"], self.cleaned_data["seen_day"]

    @staticmethod
    def initial_of(plan: Plan) -> dict[str, Any]:
        """What the form shows for a plan."""
        return {
            "warning_days": plan.warning_days,
            "check_on": plan.check_on,
            "seen_days": plan.warning_days,
            "seen_day": plan.check_on.isoformat() if plan.check_on else "",
        }
