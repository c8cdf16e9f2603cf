"""Saying which units a name means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from gongkai.ground.orgs.models import Unit, UnitGroup
from gongkai.ground.ui.formbase import Form


class NameForm(Form):
    """Units and groups as values ``unit:3`` and ``group:2``."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.MultipleChoiceField(
        label="指的是哪些单位",
        error_messages={
            "required": "请至少选一个单位或一组单位。",
            "invalid_choice": "所选的单位已经不在登记册里，请重新选。",
        },
    )
    remember = forms.BooleanField(
        label="记住这个叫法，以后的要点自动认得",
        required=False,
        initial=True,
        help_text="只选一个单位或一组单位时才能记住。选错了请撤销这一步，叫法会一并忘掉；以后要取消，请到那个单位的页面删去别名。",
    )
    only = forms.IntegerField(required=False)

    def __init__(
        self, *args: Any, units: Iterable[Unit], groups: Iterable[UnitGroup], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.by_value: dict[str, Unit | UnitGroup] = {
            **{f"group:{group.pk}": group for group in groups},
            **{f"unit:{unit.pk}": unit for unit in units},
        }
        field = self.fields["to"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(value, str(target)) for value, target in self.by_value.items()]

    def targets(self) -> list[Unit | UnitGroup]:
        """What was chosen."""
        return [self.by_value[value] for value in self.cleaned_data["to"]]
