"""Files of office programs that no parser of ours lays out: old ones, slides, OpenDocument."""

from __future__ import annotations

from gongkai.ground.documents.parsers.archive import Archive

from ..shape import Read
from .package import lies_beneath, sweep_package
from .sweep import strings


def of_bytes(data: bytes, found: Read) -> None:
    """Letters in the bytes of an old file: what was deleted from a doc often still lies there."""
    lies_beneath("文件里残留的内容", strings(data), found)


def of_package(data: bytes, found: Read) -> None:
    """A package that has no parser (slides, OpenDocument): its texts are checked, not laid out."""
    sweep_package(Archive(data), found)
    found.partly("这种文件只检查了里面的文字，请另存为 docx、xlsx 或者 pdf 再检查一次。")
