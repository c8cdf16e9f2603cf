"""What stands above the plan's text: the notice that issues it, its number, date and title."""

from __future__ import annotations

import datetime as dt
import re

from gongkai.ground.language import docnumbers
from gongkai.ground.language.dates import DateKind, dates_in
from gongkai.oversight.plans.rules.model import Head

_MOST_LINES, _LONGEST = 400, 1_000  # of a head, and characters of one line of it
_LABEL = re.compile(r"(?:发文字号|文号)：|签发人：.*$")
_PLAN = (
    r"(?:要点|方案|计划|安排|(?:分工|分解|任务|责任|配档|推进|进度|一览|明细|汇总)表|分工|清单|任务|台账|"
    r"举措|措施|意见|重点|任务分解|工作分解)"
    r"(?:（[^（）]{1,20}）)?"
)
_ENDS_TITLE = re.compile(rf".*{_PLAN}$")
_NOTICE = re.compile(r"关于.*(?:通知|意见|函|通报|方案|安排)$")
_ISSUER = re.compile(
    r"[一-鿿]{2,40}(?:政府|办公室|办公厅|委员会|局|厅|委|领导小组|管委会|办事处|中心|联合会|集团|公司|学校|学院|大学|医院|支队|总队|办|部|党组)$"
)
_BETWEEN = re.compile(r"[（(].*[）)]$|附件.{0,4}$|联系(?:人|电话).*|.*印发$")
_NAMED = re.compile(rf"《(?P<name>[^《》]*{_PLAN})》")


def read_head(lines: list[str], after: list[str]) -> Head:
    """Read the lines above the text (normalised, none blank) and, for the date, those after it."""
    top, rest = _parted([line[:_LONGEST] for line in lines[:_MOST_LINES]])
    notice = _notice_title(top)
    signed = _signature(rest) or _signature(top) or _signature(after)
    title = _title(rest if notice else [*top, *rest], notice)
    number = next((found for line in lines[:40] if (found := _document_number(line))), None)
    issuer, date = signed or (None, None)
    if issuer is None and notice:
        before = notice[: notice.index("关于")]
        issuer = before if _ISSUER.match(before) else None
    return Head(
        title=title or notice,
        notice_title=notice,
        document_number=number,
        issuer=issuer,
        date=date,
        year=_year(title, notice, date, number),
    )


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """The notice's heading and what follows it: the line that addresses it stands between."""
    for at, line in enumerate(lines):
        if line.endswith(("：", ":")) and ("各" in line or "有关" in line or len(line) > 6):
            begin = at
            # Its first line may have been broken.
            while begin > 0 and not _closes_heading(lines[:begin]):
                begin -= 1
            return lines[:begin], lines[at + 1 :]
    for at, line in enumerate(lines):
        if _NOTICE.search("".join(lines[: at + 1][-4:])) and line.endswith("通知"):
            return lines[: at + 1], lines[at + 1 :]
    return [], lines


def _closes_heading(lines: list[str]) -> bool:
    words = "".join(lines[-2:])
    return bool(words.endswith(("通知", "意见", "函", "方案")) or _document_number(lines[-1]))


def _notice_title(top: list[str]) -> str | None:
    """The notice's whole title: its lines joined, with the issuer that stands above 关于."""
    lines = [line for line in top if not _document_number(line) and not line.endswith("文件")]
    for at, line in enumerate(lines):
        if "关于" not in line:
            continue
        begin = at
        while begin > 0 and line.startswith("关于") and _ISSUER.fullmatch(lines[begin - 1]):
            begin -= 1
        words = ""
        for part in lines[begin:]:
            words += part
            if len(words) > _LONGEST or _NOTICE.search(words):
                return words
        return words
    return None


def _document_number(line: str) -> str | None:
    """The number that the line is, in its canonical form: 云政办字〔2025〕9号."""
    number = docnumbers.read(_LABEL.sub("", line)) if len(line) <= 40 else None
    return str(number) if number else None


def _signature(lines: list[str]) -> tuple[str | None, dt.date] | None:
    """Who signed and when: the first line that ends with a date, and the line above it."""
    for at, line in enumerate(lines):
        signed = _dated(line)
        if signed is None:
            continue
        before, day = signed
        if before:
            if _ISSUER.fullmatch(before):
                return before, day
            continue
        above = lines[at - 1] if at else ""
        return (above if _ISSUER.fullmatch(above) else None), day
    return None


def _dated(line: str) -> tuple[str, dt.date] | None:
    """What stands before the day that ends the line, and that day; None for another line."""
    line = line.strip("（）")
    mentions = dates_in(line) if len(line) < 80 else []
    last = mentions[-1] if mentions else None
    if last is None or last.kind is not DateKind.DAY or last.date is None or last.before:
        return None
    before = line[: last.start].strip()
    closed = last.end == len(line) and not re.search(r"[，。：；《》（）]", before)
    return (before, last.date) if closed else None


def _title(lines: list[str], notice: str | None) -> str | None:
    """The plan's own title: short lines below the signature, up to one that ends like a plan's."""
    start = next((at + 1 for at, line in enumerate(lines) if notice and _dated(line)), 0)
    words = ""
    for line in lines[start:]:
        skipped = _BETWEEN.fullmatch(line) or _document_number(line) or _dated(line)
        if skipped or line.endswith("文件"):
            continue
        if len(line) > 50 or re.search(r"[。；]", line):
            break
        words = line if _ISSUER.fullmatch(words) and not line.startswith("关于") else words + line
        if _ENDS_TITLE.fullmatch(words) or words.endswith("通知"):
            return words
    if notice:
        return _named(notice, lines)
    return None


def _named(notice: str, lines: list[str]) -> str | None:
    """The title as the notice gives it, where the plan's own page does not show one."""
    for words in (notice, *lines[:6]):
        if found := _NAMED.search(words):
            return found["name"]
    found = re.search(rf"关于(?:印发|公布|下发|转发)(?P<name>.*{_PLAN})的通知$", notice)
    return found["name"] if found else None


def _year(
    title: str | None, notice: str | None, date: dt.date | None, number: str | None
) -> int | None:
    for words in (title, notice):
        if words and (found := re.search(r"(20\d{2})(?:—\d{4})?年", words)):
            return int(found[1])
    if date:
        return date.year
    return int(found[1]) if number and (found := re.search(r"〔(\d{4})〕", number)) else None
