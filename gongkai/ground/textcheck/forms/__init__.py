"""What people fill in."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.ground.ui.formbase import Form, offer_choices

from ..models import WordList

MOST_TEXT = 200_000


class ListForm(Form):
    """A list."""

    name = forms.CharField(label="名称", max_length=60)
    kind = forms.ChoiceField(label="种类", choices=WordList.KINDS, widget=forms.RadioSelect)


class WordsForm(Form):
    """Words, typed or in a file."""

    words = forms.CharField(
        label="要加的词",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="一行一个。要提示改成什么，用制表符或者“=”隔开，例如：布署=部署。",
    )
    file = forms.FileField(
        label="或者上传词表",
        required=False,
        help_text="文本（一行一个）或者表格（第一列是词，第二列是改成什么）。",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said.get("words", "").strip() and not said.get("file"):
            self.add_error("words", "请写要加的词，或者上传一个词表。")
        return said


class MeasureForm(Form):
    """On what a list is measured."""

    corpus = forms.ChoiceField(label="用哪份文字测试", required=False)
    file = forms.FileField(
        label="或者上传一份没有错的文字", required=False, help_text="至少 10 万字节，例如法规汇编。"
    )

    def __init__(self, *args: Any, corpora: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "corpus", [("", "请选择"), *corpora])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said.get("corpus") and not said.get("file"):
            self.add_error("corpus", "请选一份文字，或者上传一个文件。")
        return said


class PhraseForm(Form):
    """A phrase that excuses a word."""

    phrase = forms.CharField(label="允许的语境", max_length=120)


class CheckForm(Form):
    """A text or a file to be checked."""

    text = forms.CharField(
        label="要检查的文字",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    file = forms.FileField(
        label="或者上传一个文件",
        required=False,
        help_text="Word、PDF、OFD、Excel、网页、文本、压缩包都可以，里面嵌的文件也会打开。",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said.get("text", "").strip() and not said.get("file"):
            self.add_error("text", "请粘贴要检查的文字，或者上传一个文件。")
        return said
