"""The letters and sheets, read back."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest

from gongkai.ground.evidence import queries as evidence
from gongkai.oversight.supervision import actions, exports, papers
from gongkai.oversight.supervision.models import Finding, Letter
from tests.factories import supervision as factory

pytestmark = pytest.mark.django_db


def opened(data: bytes):
    return docx.Document(io.BytesIO(data))


def rows_of(document) -> dict[str, list[str]]:
    """Each row of the form by its first cell, cells that are joined once."""
    found = {}
    for row in document.tables[0].rows:
        texts = list(dict.fromkeys(cell.text for cell in row.cells))
        found[texts[0]] = texts[1:]
    return found


def test_an_order_is_a_form_with_a_block_for_the_answer(district):
    document = opened(papers.letter_paper(factory.issued(district), None))
    assert document.paragraphs[0].text == "政务公开督办单"
    rows = rows_of(document)
    assert rows["编号"] == ["〔2025〕督 1 号", "印发日期", "2025年4月10日"]
    assert rows["承办单位"] == ["云川区文化和旅游局"]
    assert rows["督办事项"] == ["关于更新通知公告栏目的督办"]
    assert rows["答复期限"] == ["2025年4月20日（星期日）前"]
    assert rows["办理情况"][0].strip() == ""
    ending = [each.text for each in document.paragraphs[-2:]]
    assert ending == ["云川区人民政府办公室", "2025年4月10日"]


def test_the_answer_stands_in_the_block_and_in_its_own_letter(district):
    letter = factory.answered(district)
    answer = letter.events.get(verb="answer")
    assert rows_of(opened(papers.letter_paper(letter, answer)))["办理情况"] == ["已经全部补发。"]
    done = actions.accept(by=district.officer, letter=letter, version=3, text="同意办结。")
    rows = rows_of(opened(papers.letter_paper(done, answer)))
    assert rows["审核意见"] == ["同意办结。（2025年4月10日）"]
    texts = [
        each.text
        for each in opened(papers.answer_paper(letter, answer, evidence.of(answer))).paragraphs
    ]
    assert texts[0] == "关于〔2025〕督 1 号督办单办理情况的答复"
    assert "已经全部补发。" in texts
    assert "1．整改后的栏目（https://www.example.gov.cn/zwgk/1.html）" in texts
    assert texts[-2:] == ["云川区文化和旅游局", "2025年4月10日"]


@pytest.mark.parametrize(
    ("days", "asked"),
    [(10, "请于2025年4月20日（星期日）前将办理情况书面答复我单位。"), (None, "请研究采纳")],
)
def test_a_suggestion_is_a_letter(district, days, asked):
    letter = factory.issued(district, "suggestion", days)
    document = opened(papers.letter_paper(letter, None))
    assert document.paragraphs[2].style.style_id == "Normal", "the address is not indented"
    texts = [each.text for each in document.paragraphs]
    assert texts[:3] == ["政务公开工作建议书", "〔2025〕建 1 号", "云川区文化和旅游局："]
    assert any(text.startswith(asked) for text in texts)


def test_a_draft_can_be_printed_to_be_looked_at(district):
    rows = rows_of(opened(papers.letter_paper(factory.drafted(district, days=None), None)))
    assert rows["编号"][0] == "（印发时编号）"


def test_hostile_words_do_no_harm(district):
    finding = factory.reported(district, title="=HYPERLINK(1)", text="\x00\x0b坏字符")
    assert finding.text == "\x0b坏字符".strip()
    sheet = openpyxl.load_workbook(io.BytesIO(exports.finding_sheet([finding]))).active
    line = [cell.value for cell in sheet[3]]
    assert line[:3] == ["〔2025〕问 1 号", "云川区文化和旅游局", "=HYPERLINK(1)"]
    assert sheet.cell(3, 3).data_type == "s"


def test_sheets_hold_what_the_list_holds(district, later):
    factory.confirmed(district, days=3)
    factory.issued(district, days=3)
    factory.drafted(district)
    with later(5):
        findings = openpyxl.load_workbook(
            io.BytesIO(exports.finding_sheet(Finding.objects.select_related("unit")))
        ).active
        letters = openpyxl.load_workbook(
            io.BytesIO(exports.letter_sheet("督办单清单", Letter.objects.order_by("pk")))
        ).active
    assert findings["A1"].value == "问题整改清单"
    assert [cell.value for cell in findings[3]][5:] == [
        "2025-04-10",
        "2025-04-13",
        "待整改",
        2,
    ]
    assert [cell.value for cell in letters[3]][4:] == ["2025-04-10", "2025-04-13", "待答复", 2]
    assert letters["A4"].value == "草稿"
