"""The facts of the document."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.ground.language import docnumbers
from gongkai.ground.ui.formbase import Day, Form

from ..content import Content

FACTS = ("title", "notice_title", "document_number", "numberless", "issuer", "date", "year")


class HeadForm(Form):
    """Title, number, issuer, day and year, as the document itself says them."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(
        label="标题",
        max_length=300,
        help_text="工作要点自己的标题，不是印发通知的标题。",
        error_messages={"required": "请照原文填写标题。", "max_length": "标题最多 300 个字。"},
    )
    notice_title = forms.CharField(
        label="印发通知的标题", max_length=300, required=False, help_text="没有印发通知的可以不填。"
    )
    document_number = forms.CharField(
        label="文号", max_length=100, required=False, help_text="例如：云川政办发〔2025〕3号"
    )
    numberless = forms.BooleanField(label="原文没有文号", required=False)
    issuer = forms.CharField(label="印发机关", max_length=200, required=False)
    date = forms.DateField(
        label="成文日期",
        required=False,
        help_text="从印发起算的期限要用到它。",
        widget=Day(),
        error_messages={"invalid": "请按 2025-03-28 的样子填写日期。"},
    )
    year = forms.IntegerField(
        label="年度",
        min_value=1990,
        max_value=2100,
        help_text="“年底前”就是这一年的 12月31日。",
        error_messages={
            "required": "请填写年度，例如 2025。",
            "invalid": "年度是四位数字，例如 2025。",
            "min_value": "年度是四位数字，例如 2025。",
            "max_value": "年度是四位数字，例如 2025。",
        },
    )

    def clean_document_number(self) -> str:
        """The number as the standard writes it, where it can be read as one."""
        written = str(self.cleaned_data["document_number"]).strip()
        read = docnumbers.read(written) if written else None
        return str(read) if read else written

    def facts(self) -> dict[str, Any]:
        """The facts as a draft holds them."""
        day = self.cleaned_data["date"]
        facts = {name: self.cleaned_data[name] for name in FACTS}
        return {
            **facts,
            "date": day.isoformat() if day else None,
            "numberless": bool(facts["numberless"]) and not facts["document_number"],
        }

    @staticmethod
    def initial_of(content: Content, version: int) -> dict[str, Any]:
        """What the form shows for a draft's version."""
        return {**{name: content[name] for name in FACTS}, "version": version}  # type: ignore[literal-required]  # FACTS
