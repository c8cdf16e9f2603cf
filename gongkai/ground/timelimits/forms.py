"""What people fill in on the pages of calendar and limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from gongkai.ground.ui.formbase import Day, Form, offer_choices

from .enums import Mark, Nature, Unit
from .rules.limits import Limit

OTHER = "自己填天数"
UNITS = [(unit.value, unit.label.lstrip("个")) for unit in (Unit.WORKDAY, Unit.DAY)]


def _counted(limits: Iterable[Limit]) -> list[tuple[str, str]]:
    return [(row.code, f"{row.label}（{row.said}）") for row in limits if row.amount is not None]


class UploadForm(Form):
    """The table of a year."""

    year = forms.IntegerField(label="年份", min_value=2008, max_value=2100)
    source = forms.CharField(
        label="依据", max_length=200, help_text="国务院办公厅放假通知的标题或者文号"
    )
    file = forms.FileField(label="日历表", help_text="可以传 CSV 或 Excel（xlsx），按模板填写")


class CountForm(Form):
    """算一算."""

    start = forms.DateField(label="从哪一天起算", widget=Day)
    code = forms.ChoiceField(label="哪一种期限", required=False)
    amount = forms.IntegerField(label="天数", required=False, min_value=1, max_value=3650)
    unit = forms.ChoiceField(label="按什么计算", choices=UNITS, required=False)

    def __init__(self, *args: Any, limits: Iterable[Limit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", OTHER), *_counted(limits)]
        offer_choices(self, "code", choices)

    def clean(self) -> dict[str, Any]:
        """Either a limit of the table or a number of days."""
        given = super().clean() or self.cleaned_data
        if not given.get("code") and not given.get("amount") and "amount" not in self.errors:
            self.add_error("amount", "请选一种期限，或者填写天数。")
        return given


class LimitForm(Form):
    """A local limit."""

    code = forms.ChoiceField(
        label="属于哪一项",
        required=False,
        help_text="对法定期限作更严的规定时选那一项；本地新增的事项不用选。",
    )
    label = forms.CharField(label="事项名称", max_length=100, help_text="例如：领导信箱来信答复")
    nature = forms.ChoiceField(
        label="是最迟还是最短",
        choices=[(each.value, each.label) for each in (Nature.AT_MOST, Nature.AT_LEAST)],
    )
    amount = forms.IntegerField(label="天数", min_value=1, max_value=3650)
    unit = forms.ChoiceField(label="按什么计算", choices=UNITS)
    starts_from = forms.CharField(
        label="从什么时候起算", max_length=100, help_text="例如：收到来信之日"
    )
    source = forms.CharField(label="依据", max_length=200, help_text="本地文件的名称和条款")
    valid_from = forms.DateField(label="从哪一天起施行", widget=Day)
    note = forms.CharField(label="备注", max_length=200, required=False)

    def __init__(self, *args: Any, limits: Iterable[Limit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "本地新增的事项"), *_counted(limits)]
        offer_choices(self, "code", choices)


class EndForm(Form):
    """When a local limit rules for the last time."""

    last_day = forms.DateField(label="执行到哪一天", widget=Day)


def days_of(given: dict[str, Any]) -> Limit:
    """The days that were filled in by hand, in the shape of a row of the table."""
    return Limit(
        code="",
        label=OTHER,
        nature=Nature.AT_MOST,
        source="",
        mark=Mark.OFFICE,
        valid_from=given["start"],
        amount=given["amount"],
        unit=Unit(given["unit"] or Unit.WORKDAY),
        starts_from="起算之日",
    )
