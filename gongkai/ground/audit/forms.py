"""The filters of the log page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps

from gongkai.ground.ui.formbase import Day, Form, offer_choices


def _rooms() -> list[tuple[str, str]]:
    """The rooms by their Chinese names: verbs begin with the room's label."""
    ours = [app for app in apps.get_app_configs() if app.name.startswith("gongkai.")]
    return [("", "全部业务"), *((app.label, str(app.verbose_name)) for app in ours)]


class FilterForm(Form):
    """What to look for. A field that cannot be read is left out and said so."""

    by_name = forms.CharField(label="人员", required=False, max_length=50)
    unit_id = forms.TypedChoiceField(label="单位", required=False, coerce=int, empty_value=None)
    room = forms.ChoiceField(label="业务", required=False, choices=_rooms)
    words = forms.CharField(label="内容含有", required=False, max_length=50)
    since = forms.DateField(
        label="开始日期",
        required=False,
        widget=Day(),
        error_messages={"invalid": "开始日期请写成 2026-05-06 的样子。"},
    )
    until = forms.DateField(
        label="结束日期",
        required=False,
        widget=Day(),
        error_messages={"invalid": "结束日期请写成 2026-05-06 的样子。"},
    )

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        offer_choices(self, "unit_id", [("", "全部单位"), *units])

    @property
    def filters(self) -> dict[str, Any]:
        """The filters that could be read, as ``audit.queries.entries`` takes them."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
