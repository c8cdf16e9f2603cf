"""Taking sheets out and in, and looking back at an earlier year."""

from __future__ import annotations

from django import forms

from gongkai.ground.ui.formbase import Day, Form

from .upload import file_field

FORMATS = ".xlsx,.xls,.docx"
WHATS = [
    ("tasks", "任务分解表：每项任务一行，可以改好再导入"),
    ("ledger", "任务台账：每个单位的举措、进展和办结情况"),
]
KINDS = [("xlsx", "Excel 表格（xlsx）"), ("docx", "Word 文档（docx，横向）")]


class SheetForm(Form):
    """A corrected sheet."""

    file = file_field(
        "改好的表格", "可以传 xlsx、xls、docx。先看有哪些不同，再决定导入哪些。", FORMATS
    )


class ExportForm(Form):
    """Which of the two annexes, as what."""

    what = forms.ChoiceField(label="导出什么", choices=WHATS, widget=forms.RadioSelect)
    kind = forms.ChoiceField(label="存成什么", choices=KINDS, widget=forms.RadioSelect)


class LookbackForm(Form):
    """By when what is carried over has to be done."""

    due = forms.DateField(
        label="最迟哪天办完", help_text="结转的任务都按这一天计期限。", widget=Day()
    )
