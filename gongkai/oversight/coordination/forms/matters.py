"""Matters: what is proposed, on which meeting, what was decided."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Day, offer_rows

from ..actions.matters import Decision
from .polite import MaterialForm, VersionedForm


class MatterForm(MaterialForm):
    """What a unit wants decided. ``unit`` is asked for only where there is a choice."""

    shows = ("title", "text", "version")
    unit = forms.ModelChoiceField(Unit.objects.none(), label="提出单位", empty_label="请选择")
    title = forms.CharField(label="议题", max_length=200, help_text="一句话说清要议定什么。")
    text = forms.CharField(
        label="情况和建议",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="现在是什么情况，涉及哪些单位，建议怎么定。",
    )

    def __init__(self, *args: Any, units: QuerySet[Unit] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units is None:
            del self.fields["unit"]
        else:
            offer_rows(self, "unit", units)


class MeetingForm(VersionedForm):
    """The meeting on which a matter stands."""

    shows = ("version", "meeting", "held_on")
    meeting = forms.CharField(
        label="会议名称", max_length=200, help_text="例如：区政务公开领导小组2026年第四次会议"
    )
    held_on = forms.DateField(label="会议日期", widget=Day())


class DecisionForm(VersionedForm):
    """What was decided, by whom it is carried out, until when."""

    decision = forms.CharField(
        label="决定", max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    responsible = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="责任单位",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="勾选的单位会收到通知，并能看到这个议题。",
    )
    due = forms.DateField(label="办理期限", required=False, widget=Day())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "responsible", units)

    def decision_said(self) -> Decision:
        """What was said."""
        data = self.cleaned_data
        return Decision(data["decision"], list(data["responsible"]), data["due"])

    def given(self) -> dict[str, Any]:
        return {"decision": self.decision_said()}


class AmendForm(DecisionForm):
    """The same, mended, with the reason."""

    shows = ("version", "decision", "due")
    reason = forms.CharField(label="更正的原因", max_length=500)

    @classmethod
    def initial_of(cls, case: Any) -> dict[str, Any]:
        return super().initial_of(case) | {
            "responsible": [unit.pk for unit in case.responsible.all()]
        }

    def given(self) -> dict[str, Any]:
        return super().given() | {"reason": self.cleaned_data["reason"]}
