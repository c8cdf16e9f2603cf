"""村务公开 and 居务公开: what each place was paid, what it spent, what its people decided."""

from __future__ import annotations

from datetime import date, datetime

from gongkai.ground.core import clock
from gongkai.publishing.catalogue.models import Entry

from .. import actions
from ..actions import Draft
from ..models import Item
from ..rules.schemas import SCHEMAS, own_columns
from ..rules.tables import Rows, tidy
from .kinds import TOWN
from .passing import published
from .people import author_of, unit_of
from .pieces import keep_all

AT = datetime(2026, 10, 12, 9, 0, tzinfo=clock.CHINA)
FORMED = date(2026, 10, 9)
_LAND = "耕地地力保护补贴"
PAID: dict[str, tuple[tuple[str, ...], ...]] = {
    "河西村": (("张*", _LAND, "512.4"), ("李*", _LAND, "388"), ("陈*", "高龄津贴", "300")),
    "柳树屯村": (("王*", _LAND, "640.2"), ("郭*", "农机购置补贴", "1200")),
    "云台社区": (("赵*", "高龄津贴", "300"), ("孙*", "残疾人两项补贴", "260")),
}
_HEADS = ("项目", "收入（元）", "支出（元）", "说明")
SPENT: dict[str, tuple[tuple[str, ...], ...]] = {
    "河西村": (("机动地承包费", "28600", "", "按合同"), ("路灯维修", "", "4350", "更换 12 盏")),
    "柳树屯村": (
        ("集体房屋出租", "12000", "", "上半年"),
        ("排水沟清淤", "", "6800", "会议通过"),
    ),
    "云台社区": (("工作经费", "30000", "", "财政拨付"), ("居民活动室维修", "", "5200", "屋面防水")),
}
DONE = {
    "河西村": "村民会议通过文化广场建设方案，投工 40 个，所需材料由乡贤捐助。",
    "柳树屯村": "机动地发包方案经村民代表会议讨论通过，公示 7 天没有异议。",
    "云台社区": "居民会议选出 3 个楼栋的楼长，商定每月最后一个周六大扫除。",
}


def tell() -> int:
    """Three things of each place; return how many."""
    told = {
        "补贴发放": _paid,
        "村级财务": _spent,
        "居委会财务": _spent,
        "一般村务": _done,
        "一般居务": _done,
    }
    rows = Entry.objects.exclude(directory__place="").select_related("directory", "current")
    entries = [entry for entry in rows.order_by("pk") if entry.current is not None]
    for entry in entries:
        assert entry.current is not None, "it was asked for"
        with clock.hold(AT):
            item = told[entry.current.matter](entry, entry.directory.place)
            keep_all(item, TOWN)
        published(Item.objects.get(pk=item.pk), TOWN, AT)
    return len(entries)


def _begin(entry: Entry, title: str, body: str, *, kind: str = "table", schema: str = "") -> Item:
    author = "居民委员会" if "社区" in entry.directory.place else "村民委员会"
    draft = Draft(
        title=title, formed_on=FORMED, body=body, entry=entry, expires_on=date(2027, 10, 9),
        source=f"{entry.directory.place}{author}",
    )  # fmt: skip
    return actions.begin(
        by=author_of(TOWN), unit=unit_of(TOWN), kind=kind, schema=schema, draft=draft
    )


def _paid(entry: Entry, place: str) -> Item:
    item = _begin(
        entry, f"{place}2026年补贴发放情况", "补贴已经发到一卡通，有异议的请向镇政府反映。",
        schema="subsidies",
    )  # fmt: skip
    columns = list(SCHEMAS["subsidies"].columns)
    rows = [[place, *row, "2026-09-28"] for row in PAID[place]]
    return _with_rows(item, tidy(columns, rows))


def _spent(entry: Entry, place: str) -> Item:
    item = _begin(
        entry, f"{place}2026年第三季度收支", "凭证经监督小组审核，可以到办公室查看。", schema="own"
    )
    return _with_rows(item, tidy(own_columns(list(_HEADS)), [list(row) for row in SPENT[place]]))


def _done(entry: Entry, place: str) -> Item:
    return _begin(entry, f"{place}第三季度事务公开", DONE[place], kind="text")


def _with_rows(item: Item, made: Rows) -> Item:
    actions.put_rows(by=author_of(TOWN), item=item, columns=made.columns, rows=made.rows)
    return item
