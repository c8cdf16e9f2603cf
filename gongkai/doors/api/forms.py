"""Registering a business system."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import offer_rows

from . import rules


class ClientForm(forms.Form):
    """A system's name, the unit that answers for it, what it may do."""

    name = forms.CharField(
        label="系统名称", max_length=100, error_messages={"required": "请填写系统名称。"}
    )
    unit = forms.ModelChoiceField(
        label="负责单位",
        queryset=Unit.objects.none(),
        empty_label="请选择",
        error_messages={
            "required": "请选择由哪个单位负责。",
            "invalid_choice": "请从列表里选择单位。",
        },
    )
    scopes = forms.MultipleChoiceField(
        label="可以做的事",
        choices=list(rules.SCOPES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一件这个系统可以做的事。"},
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "unit", units)
