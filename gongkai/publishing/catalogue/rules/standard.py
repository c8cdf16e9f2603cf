"""What must be public by itself: 《政府信息公开条例》 art. 20 and 21, and the pilot domains.

Art. 20 binds every agency, art. 21 adds what counties and towns publish. The names of the pilot
domains of 基层政务公开标准化规范化 (国办发〔2019〕54号) are not checked against the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["all", "county", "town"]


@dataclass(frozen=True, slots=True)
class Duty:
    """One subject of the law: its code, what it says, whom it binds, its article."""

    code: str
    label: str
    level: Level
    article: str


def _twenty(number: int, chinese: str, label: str) -> Duty:
    return Duty(f"20.{number}", label, "all", f"《政府信息公开条例》第二十条第（{chinese}）项")


ARTICLE_20 = (
    _twenty(1, "一", "行政法规、规章和规范性文件"),
    _twenty(2, "二", "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名"),
    _twenty(3, "三", "规划及相关政策"),
    _twenty(4, "四", "统计信息"),
    _twenty(5, "五", "行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果"),
    _twenty(6, "六", "行政处罚、行政强制的依据、条件、程序和有一定社会影响的处罚决定"),
    _twenty(7, "七", "财政预算、决算信息"),
    _twenty(8, "八", "行政事业性收费项目及其依据、标准"),
    _twenty(9, "九", "政府集中采购项目的目录、标准及实施情况"),
    _twenty(10, "十", "重大建设项目的批准和实施情况"),
    _twenty(11, "十一", "扶贫、教育、医疗、社会保障、促进就业的政策、措施及其实施情况"),
    _twenty(12, "十二", "突发公共事件的应急预案、预警信息及应对情况"),
    _twenty(13, "十三", "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况"),
    _twenty(14, "十四", "公务员招考的职位、名额、报考条件等事项以及录用结果"),
    _twenty(15, "十五", "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息"),
)

_COUNTY = (
    "市政建设", "公共服务", "公益事业", "土地征收", "房屋征收", "治安管理", "社会救助",
)  # fmt: skip
_TOWN = (
    "农业农村政策", "农田水利工程建设运营", "农村土地承包经营权流转", "宅基地使用情况审核",
    "土地征收", "房屋征收", "筹资筹劳", "社会救助",
)  # fmt: skip


def _twenty_one(level: Level, labels: tuple[str, ...]) -> tuple[Duty, ...]:
    article = "《政府信息公开条例》第二十一条"
    return tuple(
        Duty(f"21.{level}.{number}", label, level, article)
        for number, label in enumerate(labels, start=1)
    )


ARTICLE_21 = (*_twenty_one("county", _COUNTY), *_twenty_one("town", _TOWN))
DUTIES: tuple[Duty, ...] = (*ARTICLE_20, *ARTICLE_21)

# Not verified (domain knowledge); the office may change its own list.
DOMAINS = (
    "重大建设项目", "公共资源交易", "义务教育", "户籍管理", "社会救助", "养老服务", "公共法律服务",
    "财政预决算", "就业", "社会保险", "城乡规划", "农村集体土地征收", "生态环境",
    "国有土地上房屋征收与补偿", "保障性住房", "农村危房改造", "城市综合执法", "涉农补贴",
    "公共文化服务", "医疗卫生", "安全生产", "救灾", "食品药品监管", "税收管理", "扶贫", "市政服务",
)  # fmt: skip


def duties_of(level: Level) -> list[Duty]:
    """The subjects that bind an agency of this level."""
    return [duty for duty in DUTIES if duty.level in ("all", level)]
