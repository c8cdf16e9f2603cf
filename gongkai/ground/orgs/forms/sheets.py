"""Choosing the table to be imported."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.parsers import parse

from ..rules.sheets import Column, Line, read
from .polite import PoliteForm


class SheetForm(PoliteForm):
    """A workbook; once valid, ``lines`` holds its filled-in rows."""

    file = forms.FileField(
        label="表格文件",
        help_text="xlsx 文件，第一张表，标题和模板一样",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls"}),
    )

    def __init__(self, *args: Any, columns: tuple[Column, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        self.lines: list[Line] = []

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        file = cleaned.get("file")
        if file is not None:
            try:
                self.lines = _lines(file.read(), file.name, self.columns)
            except Refusal as refusal:
                self.add_error("file", refusal.sentence)
        return cleaned


def _lines(data: bytes, name: str, columns: tuple[Column, ...]) -> list[Line]:
    document = parse(data, name)
    if not document.tables:
        raise Refusal("sheet_missing", "文件里没有表格。请下载模板，把内容填到模板里再导入。")
    return read(document.tables[0].rows, columns)
