"""``gongkai days``: count working days and days at the command line. Needs no database."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .rules.clock import Clock


def register(subparsers: Any) -> None:
    """Hang ``days`` and its verbs on the command."""
    days = subparsers.add_parser("days", help="工作日：算到期日、数工作日、查期限")
    verbs = days.add_subparsers(title="可以办的事", metavar="动作", dest="动作", required=True)
    _register_add(verbs)
    between = verbs.add_parser("between", help="数两个日期之间有几个工作日（不含首日，含末日）")
    between.add_argument("start", metavar="首日", type=_day)
    between.add_argument("end", metavar="末日", type=_day)
    _with_format(between)
    between.set_defaults(run=_between)
    limits = verbs.add_parser("limits", help="列出期限表和每条的依据")
    limits.add_argument("--on", metavar="日期", type=_day, help="看哪一天有效的期限，默认今天")
    _with_format(limits)
    limits.set_defaults(run=_limits)


def _register_add(verbs: Any) -> None:
    add = verbs.add_parser("add", help="从某天起算若干工作日，得出到期日和算法说明")
    add.add_argument("start", metavar="起算日", type=_day, help="例如 2026-09-14")
    add.add_argument("count", metavar="天数", type=_count, help="例如 20")
    add.add_argument(
        "--unit",
        choices=("workday", "day"),
        default="workday",
        help="workday 按工作日（默认），day 按自然日",
    )
    add.add_argument("--same-day", action="store_true", help="起算当日也计入（默认从次日起计）")
    add.add_argument("--day-by-day", action="store_true", help="逐日列出计与不计")
    _with_format(add)
    add.set_defaults(run=_add)


def _with_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式，默认 text（文字）"
    )


def _add(arguments: argparse.Namespace) -> None:
    from gongkai.ground.core import clock as now
    from gongkai.ground.core.errors import Refusal

    from .calendar import Calendar
    from .enums import FirstDay, Unit
    from .rules.clock import Clock

    first_day = FirstDay.SAME if arguments.same_day else FirstDay.NEXT
    period = Clock(Calendar(), arguments.count, Unit(arguments.unit), first_day)
    try:
        period = period.start(arguments.start)
        answer = _as_json(period, now.today())
    except OverflowError as error:
        raise Refusal("date_out_of_range", "算到了公元9999年以后，请减少天数。") from error
    if not arguments.day_by_day:
        del answer["days"]
    _say(answer if arguments.format == "json" else _as_lines(answer), arguments.format)


def _as_json(period: Clock, today: date) -> dict[str, Any]:
    reading = period.read(today)
    return {
        "due": reading.due.isoformat() if reading.due else None,
        "provisional": reading.provisional,
        "explanation": period.explain(today),
        "days": [
            {"day": step.day.isoformat(), "number": step.number, "reason": step.reason}
            for step in period.day_by_day()
        ],
    }


def _as_lines(answer: dict[str, Any]) -> list[str]:
    return [*answer["explanation"], *map(_as_line, answer.get("days", []))]


def _as_line(row: dict[str, Any]) -> str:
    counted = f"计第 {row['number']} 日" if row["number"] else "不计"
    return f"{row['day']}  {counted}  {row['reason']}"


def _between(arguments: argparse.Namespace) -> None:
    from .calendar import PROVISIONAL, Calendar

    calendar = Calendar()
    count = calendar.workdays_between(arguments.start, arguments.end)
    doubtful = calendar.provisional_between(*sorted((arguments.start, arguments.end)))
    if arguments.format == "json":
        _say({"workdays": count, "provisional": doubtful}, "json")
    else:
        _say([f"{count} 个工作日{f'（{PROVISIONAL}）' if doubtful else ''}"], "text")


def _limits(arguments: argparse.Namespace) -> None:
    from gongkai.ground.core import clock as now

    from .rules.limits import in_force
    from .rules.table import TABLE

    rows = in_force(TABLE, arguments.on or now.today()).values()
    if arguments.format == "json":
        keys = ("code", "label", "said", "source")
        answer = [{key: getattr(row, key) for key in keys} | {"mark": row.mark} for row in rows]
        _say(answer, "json")
    else:
        _say([f"{row.label}：{row.said}。{row.source}（{row.mark.label}）" for row in rows], "text")


def _say(answer: Any, how: str) -> None:
    text = json.dumps(answer, ensure_ascii=False, indent=2) if how == "json" else "\n".join(answer)
    print(text)


def _day(text: str) -> date:
    from gongkai.ground.language.dates import date_of

    day = date_of(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"读不懂日期“{text}”，请写成 2026-09-14 这样。")
    return day


def _count(text: str) -> int:
    from gongkai.ground.language.numerals import number_of

    count = number_of(text)
    if count is None or not 1 <= count <= 10_000:
        raise argparse.ArgumentTypeError(f"天数要写 1 到 10000 的整数，现在写的是“{text}”。")
    return count
