"""Registering a training or a briefing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Day, offer_rows

from ..enums import SessionKind
from ..rules.sessions import MOST_PEOPLE, Facts
from .polite import MaterialForm

FACTS = tuple(Facts.__dataclass_fields__)


class SessionForm(MaterialForm):
    """The facts of one session and its materials. ``unit`` is asked for only where there is a
    choice; its materials are files and links, no records: it is a record itself."""

    shows = (*FACTS, "version")
    unit = forms.ModelChoiceField(Unit.objects.none(), label="单位", empty_label="请选择")
    kind = forms.ChoiceField(label="种类", choices=SessionKind.choices, widget=forms.RadioSelect)
    held_on = forms.DateField(label="日期", widget=Day(), help_text="办过以后登记，不能晚于今天。")
    subject = forms.CharField(
        label="主题", max_length=200, help_text="例如：政府信息公开条例和依申请公开答复"
    )
    host = forms.CharField(
        label="主持人或主讲人", max_length=100, help_text="听取汇报的，写听取汇报的负责人。"
    )
    people = forms.IntegerField(label="人数", min_value=0, max_value=MOST_PEOPLE)
    place = forms.CharField(label="地点", max_length=200, required=False)
    summary = forms.CharField(
        label="内容概要",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="讲了什么、议定了什么，几句话就行。",
    )

    def __init__(self, *args: Any, units: QuerySet[Unit] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("records", None)
        if units is None:
            del self.fields["unit"]
        else:
            offer_rows(self, "unit", units)

    def facts(self) -> Facts:
        """What was said."""
        return Facts(**{name: self.cleaned_data[name] for name in FACTS})

    def given(self) -> dict[str, Any]:
        return {"facts": self.facts(), "items": self.items(self.user)}
