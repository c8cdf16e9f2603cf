"""Files with fixed pages: ofd and pdf. A line may end in the middle of a number."""

from __future__ import annotations

from gongkai.ground.documents.parsers import ofd
from gongkai.ground.documents.parsers.archive import Archive

from ..pdf import pdf_extras
from ..shape import Read
from .authors import author
from .package import lies_beneath, sweep_package
from .sweep import raw


def of_ofd(data: bytes, found: Read) -> None:
    """Author, attached files, notes, and whatever the package holds."""
    found.wrapped = True
    author(ofd.author(data), found)
    for name, content in ofd.attached(data):
        found.holds(name, content)
    sweep_package(Archive(data), found)
    _drawn(ofd.drawn(data), found)


def of_pdf(data: bytes, found: Read) -> None:
    """Author, attached files, notes, forms, properties, addresses, and pages without text."""
    found.wrapped = True
    extras = pdf_extras(data)
    author(extras.author, found)
    for name, content in extras.attached:
        found.holds(name, content)
    for said in extras.notes:
        found.says("comment", said, "批注")
    for said in extras.strings:
        lies_beneath("文件属性、表单和链接", raw(said), found)
    if extras.pictures:
        pages = "、".join(str(each) for each in extras.pictures[:10])
        found.partly(f"第 {pages} 页有图片，图片里的文字读不出来，请人工查看。")
    _drawn(extras.drawn, found)
    if extras.revised:
        found.partly("这个 pdf 改过再保存，里面还留着修改以前的内容，请重新导出一份 pdf。")
    if extras.unread:
        found.partly("这个 pdf 太复杂，没有显示的内容没有全部检查，请人工查看。")


def _drawn(pages: list[int], found: Read) -> None:
    if pages:
        said = "、".join(str(each) for each in pages[:10])
        found.partly(f"第 {said} 页有画成曲线的内容，可能是文字，读不出来，请人工查看。")
