"""What is not public and when it is looked at again; what nobody decided; what was given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from gongkai.ground.core import clock

from .. import actions
from ..actions import Draft, Filed
from ..enums import Attribute
from ..models import Item
from .kinds import CIVIL, EDUCATION, HOUSING, MARKET, OFFICE, TOWN
from .people import author_of, entry_of, unit_of

AT = datetime(2026, 11, 12, 9, 0, tzinfo=clock.CHINA)


@dataclass(frozen=True, slots=True)
class Withheld:
    """One record: its day, when it is looked at again, its ground (none: 依申请公开) and proof."""

    unit: str
    title: str
    body: str
    formed_on: date
    again_on: date
    ground: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a record on a day: what it is then and why; when it is looked at next."""

    title: str
    on: date
    attribute: str
    reason: str
    next_on: date | None = None


WITHHELD = (
    Withheld(
        OFFICE, "关于合作共建云川产教园的磋商函", "就选址、投资比例和学位安排征求对方意见。",
        date(2025, 11, 18), date(2026, 11, 18), "process", "磋商信函，双方还没有形成决定",
    ),
    Withheld(
        OFFICE, "区政府办公室公务用车和物业管理内部规定", "用车申请、派车和物业报修的流程。",
        date(2025, 6, 3), date(2027, 6, 3), "internal", "后勤管理，只在本机关内部执行",
    ),
    Withheld(
        HOUSING, "滨河路工程安全巡查案卷（2025年）", "巡查记录、询问笔录和现场照片。",
        date(2025, 11, 24), date(2026, 11, 24), "case",
        "案卷名称：滨河路工程安全巡查，编号 2025-17",
    ),
    Withheld(
        HOUSING, "滨河路改造工程招标控制价测算", "分部分项工程量和单价测算过程。",
        date(2025, 12, 8), date(2026, 11, 9), "process", "招标完成以前的测算过程稿",
    ),
    Withheld(
        MARKET, "云川食品有限公司固体饮料配方备案材料", "配方、工艺和供应商名单。",
        date(2025, 11, 5), date(2026, 11, 5), "third_party", "涉及企业商业秘密，企业书面不同意公开",
    ),
    Withheld(
        MARKET, "价格违法行为举报登记表（第三季度）", "举报人的姓名、联系方式和举报的内容。",
        date(2026, 9, 30), date(2027, 9, 30), "third_party", "涉及举报人的个人隐私，依法保密",
    ),
    Withheld(
        CIVIL, "区民政局2025年度干部考核等次评定材料", "各科室推荐意见和评定过程。",
        date(2026, 1, 16), date(2027, 1, 15), "internal", "人事管理，年度考核的内部评议",
    ),
    Withheld(
        EDUCATION, "2026年中考试卷保管和考务应急联络方案", "保管地点、押运路线和联络人。",
        date(2026, 5, 20), date(2026, 12, 10), "safety",
        "区教育局5月22日的风险评估认为，公开会影响考试安全",
    ),
    Withheld(
        TOWN, "河西村宅基地纠纷调解记录", "当事人的陈述和调解过程。",
        date(2026, 4, 14), date(2026, 12, 4), "third_party", "涉及两户村民的隐私，当事人不同意公开",
    ),
    Withheld(
        EDUCATION, "云川区学校布局专项规划（讨论稿）", "学校撤并、新建的两个比较方案。",
        date(2025, 11, 12), date(2026, 11, 12),
    ),
    Withheld(
        HOUSING, "老旧小区改造工程监理月报（2025年第四季度）", "材料抽检、进度和质量问题台账。",
        date(2026, 1, 9), date(2026, 11, 23),
    ),
    Withheld(
        CIVIL, "养老机构等级评定打分表", "六家机构的分项得分和评定意见。",
        date(2026, 3, 6), date(2027, 3, 5),
    ),
    Withheld(
        TOWN, "云台镇2025年高标准农田建设竣工图", "田块、沟渠和机耕路的竣工图。",
        date(2025, 12, 22), date(2026, 12, 22),
    ),
)  # fmt: skip
LOOKS = (
    Look(
        "云川食品有限公司固体饮料配方备案材料", date(2026, 11, 5), Attribute.CLOSED,
        "再次征求企业意见，企业仍不同意；不公开不会对公共利益造成重大影响", date(2027, 11, 5),
    ),
    Look(
        "滨河路改造工程招标控制价测算", date(2026, 11, 9), Attribute.ON_REQUEST,
        "招标已经完成，过程稿不再需要保护，可以按申请提供", date(2027, 11, 9),
    ),
    Look(
        "云川区学校布局专项规划（讨论稿）", date(2026, 11, 12), Attribute.PROACTIVE,
        "规划已经批准，讨论稿和说明一并主动公开，方便家长了解取舍的理由",
    ),
    Look(
        "老旧小区改造工程监理月报（2025年第四季度）", date(2026, 6, 15), Attribute.ON_REQUEST,
        "工程还没有竣工，有关企业的意见没有变，保持依申请公开", date(2026, 11, 23),
    ),
)  # fmt: skip


