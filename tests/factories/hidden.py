"""Files with a number in a place that nobody sees, by other programs. For tests."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from functools import partial
from typing import Any

import docx
import openpyxl
import pypdfium2
import xlwt
from docx.oxml import parse_xml
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.datavalidation import DataValidation
from reportlab.pdfgen import canvas

from .ofd import ofd_bytes

NUMBER = "13812345678"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
VANISH, DELETED, GONE = "<w:vanish/>", '<w:del w:id="1"/>', '<w:rStyle w:val="Gone"/>'
ESCAPED = "".join(f"\\u{ord(each):04x}" for each in NUMBER)
STYLED = "".join(f"\\{ord(each):x} " for each in NUMBER)
SAID = "一份看得见的文件。"


def saved(document: Any) -> bytes:
    """The bytes of a document of python-docx, openpyxl or xlwt."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: str | bytes) -> bytes:
    """The package with one more part."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """The package with words of one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        assert part in source.namelist()
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return stream.getvalue()


def word(body: str = "", *, part: str = "", content: str | bytes = "") -> bytes:
    """A docx with ``body`` (XML of paragraphs) at its end, and with one more part."""
    document = docx.Document()
    document.core_properties.author = ""
    document.add_paragraph(SAID)
    for each in parse_xml(f"<w:body {W} {A}>{body}</w:body>"):
        document._body._element.insert(-1, each)
    data = saved(document)
    return with_part(data, part, content) if part else data


