"""All open tasks of a unit that was merged into another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Form, offer_rows


class HandOverForm(Form):
    """From whom, to whom, why."""

    old = forms.ModelChoiceField(
        Unit.objects.none(),
        label="并走、撤销或者职责划走的单位",
        empty_label="请选择单位",
        help_text="只列出这份要点里还有没办完任务的单位。",
    )
    new = forms.ModelChoiceField(Unit.objects.none(), label="接收单位", empty_label="请选择单位")
    reason = forms.CharField(
        label="理由", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, olds: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "old", olds)
        offer_rows(self, "new", Unit.objects.filter(active=True))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("old") and cleaned.get("old") == cleaned.get("new"):
            self.add_error("new", "接收单位不能就是原来的单位，请选另一个。")
        return cleaned
