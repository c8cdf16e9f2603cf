"""政府信息公开制度, and 年报 of three years: of the government and of some of its units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .kinds import CIVIL, EDUCATION, HOUSING, MARKET, OFFICE, TOWN, Kind, Once, in_full

RULES, REPORTS = "政府信息公开制度", "政府信息公开年报"
_RULES = (
    (
        "云川区政府信息公开工作制度",
        "第一条　行政机关主要负责人对本机关的政府信息公开工作负责，区政府办公室指导、监督。\n"
        "第二条　公文形成时由起草科室提出公开属性，不予公开的写明依据和理由。\n"
        "第三条　主动公开的信息自形成或者变更之日起 20 个工作日内公开，"
        "法律、法规另有规定的从其规定。\n"
        "第四条　公开错了的，由公开的机关及时更正或者撤下，并说明情况。",
        date(2023, 6, 15),
    ),
    (
        "云川区政府信息公开保密审查制度",
        "第一条　坚持先审查、后公开，一事一审，正文和每个附件分别提出意见。\n"
        "第二条　起草人不得担任审核人和保密审查人。\n"
        "第三条　不能确定能否公开的，报有关主管部门或者保密行政管理部门确定。\n"
        "第四条　审查时还要看和已经公开的信息放在一起，能不能推断出不应公开的内容。",
        date(2023, 9, 8),
    ),
    (
        "云川区依申请公开政府信息办理规范",
        "第一条　当面、信函、网上提交的申请统一登记，写明收到的日期。\n"
        "第二条　能当场答复的当场答复；不能的，自收到之日起 20 个工作日内答复，"
        "需要延长的，经批准最多延长 20 个工作日并告知申请人。\n"
        "第三条　内容不明确的，自收到之日起 7 个工作日内一次性告知补正。\n"
        "第四条　多人申请同一信息、又可以公开的，纳入主动公开。",
        date(2024, 3, 20),
    ),
    (
        "云川区已公开政府信息清理和动态调整办法",
        "第一条　各机关每年第四季度清理一次，查找失效的、互相矛盾的、没有入口的、"
        "含个人信息的和公开目的已经达到的信息。\n"
        "第二条　每一件分别决定保留、标注、脱敏后重新公开或者撤下，写明依据和理由。\n"
        "第三条　不予公开的信息到期重新评估，可以公开的及时公开。",
        date(2025, 10, 16),
    ),
)
# of whom, what is told of the year, then for 2023, 2024, 2025: items, applications, answered
_TOLD: dict[str, tuple[str, tuple[tuple[int, int, int], ...]]] = {
    "云川区": (
        "全区各行政机关补齐了公开事项目录，26 个试点领域的信息都可以按单位和领域查到",
        ((5120, 146, 141), (5683, 158, 155), (6047, 171, 166)),
    ),
    HOUSING: (
        "老旧小区改造、公共租赁住房配租做到逐批公示",
        ((412, 31, 30), (466, 36, 36), (503, 42, 41)),
    ),
    EDUCATION: ("招生政策、收费清单在开学以前公布", ((386, 12, 12), (401, 15, 15), (428, 11, 11))),
    CIVIL: ("低保、临时救助的标准和结果按月公布", ((297, 8, 8), (315, 9, 9), (342, 14, 13))),
    MARKET: ("抽检结果、处罚决定按期公布", ((518, 17, 17), (560, 19, 18), (611, 23, 23))),
    TOWN: ("村务公开、涉农补贴做到逐村公示", ((231, 5, 5), (246, 7, 7), (268, 6, 6))),
}  # fmt: skip
_YEARS = (2023, 2024, 2025)
_FEW = (2025,)  # of which the units' reports are here


def pieces() -> Iterator[Once]:
    """The 制度 and the reports, published when the site was set up in January."""
    for number, (title, body, day) in enumerate(_RULES):
        kind = Kind(RULES, title, body, column=RULES)
        yield Once(OFFICE, day, kind, date(2026, 1, 13 + number))
    for unit in _TOLD:
        for at, year in enumerate(_YEARS):
            if unit == "云川区" or year in _FEW:
                yield _report(unit, year, at)


def _report(unit: str, year: int, at: int) -> Once:
    told, counts = _TOLD[unit]
    items, asked, answered = counts[at]
    whole = unit == "云川区"
    before = f"比上年增加 {items - counts[at - 1][0]} 条" if at else "其中政策文件和解读占四分之一"
    body = (
        f"<h2>一、总体情况</h2><p>{year}年，{told}。全年主动公开 {items} 条，{before}。"
        f"收到申请 {asked} 件，年内答复 {answered} 件，{_left(asked - answered)}。</p>"
        "<h2>二、主要数据</h2><table><tbody><tr><th>项目</th><th>数量</th></tr>"
        f"<tr><td>主动公开政府信息（条）</td><td>{items}</td></tr>"
        f"<tr><td>新收政府信息公开申请（件）</td><td>{asked}</td></tr>"
        f"<tr><td>年内答复（件）</td><td>{answered}</td></tr></tbody></table>"
        "<h2>三、存在的问题和改进</h2><p>有的政策解读形式单一，有的目录更新不及时。"
        f"{year + 1}年将逐月通报到期未公开的事项，组织经办人员培训。</p>"
    )
    title = f"{in_full(unit)}{year}年政府信息公开工作年度报告"
    author = OFFICE if whole else unit
    kind = Kind("政府信息公开年度报告", title, body, column=REPORTS)
    day = date(year + 1, 1, 19 if whole else 14)
    return Once(author, day, kind, date(2026, 1, 19 + at) if whole else date(2026, 1, 15))


def _left(count: int) -> str:
    return f"结转下年 {count} 件" if count else "没有结转"
