"""Time limits as plans write them, and what each of them means."""

from __future__ import annotations

import datetime as dt
from random import Random

from .model import Cell, Limit


def _date(text: str, year: int, month: int, day: int) -> Limit:
    return Limit("date", text, date=dt.date(year, month, day).isoformat())


def cell(random: Random, year: int) -> Cell:
    """A deadline cell."""
    choices: tuple[Cell, ...] = (
        Cell(f"{year}年12月底前", [_date(f"{year}年12月底前", year, 12, 31)]),
        Cell("年底前", [_date("年底前", year, 12, 31)]),
        Cell("6月底前", [_date("6月底前", year, 6, 30)]),
        Cell("9月30日前", [_date("9月30日前", year, 9, 30)]),
        Cell("11月15日前完成", [_date("11月15日前", year, 11, 15)]),
        Cell(
            "7月底前完成初稿，10月底前定稿",
            [_date("7月底前", year, 7, 31), _date("10月底前", year, 10, 31)],
        ),
        Cell("按季度公开", [Limit("recurring", "按季度", every="quarter")]),
        Cell("每月更新", [Limit("recurring", "每月", every="month")]),
        Cell("长期坚持", [Limit("ongoing", "长期坚持")]),
        Cell("集中整治期间", [Limit("while", "集中整治期间", event="集中整治")]),
        Cell("每年至少2次", [Limit("quota", "每年至少2次", every="year", times=2)]),
        Cell(
            "信息形成或者变更之日起20个工作日内",
            [
                Limit(
                    "after_event",
                    "信息形成或者变更之日起20个工作日内",
                    days=20,
                    unit="workday",
                    event="信息形成或者变更",
                )
            ],
        ),
        Cell(
            "处罚决定作出后7个工作日内公开",
            [
                Limit(
                    "after_event",
                    "处罚决定作出后7个工作日内",
                    days=7,
                    unit="workday",
                    event="处罚决定作出",
                )
            ],
        ),
        Cell("公示期不少于30日", [Limit("window", "不少于30日", days=30, unit="day")]),
    )
    return random.choice(choices)


def stated(random: Random, year: int, signed: dt.date | None) -> tuple[str, list[Limit]]:
    """A sentence of a requirement that states a limit."""
    due = signed + dt.timedelta(days=30) if signed else None
    choices: tuple[tuple[str, list[Limit]], ...] = (
        (
            "每年至少开展2次专题培训。",
            [Limit("quota", "每年至少开展2次", every="year", times=2)],
        ),
        ("年底前向社会公布结果。", [_date("年底前", year, 12, 31)]),
        ("8月底前上线新栏目。", [_date("8月底前", year, 8, 31)]),
        ("定期通报进展。", [Limit("recurring", "定期", every="unspecified")]),
        (
            "征求意见不少于10个工作日。",
            [Limit("window", "不少于10个工作日", days=10, unit="workday")],
        ),
        (
            "于本文件印发30日内报送实施安排。",
            [
                Limit(
                    "date" if due else "after_event",
                    "本文件印发30日内",
                    date=due.isoformat() if due else None,
                    days=30,
                    unit="day",
                    event="本文件印发",
                )
            ],
        ),
    )
    return random.choice(choices)
