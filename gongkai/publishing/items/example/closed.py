"""What is not public, what nobody has decided, what was given up, what is cleared."""

from __future__ import annotations

from datetime import date, datetime

from gongkai.ground.core import clock

from .. import actions
from ..actions import Draft, Filed
from ..enums import Attribute
from ..models import Item
from ..rules.chain import KIND
from .people import author_of, entry_of, unit_of
from .texts import CIVIL, EDUCATION, HOUSING, MARKET, OFFICE, TOWN

AT = datetime(2026, 11, 12, 9, 0, tzinfo=clock.CHINA)


def tell() -> int:
    """All of it; return how many items."""
    with clock.hold(AT):
        made = [*_closed(), *_undecided(), *_found(), _void(), _filed()]
        _clear()
    return len(made)


def _begin(unit: str, title: str, **more: object) -> Item:
    said = {"title": title, "formed_on": date(2026, 6, 3), "body": "正文略。"} | more
    kind = str(said.pop("kind", "text"))
    draft = Draft(**said)  # type: ignore[arg-type]  # the fields of a draft, by name
    return actions.begin(by=author_of(unit), unit=unit_of(unit), kind=kind, draft=draft)


def _closed() -> list[Item]:
    soon, late = date(2026, 12, 10), date(2027, 6, 3)
    rows = (
        (OFFICE, "关于某项目合作协议的磋商函", "process", "磋商信函，尚未形成决定", soon),
        (HOUSING, "工程安全事故调查案卷", "case", "案卷名称：滨河路工程巡查记录", late),
        (MARKET, "企业配方备案材料", "third_party", "涉及企业商业秘密，征求过意见", soon),
        (CIVIL, "人事管理办法", "internal", "人事管理", late),
    )
    made = [
        _begin(
            unit, title, attribute=Attribute.CLOSED, exemption=ground, exemption_proof=proof,
            reevaluate_on=day,
        )
        for unit, title, ground, proof, day in rows
    ]  # fmt: skip
    made.append(
        _begin(
            EDUCATION, "学校布局调整调研报告", attribute=Attribute.ON_REQUEST, reevaluate_on=soon
        )
    )
    return made


def _undecided() -> list[Item]:
    """Old documents without an attribute."""
    return [
        _begin(OFFICE, title, attribute="", formed_on=date(year, 4, 8))
        for title, year in (
            ("关于加强档案管理的通知", 2009),
            ("关于成立城市绿化领导小组的通知", 2012),
            ("关于做好防汛工作的通知", 2015),
        )
    ]


def _found() -> list[Item]:
    """Drafts that a check holds up: a mobile number in the text."""
    return [
        _begin(
            TOWN, "困难家庭临时救助名单", entry=entry_of(TOWN, "农村危房改造"),
            body="救助对象：张某，联系电话 13800138000，家住云台镇柳树屯村3组12号。",
        )
    ]  # fmt: skip


def _void() -> Item:
    item = _begin(HOUSING, "重复起草的通知", entry=entry_of(HOUSING, "通知公告"))
    return actions.make_void(by=author_of(HOUSING), item=item, reason="和另一条重复")


def _filed() -> Item:
    """A department's own system files its penalties."""
    columns = ("number", "party", "fact", "basis", "content", "day")
    row = (
        "云川市监罚〔2026〕118号", "云川区望江水产店", "使用不合格计量器具", "《计量法》第二十六条",
        "罚款二千元", "2026-11-09",
    )  # fmt: skip
    filed = Filed(
        key="2026-11", kind="table", schema="penalties", title="行政处罚决定（执法系统报送）",
        formed_on=date(2026, 11, 9), entry_id=entry_of(MARKET, "行政处罚决定").pk,
        columns=columns, rows=[row],
    )  # fmt: skip
    return actions.file_item(unit=unit_of(MARKET), system="执法办案系统", client=0, filed=filed)[0]


def _clear() -> None:
    """Two public items are looked at again."""
    from gongkai.publishing.release.models import (  # noqa: PLC0415  (only while a story is told)
        Publication,
    )

    rows = Publication.objects.filter(record_kind=KIND, state="public", audience=None)
    for unit, suspicion, evidence in (
        (EDUCATION, "invalid", "所依据的收费文件已经调整"),
        (CIVIL, "contradictory", "和最新的办事指南说法不一致"),
    ):
        publication = rows.filter(unit=unit_of(unit)).order_by("pk").first()
        assert publication is not None, "the year was told before"
        item = Item.objects.get(pk=publication.record_id)
        actions.suspect(by=author_of(unit), item=item, suspicion=suspicion, evidence=evidence)
