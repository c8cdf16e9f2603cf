"""村务公开 of the villages and 居务公开 of the community: money, subsidies, what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from gongkai.ground.core import clock

from .. import actions
from ..actions import Draft
from ..models import Item
from ..rules.schemas import SCHEMAS, own_columns
from ..rules.tables import tidy
from .kinds import TOWN
from .passing import keep_all, published
from .people import author_of, entry_of, unit_of
from .tables import OLD_PEOPLE, Rows, subsidies

VILLAGES, COMMUNITY = ("河西村", "柳树屯村"), "云台社区"
KEPT = "姓名已经脱敏，其余是按规定公示的内容"
_MONEY = ("项目", "收入（元）", "支出（元）", "说明")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing of one place; ``rows`` are headings and what stands below them."""

    place: str
    matter: str
    title: str
    body: str
    day: date
    schema: str = ""
    rows: Rows = ()
    until: date | None = None


_ACCOUNTS: dict[tuple[str, int], Rows] = {
    ("河西村", 2): (
        ("机动地发包", "38600", "", "86 亩，合同一年"),
        ("村干部误工补助", "", "12400", "第二季度"),
        ("道路维修", "", "9860", "通组路 210 米"),
    ),
    ("河西村", 3): (
        ("光伏电站分红", "21350", "", "按村集体占股"),
        ("敬老餐食材", "", "6270", "每周两次"),
        ("排水沟清淤", "", "4800", "汛期以前完工"),
    ),
    ("柳树屯村", 2): (
        ("鱼塘承包费", "26000", "", "第二期"),
        ("泵站电费", "", "8140", "春灌"),
        ("卫生保洁", "", "5400", "三名保洁员"),
    ),
    ("柳树屯村", 3): (
        ("“一事一议”筹资", "18900", "", "每人 30 元"),
        ("道路硬化首付款", "", "52000", "含上级奖补"),
        ("办公用品", "", "860", "附票据 4 张"),
    ),
    (COMMUNITY, 2): (
        ("社区服务经费", "30000", "", "区级拨付"),
        ("楼道照明维修", "", "7350", "12 个单元"),
        ("老年食堂补贴", "", "9600", "每餐 2 元"),
    ),
    (COMMUNITY, 3): (
        ("场地出租", "4200", "", "活动室周末出租"),
        ("暑期托管班", "", "6800", "两期，54 名学生"),
        ("健身器材维修", "", "1730", "3 处"),
    ),
}
_AFFAIRS = {
    "河西村": (
        "一般村务",
        "河西村机动地发包方案和结果",
        "村民代表会议 37 人到会，35 人同意。86 亩机动地分 5 块公开竞价，"
        "本村村民同等条件下优先，合同期一年，租金全部进村集体账户。",
    ),
    "柳树屯村": (
        "一般村务",
        "柳树屯村道路硬化工程进展",
        "路基已经压实，混凝土面层完成 420 米，还有 180 米。村务监督委员会派两人跟班，"
        "水泥标号和厚度的抽查记录在村部公示栏。",
    ),
    COMMUNITY: (
        "便民服务和公益事业",
        "云台社区第三季度便民服务和居民会议情况",
        "代办社保、医保事项 263 件，调解邻里纠纷 9 件。居民会议同意在东院增设电动自行车充电棚，"
        "费用由运营企业承担。",
    ),
}


def tell() -> int:
    """Everything of each place; return how many."""
    everything = [*_accounts(), *_paid(), *_affairs()]
    for one in everything:
        _publish(one)
    return len(everything)


def _accounts() -> Iterator[Told]:
    for (place, quarter), rows in _ACCOUNTS.items():
        matter = "居务收支" if place == COMMUNITY else "村级财务"
        yield Told(
            place,
            matter,
            f"{place}2026年第{'一二三四'[quarter - 1]}季度{matter[-2:]}情况",
            "收支已经由监督委员会逐笔核对，票据在村（居）委会可以查看。",
            date(2026, quarter * 3 + 1, 8 if quarter == 2 else 9),
            "own",
            (_MONEY, *rows),
        )


def _paid() -> Iterator[Told]:
    headings = ("村（社区）", "姓名或者名称", "补贴项目", "金额", "发放日期")
    for place in (*VILLAGES, COMMUNITY):
        # Farmers are paid for their fields in March, old people of the community in August.
        rows = subsidies(OLD_PEOPLE if place == COMMUNITY else 3, (place,))
        what = "高龄津贴" if place == COMMUNITY else "惠农补贴"
        yield Told(
            place,
            "补贴发放",
            f"{place}2026年{what}发放情况",
            "已经发到一卡通。对象、面积或者年龄有异议的，请在公示期内向镇政府反映。",
            date(2026, 10, 9),
            "subsidies",
            (headings, *rows),
            date(2027, 10, 9),
        )


def _affairs() -> Iterator[Told]:
    for place, (matter, title, body) in _AFFAIRS.items():
        yield Told(place, matter, title, body, date(2026, 10, 13))


def _publish(told: Told) -> None:
    by = author_of(TOWN)
    at = datetime(2026, told.day.month, told.day.day + 1, 8, 30, tzinfo=clock.CHINA)
    committee = "居民委员会" if told.place == COMMUNITY else "村民委员会"
    with clock.hold(at):
        item = actions.begin(
            by=by,
            unit=unit_of(TOWN),
            kind="table" if told.schema else "text",
            schema=told.schema,
            draft=Draft(
                title=told.title,
                formed_on=told.day,
                body=told.body,
                entry=entry_of(TOWN, told.matter, told.place),
                source=f"{told.place}{committee}",
                keywords=told.matter,
                expires_on=told.until,
            ),
        )
        if told.schema:
            headings, *rows = told.rows
            known = SCHEMAS[told.schema].columns
            columns = [
                one for name in headings for one in known if name in (one.label, *one.words)
            ] or own_columns(list(headings))
            made = tidy(columns, rows)
            assert not made.reasons, made.reasons
            actions.put_rows(by=by, item=item, columns=made.columns, rows=made.rows)
        keep_all(item, TOWN, KEPT)
    published(Item.objects.get(pk=item.pk), TOWN, at)
