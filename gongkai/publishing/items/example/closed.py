"""What is not public, what nobody has decided, what was given up, what a system filed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gongkai.ground.core import clock

from .. import actions
from ..actions import Draft, Filed
from ..enums import Attribute
from ..models import Item
from .kinds import CIVIL, EDUCATION, HOSPITAL, HOUSING, MARKET, OFFICE, TOWN
from .passing import published
from .people import author_of, entry_of, unit_of

AT = datetime(2026, 11, 12, 9, 0, tzinfo=clock.CHINA)
BEFORE = datetime(2026, 6, 5, 9, 0, tzinfo=clock.CHINA)
OVER, SOON, LATE = date(2026, 11, 10), date(2026, 12, 10), date(2027, 6, 3)
# unit, title, ground of 条例 art. 14-16, its proof, when it is looked at again
CLOSED = (
    (OFFICE, "关于某项目合作协议的磋商函", "process", "磋商信函，尚未形成决定", SOON),
    (OFFICE, "防汛物资储备点分布图", "safety", "区应急局 2026 年 5 月评估，结论是不宜公开", LATE),
    (HOUSING, "工程安全事故调查案卷", "case", "案卷名称：滨河路工程巡查记录", LATE),
    (HOUSING, "旧城改造补偿标准测算底稿", "process", "过程稿，方案尚在征求意见", OVER),
    (MARKET, "企业配方备案材料", "third_party", "涉及企业商秘，征求过意见，企业不同意公开", SOON),
    (MARKET, "投诉举报办理卷宗", "case", "案卷名称：2026年投诉举报第118号", LATE),
    (CIVIL, "人事管理办法", "internal", "人事管理", LATE),
    (EDUCATION, "教师资格考试阅卷安排", "internal", "内部工作流程，考试结束后可以公开", OVER),
)
ON_REQUEST = (
    (EDUCATION, "学校布局调整调研报告", SOON),
    (HOUSING, "槐荫里小区改造竣工图", LATE),
    (CIVIL, "社区食堂运营情况统计表", OVER),
    (TOWN, "集体资产清查明细", LATE),
)
UNDECIDED = (
    (OFFICE, "关于加强档案管理的通知", 2009),
    (OFFICE, "关于成立城市绿化领导小组的通知", 2012),
    (OFFICE, "关于做好防汛工作的通知", 2015),
    (HOSPITAL, "关于调整门诊时间的通知", 2014),
)


def tell() -> int:
    """All of it; return how many items."""
    with clock.hold(BEFORE):
        made = [*_closed(), *_on_request(), _opened()]
    _looked_at_again(made)
    with clock.hold(AT):
        made += [*_undecided(), _held_up(), _void(), _filed()]
    return len(made)


def _begin(unit: str, title: str, **more: object) -> Item:
    said = {"title": title, "formed_on": date(2026, 6, 3), "body": "正文略。"} | more
    draft = Draft(**said)  # type: ignore[arg-type]  # the fields of a draft, by name
    return actions.begin(by=author_of(unit), unit=unit_of(unit), kind="text", draft=draft)


def _closed() -> list[Item]:
    return [
        _begin(
            unit, title, attribute=Attribute.CLOSED, exemption=ground, exemption_proof=proof,
            reevaluate_on=day,
        )
        for unit, title, ground, proof, day in CLOSED
    ]  # fmt: skip


def _on_request() -> list[Item]:
    return [
        _begin(unit, title, attribute=Attribute.ON_REQUEST, reevaluate_on=day)
        for unit, title, day in ON_REQUEST
    ]


def _opened() -> Item:
    """What was closed while it was a draft of a plan and became public afterwards."""
    return _begin(
        CIVIL, "社区养老服务设施布点方案", attribute=Attribute.CLOSED, exemption="process",
        exemption_proof="讨论稿", reevaluate_on=date(2026, 9, 1), entry=entry_of(CIVIL, "养老机构"),
        body="今年新建社区养老服务设施 6 处，分布在 4 个街道，9 月起陆续开放。",
    )  # fmt: skip


def _looked_at_again(made: list[Item]) -> None:
    """Of those whose day came one was opened and published, one stays closed for another year."""
    opened = made[-1]
    kept = next(one for one in made if one.title == "教师资格考试阅卷安排")
    with clock.hold(datetime(2026, 9, 1, 10, 0, tzinfo=clock.CHINA)):
        actions.classify(
            by=author_of(CIVIL), item=opened, attribute=Attribute.PROACTIVE,
            reason="方案已经确定，不再是过程性信息，可以公开。",
        )  # fmt: skip
    published(Item.objects.get(pk=opened.pk), CIVIL, AT - timedelta(days=70))
    with clock.hold(AT - timedelta(days=2)):
        actions.classify(
            by=author_of(EDUCATION), item=kept, attribute=Attribute.CLOSED, exemption="internal",
            proof="内部工作流程，每年沿用", reason="明年的考试仍按这个安排，暂不公开。",
            next_on=date(2027, 11, 10),
        )  # fmt: skip


def _undecided() -> list[Item]:
    """Old documents without an attribute."""
    return [
        _begin(unit, title, attribute="", formed_on=date(year, 4, 8))
        for unit, title, year in UNDECIDED
    ]


def _held_up() -> Item:
    """A draft that the check holds up: a mobile number and an address in the text."""
    return _begin(
        TOWN, "困难家庭临时救助名单", entry=entry_of(TOWN, "农村危房改造"),
        body="救助对象：张某，联系电话 13800138000，家住云台镇柳树屯村3组12号。",
    )  # fmt: skip


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