def _style(kind: str, body: str) -> bytes:
    style = (
        f'<w:style w:type="{kind}" w:styleId="Gone"><w:name w:val="Gone"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    )
    return changed(word(body), "word/styles.xml", "</w:styles>", style)


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _row(text: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc><w:p>{_run(text)}</w:p></w:tc></w:tr>"


CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    f"<c:strCache><c:pt><c:v>{NUMBER}</c:v></c:pt></c:strCache></c:chartSpace>"
)


def _plus(part: str, content: str | bytes) -> Callable[[], bytes]:
    return partial(word, part=part, content=content)


WORD: dict[str, Callable[[], bytes]] = {
    "hidden by its character style": lambda: _style(
        "character", f"<w:p>{_run(NUMBER, GONE)}</w:p>"
    ),
    "hidden by its paragraph style": lambda: _style(
        "paragraph", f'<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr>{_run(NUMBER)}</w:p>'
    ),
    "hidden in two runs": lambda: word(
        f"<w:p>{_run(NUMBER[:3], VANISH)}{_run(NUMBER[3:], VANISH)}</w:p>"
    ),
    "end of a paragraph": lambda: word(
        f"<w:p>{_run(f'请打{NUMBER[:5]}')}</w:p><w:p>{_run(NUMBER[5:])}</w:p>"
    ),
    "digit in each cell": lambda: word(
        f"<w:tbl><w:tr>{''.join(f'<w:tc><w:p>{_run(each)}</w:p></w:tc>' for each in NUMBER)}"
        "</w:tr></w:tbl>"
    ),
    "row deleted": lambda: word(f"<w:tbl>{_row('留')}{_row(NUMBER, DELETED)}</w:tbl>"),
    "code of a field": lambda: word(
        '<w:p><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>138</w:instrText></w:r><w:r><w:instrText>12345678</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "words for those who cannot see a picture": lambda: word(
        f'<w:p><w:r><w:drawing><a:pr descr="{NUMBER}"/></w:drawing></w:r></w:p>'
    ),
    "what older programs show": lambda: word(
        '<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
        f'/2006"><mc:Choice/><mc:Fallback>{_run(NUMBER)}</mc:Fallback></mc:AlternateContent></w:p>'
    ),
    "choice of a form": lambda: word(
        f'<w:p><w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{NUMBER}"/>'
        f"</w:dropDownList></w:sdtPr><w:sdtContent>{_run('请选择')}</w:sdtContent></w:sdt></w:p>"
    ),
    "chart": _plus("word/charts/chart1.xml", CHART),
    "drawing of a diagram": _plus(
        "word/diagrams/data1.xml",
        f"<d {A}><a:p><a:t>138</a:t><a:t>12345678</a:t></a:p></d>",
    ),
    "data of a form": _plus("customXml/item9.xml", f"<f><电话>{NUMBER}</电话></f>"),
    "property of the file": _plus(
        "docProps/custom.xml", f"<Properties><p>{NUMBER}</p></Properties>"
    ),
    "address of a link": _plus(
        "word/_rels/footer9.xml.rels",
        f'<R><L Target="http://x/?t=%31{NUMBER[1:]}"/></R>',
    ),
    "building block": _plus(
        "word/glossary/document.xml",
        f"<w:glossaryDocument {W}><w:p>{_run(NUMBER)}</w:p></w:glossaryDocument>",
    ),
    "page put in as a whole": _plus("word/afchunk.html", f"<p>{NUMBER}</p>"),
    "workbook put in": lambda: word(part="word/embeddings/book.xlsx", content=_book(NUMBER)),
    "old object put in": _plus(
        "word/embeddings/oleObject1.bin", b"\xd0\xcf" + NUMBER.encode("utf-16-le")
    ),
    "broken part": _plus("word/old.xml", f"<a><b>{NUMBER}</a>"),
    "old drawing": _plus("word/drawings/vml.vml", f"<xml><p>{NUMBER}<br></p></xml>"),
}


def _book(*cells: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(list(cells))
    return saved(book)


def _workbook(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    book = openpyxl.Workbook()
    book.active.append([SAID])
    change(book)
    return saved(book)


def _validated(book: openpyxl.Workbook) -> None:
    hint = DataValidation(type="list", formula1='"是,否"', promptTitle="提示", prompt=NUMBER)
    hint.add("A1")
    book.active.add_data_validation(hint)


def _charted(book: openpyxl.Workbook) -> None:
    chart = BarChart()
    chart.title = NUMBER
    chart.add_data(Reference(book.active, min_col=1, min_row=1, max_row=1))
    book.active.add_chart(chart, "C3")


def _covered(book: openpyxl.Workbook) -> None:
    book.active["B3"] = NUMBER
    book.active.merged_cells.add("A3:C3")  # without emptying what it covers, as programs do


def _formula(book: openpyxl.Workbook) -> None:
    book.active["B1"] = f'=IF(A1="","{NUMBER}","")'


BOOK: dict[str, Callable[[], bytes]] = {
    "formula without a value": lambda: _workbook(_formula),
    "formula beside its value": lambda: changed(
        _workbook(_formula), "xl/worksheets/sheet1.xml", "</f><v></v>", "</f><v>0</v>"
    ),
    "head of the printed page": lambda: _workbook(
        lambda book: setattr(book.active.oddHeader.center, "text", NUMBER)
    ),
    "hint of a cell": lambda: _workbook(_validated),
    "address of a link": lambda: _workbook(
        lambda book: setattr(book.active["A1"], "hyperlink", f"tel:{NUMBER}")
    ),
    "name of a range": lambda: _workbook(
        lambda book: book.defined_names.add(
            openpyxl.workbook.defined_name.DefinedName("联系人", attr_text=f'"{NUMBER}"')
        )
    ),
    "title of a sheet": lambda: _workbook(lambda book: setattr(book.active, "title", NUMBER)),
    "title of a chart": lambda: _workbook(_charted),
    "cell that a merge covers": lambda: _workbook(_covered),
    "kept table of a pivot": lambda: with_part(
        _book(SAID), "xl/pivotCache/pivotCacheRecords1.xml", f'<r><s v="{NUMBER}"/></r>'
    ),
    "kept table of another workbook": lambda: with_part(
        _book(SAID), "xl/externalLinks/externalLink1.xml", f"<l><v>{NUMBER}</v></l>"
    ),
    "word that no cell uses any more": lambda: with_part(
        _book(SAID),
        "xl/sharedStrings.xml",
        f"<sst><si><r><t>138</t></r><r><t>{NUMBER[3:]}</t></r></si></sst>",
    ),
    "property of the file": lambda: _workbook(
        lambda book: setattr(book.properties, "description", NUMBER)
    ),
}


def _pdf(draw: Callable[[canvas.Canvas], object]) -> bytes:
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    page.drawString(60, 700, "a document that can be read without any trouble")
    draw(page)
    page.save()
    return stream.getvalue()


def _attached_to_a_page() -> bytes:
    document = pypdfium2.PdfDocument(_pdf(lambda page: None))
    document.new_attachment("list.txt").set_data(NUMBER.encode())
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _with_objects(*objects: bytes) -> bytes:
    """A pdf of one page whose catalogue names object 5, followed by ``objects`` from 5 on."""
    page = b"BT /F1 12 Tf 60 700 Td (a page that can be read) Tj ET"
    listed = [
        b"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R /Held 5 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
        b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        _stream(page),
        *objects,
    ]
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(listed, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(listed) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (count, table, count, len(data))
    )


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


PDF: dict[str, Callable[[], bytes]] = {
    "subject": lambda: _pdf(lambda page: page.setSubject(NUMBER)),
    "keywords": lambda: _pdf(lambda page: page.setKeywords(["名单", NUMBER])),
    "title": lambda: _pdf(lambda page: page.setTitle(f"名单{NUMBER}")),
    "outline": lambda: _pdf(
        lambda page: (page.bookmarkPage("a"), page.addOutlineEntry(f"名单{NUMBER}", "a"))
    ),
    "address of a link": lambda: _pdf(
        lambda page: page.linkURL(f"http://x/?t={NUMBER}", (60, 600, 90, 620))
    ),
    "field of a form": lambda: _pdf(
        lambda page: page.acroForm.textfield(name="t", value=NUMBER, x=60, y=500, tooltip="电话")
    ),
    "end of a line": lambda: _pdf(
        lambda page: (
            page.drawString(60, 500, f"call {NUMBER[:5]}"),
            page.drawString(60, 486, NUMBER[5:]),
        )
    ),
    "attached": _attached_to_a_page,
    "attached to a note": lambda: _with_objects(
        b"<< /Type /Filespec /UF (list.txt) /EF << /F 6 0 R >> >>",
        _stream(NUMBER.encode(), b"/Type /EmbeddedFile"),
    ),
    "certificate of a signature": lambda: _with_objects(
        b"<< /Type /Sig /ByteRange [0 9 99 9] /Contents <3082010a0c1a"
        + f"CN=x,{NUMBER},C=CN".encode().hex().encode()
        + b"0203> >>"
    ),
    "description in XML": lambda: _with_objects(
        _stream(f"<x:xmpmeta><a>{NUMBER}</a></x:xmpmeta>".encode(), b"/Subtype /XML")
    ),
}


OFD: dict[str, Callable[[], bytes]] = {
    "note": lambda: with_part(
        ofd_bytes([[SAID]]), "Doc_0/Annots/Page_0.xml", f'<a Remark="{NUMBER}"><b/></a>'
    ),
    "data of a form": lambda: with_part(
        ofd_bytes([[SAID]]), "Doc_0/Tags/CustomTag.xml", f"<t><号码>{NUMBER}</号码></t>"
    ),
    "resource": lambda: with_part(
        ofd_bytes([[SAID]]), "Doc_0/Res/list.txt", NUMBER.encode()
    ),
}  # fmt: skip


def _page(body: str) -> bytes:
    return f"<!doctype html><html><body><p>{SAID}</p>{body}</body></html>".encode()


PAGE: dict[str, Callable[[], bytes]] = {
    "not displayed": lambda: _page(f'<p style="display:none">{NUMBER}</p>'),
    "hidden": lambda: _page(f"<div hidden><p>138<b>{NUMBER[3:]}</b></p></div>"),
    "script": lambda: _page(f'<script>var t = "{NUMBER}"</script>'),
    "head": lambda: _page("").replace(
        b"<body", f'<meta name="t" content="{NUMBER}"><body'.encode()
    ),
    "address of a link": lambda: _page(f'<a href="tel:{NUMBER}">请拨打</a>'),
    "field of a form": lambda: _page(f'<input type="hidden" value="{NUMBER}">'),
    "file in the address of a link": lambda: _page(
        f'<a href="data:text/plain;base64,{base64.b64encode(NUMBER.encode()).decode()}">看</a>'
    ),
    "words for a picture": lambda: _page(f'<img alt="{NUMBER}">'),
    "box": lambda: _page(f"<textarea>{NUMBER}</textarea>"),
    "page in an attribute": lambda: _page(
        f"<iframe srcdoc='&lt;p&gt;138&lt;b&gt;{NUMBER[3:]}&lt;/b&gt;'></iframe>"
    ),
    "script with escapes": lambda: _page(f'<script>t = "{ESCAPED}"</script>'),
    "style with escapes": lambda: _page(f"<style>p::after{{content:'{STYLED}'}}</style>"),
}

MARKDOWN: dict[str, Callable[[], bytes]] = {
    "address of a link": f"{SAID}\n\n[请拨打](tel:{NUMBER})\n".encode,
    "comment": f"{SAID}\n\n<!-- {NUMBER} -->\n".encode,
}


def _old_book() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    sheet.write(0, 0, SAID)
    sheet.header_str = NUMBER.encode()
    return saved(book)


def _package(kind: str, part: str, content: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(kind, "x")
        archive.writestr(part, content)
    return stream.getvalue()


OTHER: dict[str, tuple[str, Callable[[], bytes]]] = {
    "escapes of JSON": ("数据.json", f'{{"电话": "{ESCAPED}"}}'.encode),
    "escapes of a script": ("页.js", f't = "\\x31{ESCAPED[6:]}"'.encode),
    "head of an old sheet": ("名单.xls", _old_book),
    "slide": (
        "名单.pptx",
        lambda: _package(
            "[Content_Types].xml", "ppt/slides/slide1.xml",
            f"<s {A}><a:p><a:t>138</a:t><a:t>{NUMBER[3:]}</a:t></a:p></s>",
        ),
    ),
    "OpenDocument": ("名单.odt", lambda: _package("mimetype", "content.xml", f"<p>{NUMBER}</p>")),
    "comment of rtf": (
        "名单.rtf",
        lambda: rb"{\rtf1\ansi text{\*\annotation 13812345678}{\v 13912345678}\par}",
    ),
}  # fmt: skip
