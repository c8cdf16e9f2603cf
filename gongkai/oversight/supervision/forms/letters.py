"""Writing a letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Day, Form, offer_rows
from gongkai.oversight.plans.models import Assignment

from ..enums import LetterKind
from ..models import Finding
from .steps import DAY, words


class UnitForm(Form):
    """To whom; sent by GET."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="发给哪个单位",
        empty_label="请选一个单位",
        error_messages={"required": "请选收文单位。", "invalid_choice": "请选一个在用的单位。"},
    )
    kind = forms.ChoiceField(
        label="发什么",
        choices=LetterKind.choices,
        widget=forms.RadioSelect,
        initial=LetterKind.ORDER,
        help_text="督办单必须按期答复；建议书供单位改进工作，可以不定期限。",
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "unit", units)


class FindingChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # takes none at run time
    """Findings by number and title."""

    def label_from_instance(self, finding: Any) -> str:
        return f"{finding.docno}　{finding.title}"


class TaskChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # takes none at run time
    """Tasks by plan, number and first words."""

    def label_from_instance(self, assignment: Any) -> str:
        task = assignment.task
        return f"{task.plan.year} 年{task.label}：{task.requirement[:40]}"


class LetterForm(Form):
    """The words of a letter, its day, and what of the unit's it is about."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    title = forms.CharField(
        label="事项",
        max_length=200,
        error_messages={
            "required": "请写明事项。",
            "max_length": "事项最多 200 个字，请写短一些。",
        },
    )
    text = words("要求", "请写明要求。", rows=8)
    basis = forms.CharField(
        label="依据",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例如：工作要点的哪一项，或者哪份文件的哪一条。",
    )
    due = forms.DateField(
        label="答复期限", required=False, widget=Day(), error_messages={"invalid": DAY["invalid"]}
    )
    findings = FindingChoices(
        Finding.objects.none(),
        label="有关的问题",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "选中的问题已经不在待整改里了，请重新选择。"},
    )
    assignments = TaskChoices(
        Assignment.objects.none(),
        label="有关的任务",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "选中的任务不是这个单位的，请重新选择。"},
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        findings: QuerySet[Finding],
        assignments: QuerySet[Assignment],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "findings", findings)
        offer_rows(self, "assignments", assignments)
        day = self.fields["due"]
        day.required = kind == LetterKind.ORDER
        if day.required:
            day.error_messages["required"] = "督办单要有答复期限，请填写。"
        else:
            day.help_text = "不填就不规定期限。"

    def values(self) -> dict[str, Any]:
        """What the actions take."""
        names = ("title", "text", "basis", "due", "findings", "assignments")
        return {name: self.cleaned_data[name] for name in names}
