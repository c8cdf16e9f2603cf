"""Findings and letters for tests, made through the room's actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.evidence.items import LinkItem
from gongkai.ground.orgs.models import Unit, User
from gongkai.oversight.supervision import actions
from gongkai.oversight.supervision.models import Finding, Letter
from tests.factories import orgs
from tests.factories.plans import District

PROOF = (LinkItem("https://www.example.gov.cn/zwgk/1.html", "整改后的栏目"),)


class Supervised(District):
    """The district with a second officer, and the culture bureau's leader and officer."""

    def __init__(self) -> None:
        super().__init__()
        self.second = orgs.person(self.office, "office_admin")
        self.clerk = orgs.person(self.culture, "info_officer")
        self.leader = orgs.person(self.culture, "unit_leader")
        self.reader = orgs.person(self.culture, "viewer")
        self.stranger = orgs.person(self.water, "info_officer")


def in_days(days: int) -> date:
    """So many days from today; less than none for the past."""
    return clock.today() + timedelta(days=days)


def reported(district: Supervised, *, by: User | None = None, **more: Any) -> Finding:
    """A finding about the culture bureau, not yet confirmed."""
    values: dict[str, Any] = {
        "unit": district.culture,
        "title": "通知公告栏目三个月没有更新",
        "text": "通知公告栏目最近一条是去年十二月发布的。",
    }
    return actions.report(by=by or district.officer, **values | more)


def confirmed(district: Supervised, days: int = 10, **more: Any) -> Finding:
    """One that the bureau has to rectify within so many days."""
    finding = reported(district, **more)
    return actions.confirm(
        by=district.officer, finding=finding, version=finding.version, until=in_days(days)
    )


def rectified(district: Supervised, by: User | None = None, **more: Any) -> Finding:
    """One that waits to be checked again."""
    finding = confirmed(district, **more)
    return actions.rectify(
        by=by or district.clerk,
        finding=finding,
        version=finding.version,
        text="已经补发三条通知。",
        items=PROOF,
    )


def drafted(
    district: Supervised, kind: str = "order", days: int | None = 10, unit: Unit | None = None
) -> Letter:
    """A draft of a letter to the culture bureau."""
    return actions.write_letter(
        by=district.officer,
        kind=kind,
        office=district.office,
        unit=unit or district.culture,
        title="关于更新通知公告栏目的督办",
        text="请于期限内补发应当公开的通知公告，并书面答复。",
        basis="《2025年云川区政务公开工作要点》第 1 项。",
        due=in_days(days) if days is not None else None,
    )


def issued(district: Supervised, kind: str = "order", days: int | None = 10) -> Letter:
    """A letter that waits for its answer."""
    letter = drafted(district, kind, days)
    return actions.issue(by=district.officer, letter=letter, version=letter.version)


def answered(district: Supervised, by: User | None = None, **more: Any) -> Letter:
    """A letter whose answer waits for the office."""
    letter = issued(district, **more)
    return actions.answer(
        by=by or district.clerk,
        letter=letter,
        version=letter.version,
        text="已经全部补发。",
        items=PROOF,
    )
