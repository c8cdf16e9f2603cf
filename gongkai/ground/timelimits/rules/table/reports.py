"""Yearly reports. They are calendar dates; no rule moves them for a day off."""

from __future__ import annotations

from datetime import date

from ...enums import Mark, Nature
from ..limits import Limit

REPORTS = (
    Limit(
        code="report.department",
        label="县级以上部门和乡镇的政府信息公开工作年度报告",
        nature=Nature.BY_DATE,
        month_day=(1, 31),
        every="year",
        source="《政府信息公开条例》第四十九条；国办公开办函〔2021〕30号",
        mark=Mark.VERIFIED,
        valid_from=date(2021, 9, 26),
        note="遇休息日不顺延。",
    ),
    Limit(
        code="report.county",
        label="县级政府的政府信息公开工作年度报告",
        nature=Nature.BY_DATE,
        month_day=(2, 20),
        every="year",
        source="《政府信息公开条例》第四十九条；国办公开办函〔2021〕30号",
        mark=Mark.VERIFIED,
        valid_from=date(2021, 9, 26),
        note="遇休息日不顺延。",
    ),
    Limit(
        code="report.city",
        label="地市级政府的政府信息公开工作年度报告",
        nature=Nature.BY_DATE,
        month_day=(3, 10),
        every="year",
        source="《政府信息公开条例》第四十九条；国办公开办函〔2021〕30号",
        mark=Mark.VERIFIED,
        valid_from=date(2021, 9, 26),
        note="遇休息日不顺延。",
    ),
    Limit(
        code="report.province",
        label="省级政府和垂直管理系统的政府信息公开工作年度报告",
        nature=Nature.BY_DATE,
        month_day=(3, 31),
        every="year",
        source="《政府信息公开条例》第四十九条；国办公开办函〔2021〕30号",
        mark=Mark.VERIFIED,
        valid_from=date(2021, 9, 26),
        note="遇休息日不顺延。",
    ),
    Limit(
        code="report.website",
        label="政府网站工作年度报表、政府网站监管年度报表",
        nature=Nature.BY_DATE,
        month_day=(1, 31),
        every="year",
        source="国办函〔2018〕12号",
        mark=Mark.MEMORY,
        valid_from=date(2018, 1, 1),
    ),
)