def tell() -> int:
    """All of it; return how many items."""
    made = _withheld()
    _looks({item.title: item for item in made})
    with clock.hold(AT):
        made += [*_undecided(), *_found(), _void(), _filed()]
    return len(made)


def _begin(unit: str, title: str, body: str, formed_on: date, **more: object) -> Item:
    draft = Draft(title, formed_on, body, **more)  # type: ignore[arg-type]  # fields by name
    return actions.begin(by=author_of(unit), unit=unit_of(unit), kind="text", draft=draft)


def _withheld() -> list[Item]:
    made = []
    for one in WITHHELD:
        day = max(one.formed_on, date(2026, 1, 12))
        with clock.hold(_at(day)):
            made.append(_begin(
                one.unit, one.title, one.body, one.formed_on,
                attribute=Attribute.CLOSED if one.ground else Attribute.ON_REQUEST,
                exemption=one.ground, exemption_proof=one.proof, reevaluate_on=one.again_on,
            ))  # fmt: skip
    return made


def _looks(by_title: dict[str, Item]) -> None:
    grounds = {one.title: one for one in WITHHELD}
    for look in LOOKS:
        was = grounds[look.title]
        with clock.hold(_at(look.on)):
            actions.classify(
                by=author_of(was.unit), item=by_title[look.title], attribute=look.attribute,
                reason=look.reason, exemption=was.ground, proof=was.proof, next_on=look.next_on,
            )  # fmt: skip


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), tzinfo=clock.CHINA)


def _undecided() -> list[Item]:
    """Old documents without an attribute."""
    return [
        _begin(OFFICE, title, body, date(year, 4, 8), attribute="")
        for title, year, body in (
            ("关于加强档案管理的通知", 2009, "各单位的文书档案每年3月底前归档。"),
            ("关于成立城市绿化领导小组的通知", 2012, "领导小组下设办公室，负责日常工作。"),
            ("关于做好防汛工作的通知", 2015, "汛期实行领导带班和24小时值班。"),
        )
    ]


def _found() -> list[Item]:
    """Drafts that a check holds up: a mobile number in the text."""
    body = "救助对象：张某，联系电话 13800138000，家住云台镇柳树屯村3组12号。"
    entry = entry_of(TOWN, "农村危房改造")
    return [_begin(TOWN, "困难家庭临时救助名单", body, date(2026, 11, 10), entry=entry)]


def _void() -> Item:
    entry = entry_of(HOUSING, "通知公告")
    body = "请各项目部在11月20日前完成自查。"
    item = _begin(HOUSING, "关于开展冬季施工自查的通知", body, date(2026, 11, 9), entry=entry)
    reason = "和局里统一印发的通知重复"
    return actions.make_void(by=author_of(HOUSING), item=item, reason=reason)


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
