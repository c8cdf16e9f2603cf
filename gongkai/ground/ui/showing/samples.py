"""What the parts page shows. Everything here is invented."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gongkai.ground.core.clock import CHINA
from gongkai.ground.ui.shapes import Cell, Check, Day, Event, Progress, Row, Step

STATES = (
    ("现行有效", "go"),
    ("还剩 11 天", "clock"),
    ("还剩 2 天", "soon"),
    ("已超 1 天", "late"),
    ("暂停计时", "wait"),
    ("已废止", "off"),
)
RULERS = (
    (9, "", (5,), "第 9 天，还剩 11 天，第 5 天后暂停过"),
    (18, "soon", (), "第 18 天，还剩 2 天"),
    (20, "late", (), "已超 1 天"),
)
STEPS = (
    Step("收到", "9月19日（星期五）", "done"),
    Step("登记，确认内容清楚", "9月22日", "done"),
    Step("正在写答复", "区住房和城乡建设局", "now"),
    Step("答复您", "最迟 10月29日"),
)
EVENTS = (
    Event(datetime(2025, 10, 9, 16, 20, tzinfo=CHINA), "收到第三方意见", "同意公开第 1、2、4 章"),
    Event(datetime(2025, 9, 22, 9, 15, tzinfo=CHINA), "登记受理", "由区政务公开办转来"),
)
CHECKS = (
    Check(
        "拨付明细表里有 3 处像是身份证号，请看一下", hint="第 4 页第 12、15、18 行。", url="#check"
    ),
    Check("属于本机关负责公开", done=True),
    Check("申请内容清楚，不用补正", done=True),
)
COLUMNS = ("公开", "申请", "政策")
ROWS = (
    Row("槐荫街道", (Cell("all"), Cell("short", 2), Cell("none")), "#matrix"),
    Row("沙河镇", (Cell("late", 1), Cell("all"), Cell("none")), "#matrix"),
)
TABS = (
    ("全部 30", "#p-fi", True),
    ("我们单位 12", "#p-fi", False),
    ("已办结 8", "#p-fi", False),
)
WORK = (
    Progress(1286, 5000, "正在读第 1,286 行，共 5,000 行。"),
    Progress(0, 0, "正在打开文件。"),
    Progress(5000, 5000, "读完了，共 5,000 行。", running=False),
)
FACTS = (
    ("发文机关", "云川区人民政府办公室"),
    ("成文日期", "2025年8月25日"),
    ("解释单位", "区住房和城乡建设局，8866 0456"),
)
RUNS = (
    ("cnt", 3),
    ("pau", 2),
    ("wk", 2),
    ("cnt", 2),
    ("hol", 3),
    ("wk", 2),
    ("fut", 6),
    ("wk", 1),
)
OLD = "街道办事处应当自收到材料之日起十五个工作日内完成初审。"
NEW = "街道办事处应当自收到材料之日起十个工作日内完成初审，并书面告知。"


def days() -> list[Day]:
    """Three weeks of an invented count with a pause, a working weekend and its last day."""
    first = date(2025, 9, 22)
    kinds = [kind for kind, times in RUNS for _ in range(times)]
    words = {"wk": "休", "hol": "休", "pau": "暂停"}
    line: list[Day] = []
    count = 0
    for offset, kind in enumerate(kinds):
        counted = kind in {"cnt", "fut"}
        count += counted
        line.append(
            Day(
                first + timedelta(offset),
                kind,
                words.get(kind, ""),
                count if counted else None,
                made_up=offset == 19,
                today=offset == 8,
                end=offset == 18,
            )
        )
    return line
