"""The example district's year of supervision, told by the room's own actions."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime

from gongkai.ground.core import clock
from gongkai.ground.evidence.items import LinkItem
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.orgs.queries import units_of
from gongkai.oversight.plans.models import Assignment

from .. import actions
from ..models import Finding, Letter
from . import story

YEAR = 2026


class District:
    """Who takes part."""

    def __init__(self) -> None:
        self.officer = person("linlan")
        self.second = person("heyun")
        with on(3, 30):
            self.office = units_of(self.officer)[0]


def load() -> str:
    """Findings in every state, letters answered late and open, a suggestion, a draft."""
    district = District()
    _closed(district)
    _answered_late(district)
    _dismissed(district)
    _suggestion(district)
    _to_recheck(district)
    _escalated(district)
    _to_rectify(district)
    _reported(district)
    _draft(district)
    return (
        f"督查督办登记了 {Finding.objects.count()} 个问题，"
        f"写了 {Letter.objects.count()} 份督办单和建议书，各种状态都有。"
    )


def on(month: int, day: int, hour: int = 9) -> AbstractContextManager[None]:
    """Hold the clock at an hour of a day of the example's year."""
    return clock.hold(datetime(YEAR, month, day, hour, tzinfo=clock.CHINA))


def person(username: str) -> User:
    """Somebody of the district; a new instance, because posts are kept on it for the day."""
    return User.objects.get(username=username)


def unit(said: str) -> Unit:
    """A unit by its short name."""
    return Unit.objects.get(short_name=said)


def _found(
    district: District, tale: story.Tale, until: tuple[int, int], when: tuple[int, int]
) -> Finding:
    """Reported by the office and confirmed on the same day."""
    with on(*when):
        finding = actions.report(
            by=district.officer, unit=unit(tale.unit), title=tale.title, text=tale.text
        )
        return actions.confirm(
            by=district.officer,
            finding=finding,
            version=finding.version,
            until=datetime(YEAR, *until, tzinfo=clock.CHINA).date(),
        )


def _rectify(finding: Finding, by: str, text: str, when: tuple[int, int]) -> Finding:
    with on(*when):
        return actions.rectify(
            by=person(by),
            finding=finding,
            version=finding.version,
            text=text,
            items=[LinkItem("https://www.yunchuan.example/zwgk/", "整改后的栏目页面")],
        )


def _closed(district: District) -> None:
    finding = _found(district, story.STALE_COLUMN, (4, 10), (3, 30))
    finding = _rectify(finding, "wangfang", "补发了两条通知。", (4, 8))
    with on(4, 9):
        finding = actions.send_back(
            by=district.officer,
            case=finding,
            version=finding.version,
            reason="社会救助标准调整的通知还没有补发。",
            until=datetime(YEAR, 4, 17, tzinfo=clock.CHINA).date(),
        )
    finding = _rectify(finding, "wangfang", "应当公开的五条通知已经全部补发。", (4, 15))
    with on(4, 16):
        actions.clear(
            by=district.second, finding=finding, version=finding.version, text="已逐条核对。"
        )


def _to_recheck(district: District) -> None:
    finding = _found(district, story.BROKEN_LINKS, (11, 30), (11, 9))
    _rectify(finding, "guomin", "九个打不开的链接已经改好，旧页面做了跳转。", (11, 23))


def _to_rectify(district: District) -> None:
    _found(district, story.NO_BUDGET, (12, 4), (11, 20))


def _dismissed(district: District) -> None:
    tale = story.WRONG_TIP
    with on(9, 14):
        finding = actions.report(
            by=person("luoshui"),
            unit=unit(tale.unit),
            title=tale.title,
            text=tale.text,
            origin="tip",
        )
    with on(9, 15):
        actions.dismiss(
            by=district.second,
            finding=finding,
            version=finding.version,
            reason="招生范围已经在 5月份公开，只是群众没有找到，已经告诉他在哪里看。",
        )


def _escalated(district: District) -> None:
    finding = _found(district, story.OLD_GUIDE, (10, 20), (9, 28))
    with on(11, 17):
        letter = actions.escalate(by=district.officer, finding=finding, version=finding.version)
        letter = actions.edit_letter(
            by=district.officer,
            letter=letter,
            version=letter.version,
            title=letter.title,
            text=letter.text,
            basis=letter.basis,
            due=datetime(YEAR, 12, 2, tzinfo=clock.CHINA).date(),
            findings=[finding],
        )
    with on(11, 18):
        actions.issue(by=district.officer, letter=letter, version=letter.version)


def _answered_late(district: District) -> None:
    tale = story.SLOW_TASK
    to = unit(tale.unit)
    with on(9, 2):
        letter = actions.write_letter(
            by=district.officer,
            kind="order",
            office=district.office,
            unit=to,
            title=tale.title,
            text=tale.text,
            basis="《2026年云川区政务公开工作要点》。",
            due=datetime(YEAR, 9, 11, tzinfo=clock.CHINA).date(),
            assignments=Assignment.objects.filter(
                unit=to, task__plan__year=YEAR, task__requirement__contains=story.SLOW_TASK_IN_PLAN
            ),
        )
        letter = actions.issue(by=district.officer, letter=letter, version=letter.version)
    with on(9, 15):
        letter = actions.answer(
            by=person("chenli"),
            letter=letter,
            version=letter.version,
            text=story.LATE_ANSWER,
            items=[LinkItem("https://www.yunchuan.example/zjj/", "保障性住房专栏")],
        )
    with on(9, 16):
        actions.accept(by=district.second, letter=letter, version=letter.version, text="同意办结。")


def _suggestion(district: District) -> None:
    tale = story.ADVICE
    with on(10, 12):
        letter = actions.write_letter(
            by=district.officer,
            kind="suggestion",
            office=district.office,
            unit=unit(tale.unit),
            title=tale.title,
            text=tale.text,
        )
        actions.issue(by=district.officer, letter=letter, version=letter.version)


def _reported(district: District) -> None:
    tip, signal = story.NEW_TIP, story.SIGNAL
    with on(11, 24):
        actions.report(
            by=person("luoshui"), unit=unit(tip.unit), title=tip.title, text=tip.text, origin="tip"
        )
    with on(11, 25, 7):
        actions.take_up(
            by=None,
            key="example.check:1",
            unit=unit(signal.unit),
            title=signal.title,
            text=signal.text,
        )


def _draft(district: District) -> None:
    tale = story.DRAFT
    with on(11, 24):
        actions.write_letter(
            by=district.second,
            kind="order",
            office=district.office,
            unit=unit(tale.unit),
            title=tale.title,
            text=tale.text,
        )
