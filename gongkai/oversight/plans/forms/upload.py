"""Choosing the file of a plan."""

from __future__ import annotations

from django import forms

from gongkai.ground.ui.formbase import Form

FORMATS = ".docx,.pdf,.xlsx,.xls,.txt,.md,.html,.htm"


def file_field(label: str, hint: str, formats: str) -> forms.FileField:
    """One file. What is in it is told by its content, never by its name."""
    return forms.FileField(
        label=label,
        help_text=hint,
        widget=forms.FileInput(attrs={"accept": formats}),
        error_messages={
            "required": "请先选一个文件。",
            "missing": "请先选一个文件。",
            "invalid": "文件没有传上来，请再选一次。",
            "empty": "这个文件是空的，请打开看看，换一个有内容的文件。",
        },
    )


class UploadForm(Form):
    """The work plan."""

    file = file_field(
        "工作要点文件",
        "可以传 docx、pdf、ofd、xlsx、xls、txt、md、html，通知和附表在一个文件里最好。",
        FORMATS,
    )
