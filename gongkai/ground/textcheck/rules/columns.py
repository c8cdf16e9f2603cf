"""Columns of tables whose heading says that they hold what must not be published in full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .finding import Kind

# What a heading says of the cells under it. 开户行 and 联系人 alone hold nothing to mask.
HEADINGS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"身份证|公民身份|证件号"), "id_number"),
    (re.compile(r"手机|移动电话|联系电话|联系方式|电话号码|^电话$"), "mobile"),
    (re.compile(r"银行卡|卡号|[账帐]号|[账帐]户|一卡通"), "bank_card"),
    (re.compile(r"家庭住址|家庭地址|现住址|户籍地|^住址$|居住地址"), "address"),
    (re.compile(r"出生(?:日期|年月)|生日"), "birth_date"),
    (re.compile(r"残疾|病种|病情|诊断|致贫原因|健康状况|疾病|患病"), "health"),
)


def column_kinds(headings: Sequence[str]) -> dict[int, Kind]:
    """Columns that hold something to be masked: place -> what it is."""
    found: dict[int, Kind] = {}
    for place, heading in enumerate(headings):
        plain = "".join(heading.split())
        if len(plain) > 20:
            continue  # a sentence, no heading
        for pattern, kind in HEADINGS:
            if pattern.search(plain):
                found[place] = kind
                break
    return found


def is_heading(row: Sequence[str]) -> bool:
    """Whether a row looks like the heading of a table: short words, no long numbers."""
    said = [cell.strip() for cell in row if cell.strip()]
    if len(said) < max(1, len(row) // 2):
        return False
    return all(len(cell) <= 20 and not re.search(r"[0-9]{5}", cell) for cell in said)
