"""已公开信息清理 in the fourth quarter: each kind of suspicion, each way to decide, some open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from gongkai.ground.core import clock
from gongkai.publishing.release.actions import Choices

from .. import actions
from ..enums import Clearing, Suspicion
from ..models import Item
from .passing import keep_all, published, redrafted
from .people import author_of

NOTE = "脱敏后重新公开"
KEPT = "已经脱敏，其余是公示必须写明的内容"


@dataclass(frozen=True, slots=True)
class Tale:
    """A suspicion about the item of this title, found on a day; decided a week later, or open."""

    title: str
    suspicion: str
    evidence: str
    on: date
    decision: str = ""
    reason: str = ""


TALES = (
    Tale(
        "建筑工地冬季施工安全提示", Suspicion.INVALID,
        "正文写明适用到2026年3月15日，现在还排在通知公告栏目里",
        date(2026, 10, 19), Clearing.MARK, "本提示适用到2026年3月15日，现在只作参考。",
    ),
    Tale(
        "婚姻登记常见问题", Suspicion.CONTRADICTORY,
        "问答写的是周一至周六办理，办事指南写的是周一至周五",
        date(2026, 10, 19), Clearing.TAKE_DOWN, "以办事指南为准，问答不再保留",
    ),
    Tale(
        "云川区人民医院就诊流程图", Suspicion.NO_PATH,
        "栏目改版以后，“办事指南”的首页没有列出这一份",
        date(2026, 10, 20), Clearing.KEEP, "首页已经补上入口，流程没有变化，内容仍然有效",
    ),
    Tale(
        "2026年公开招聘教师拟聘用人员公示", Suspicion.PERSONAL,
        "正文有一名拟聘用人员的准考证号和原住小区，超出了公示需要的范围",
        date(2026, 10, 21), Clearing.MASK, "公示只写姓名和岗位，准考证号只留后两位",
    ),
    Tale(
        "望江片区旧城改造房屋征收补偿方案（征求意见稿）公布", Suspicion.PAST,
        "征求意见的30日已经过了",
        date(2026, 10, 22), Clearing.KEEP, "正式方案公布以前，被征收人还要查对征求意见稿",
    ),
    Tale(
        "云川区人民政府关于烟花爆竹禁放区域的通告", Suspicion.INVALID,
        "所依据的市级规定正在修订，禁放区域要重新核对", date(2026, 11, 16),
    ),
    Tale(
        "企业信用信息公示查询（国家企业信用信息公示系统）", Suspicion.NO_PATH,
        "没有放进栏目，从网站首页点不到", date(2026, 11, 17),
    ),
    Tale(
        "2026年第一季度急难型临时救助对象名单", Suspicion.PERSONAL,
        "名单写了救助对象的全名和患病、受灾的原因", date(2026, 11, 25),
    ),
    Tale(
        "养老护理员培训拟补贴人员公示", Suspicion.PAST,
        "公示期3月24日结束，补贴已经发放", date(2026, 11, 18),
    ),
    Tale(
        "区市场监督管理局权责清单（2026年4月版）", Suspicion.CONTRADICTORY,
        "和2026年10月版是同一份清单，事项不一样", date(2026, 11, 18),
    ),
)  # fmt: skip
MASKED = {
    "2026年公开招聘教师拟聘用人员公示": (
        "程知夏，准考证号 2026080117，原住望江街道柳岸小区", "程知夏，准考证号尾号 17",
    ),
}  # fmt: skip


def tell() -> int:
    """Write down what was found and decide most of it; return how many cases."""
    for tale in TALES:
        item = Item.objects.get(title=tale.title)
        by = author_of(item.unit.said)
        with clock.hold(_at(tale.on)):
            case = actions.suspect(
                by=by, item=item, suspicion=tale.suspicion, evidence=tale.evidence
            )
        assert case is not None, "nobody suspected it before"
        if tale.decision:
            on = _at(tale.on.replace(day=tale.on.day + 7))
            with clock.hold(on):
                actions.decide(by=by, case=case, decision=tale.decision, reason=tale.reason)
            _again(item, tale, on)
    return len(TALES)


def _again(item: Item, tale: Tale, at: datetime) -> None:
    """What was marked or masked goes through review and out as a correction."""
    unit = item.unit.said
    if tale.decision == Clearing.MASK:
        old, new = MASKED[tale.title]
        with clock.hold(at):
            redrafted(item, body=item.body.replace(old, new))
            keep_all(item, unit, KEPT)
        choices = Choices(note=NOTE, removes_protected=True)
    elif tale.decision == Clearing.MARK:
        choices = Choices(note="标注了适用的期限")
    else:
        return
    published(Item.objects.get(pk=item.pk), unit, at, choices)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9, 0), tzinfo=clock.CHINA)
