"""What each step asks for."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.ground.evidence.fieldset import FIELDS, EvidenceForm
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Day, Form, offer_rows

DAY = {"required": "请填写期限。", "invalid": "请按 2026-03-28 的样子填写日期。"}
LONG = "最多 5000 个字，请写短一些。"


def words(label: str, asked: str = "", **more: Any) -> forms.CharField:
    """A field for sentences; without ``asked`` it may stay empty."""
    messages = {"max_length": LONG} | ({"required": asked} if asked else {})
    return forms.CharField(
        label=label,
        required=bool(asked),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": more.pop("rows", 4)}),
        error_messages=messages,
        **more,
    )


class BareForm(Form):
    """Nothing but the version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ConfirmForm(EvidenceForm, BareForm):
    """A day, and what the unit should know and see. Records of the platform prove what was done,
    which is nothing that is asked here.
    """

    until = forms.DateField(label="整改期限", widget=Day(), error_messages=DAY)
    text = words("给责任单位的话")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("records", None)


class WordForm(BareForm):
    """A word that may be left out."""

    text = words("审核意见")


class WorkForm(EvidenceForm, BareForm):
    """What was done, with proof."""

    text = words("办理情况", "请写明是怎样办的。", rows=8)


class ProofForm(WorkForm):
    """What was done, with at least one proof."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        sent = any(cleaned.get(name) for name in FIELDS)
        if not sent and not any(name in self.errors for name in FIELDS):
            self.add_error("files", "请附上整改的佐证：一个文件、一个链接或者一条记录。")
        return cleaned


class ReasonForm(BareForm):
    """Why."""

    reason = words("原因", "请写明原因。")


class SendBackForm(ReasonForm):
    """Why, and perhaps a new day."""

    until = forms.DateField(
        label="新的期限",
        required=False,
        widget=Day(),
        help_text="不填就还是原来的期限。",
        error_messages=DAY,
    )


class ExtendForm(ReasonForm):
    """Why, and until when."""

    until = forms.DateField(label="新的期限", widget=Day(), error_messages=DAY)


class TransferForm(ReasonForm):
    """To whom, and why."""

    to = forms.ModelChoiceField(
        Unit.objects.none(),
        label="承接单位",
        empty_label="请选一个单位",
        error_messages={
            "required": "请选承接它工作的单位。",
            "invalid_choice": "这个单位不能选，请选一个在用的单位。",
        },
    )
    field_order = ("to", "reason")

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "to", units)
