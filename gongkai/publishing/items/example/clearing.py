"""已公开信息清理 of the autumn: each kind of suspicion, each way to decide it; two still wait."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from gongkai.ground.core import clock
from gongkai.publishing.release.actions import Choices

from .. import actions
from ..enums import Clearing, Suspicion
from ..models import Item
from .kinds import CIVIL, EDUCATION, HOUSING, OFFICE
from .once import ONCE
from .passing import published
from .people import author_of
from .pieces import Piece, draft_of, moment

AT = datetime(2026, 11, 16, 9, 0, tzinfo=clock.CHINA)


@dataclass(frozen=True, slots=True)
class Look:
    """One old publication that somebody looks at again, and what is decided ("": nothing yet)."""

    unit: str
    title: str
    suspicion: str
    evidence: str
    decision: str = ""
    reason: str = ""
    masked: tuple[tuple[str, str], ...] = ()


LOOKS = (
    Look(
        HOUSING,
        "建筑工地冬季施工安全提示",
        Suspicion.INVALID,
        "正文写明适用到2026年3月15日",
        Clearing.MARK,
        "本提示的适用期已过，仅供查阅",
    ),
    Look(
        CIVIL,
        "婚姻登记常见问题",
        Suspicion.CONTRADICTORY,
        "写着周六可以登记，办事指南是周一至周五",
        Clearing.TAKE_DOWN,
        "以办事指南为准，问答核对以后重新发布",
    ),
    Look(
        OFFICE,
        "云川区概况",
        Suspicion.NO_PATH,
        "首页改版以后没有链接",
        Clearing.KEEP,
        "在“区情概况”栏目里可以看到，入口已经恢复",
    ),
    Look(
        EDUCATION,
        "2026年公开招聘教师拟聘用人员公示",
        Suspicion.PERSONAL,
        "正文有准考证号和原住址",
        Clearing.MASK,
        "公示不需要准考证号的全部和住址",
        (("准考证号 2026080117，原住望江街道柳岸小区", "准考证号 2026****17"),),
    ),
    Look(
        CIVIL,
        "养老护理员培训拟补贴人员公示",
        Suspicion.PAST,
        "公示 7 天，已经期满",
        Clearing.TAKE_DOWN,
        "公示期已满，结果另行公布",
    ),
    Look(
        CIVIL,
        "2026年第一季度急难型临时救助对象名单",
        Suspicion.PERSONAL,
        "写有姓名和困难原因，公布已经超过半年",
    ),
    Look(
        EDUCATION,
        "2025年度民办学校年度检查结果",
        Suspicion.INVALID,
        "限期整改的学校已经复查，结果有变化",
    ),
)


def tell() -> None:
    """Write each suspicion down and decide it; what was marked or masked goes out again."""
    for look in LOOKS:
        item = Item.objects.get(unit__short_name=look.unit, title=look.title)
        with clock.hold(AT):
            case = actions.suspect(
                by=author_of(look.unit), item=item, suspicion=look.suspicion, evidence=look.evidence
            )
        assert case is not None, "nobody has looked at it before"
        if not look.decision:
            continue
        with clock.hold(AT + timedelta(days=1)):
            actions.decide(
                by=author_of(look.unit), case=case, decision=look.decision, reason=look.reason
            )
        if look.decision in (Clearing.MARK, Clearing.MASK):
            _again(item, look)


def _again(item: Item, look: Look) -> None:
    """The corrected version, through review and out."""
    if look.masked:
        with clock.hold(AT + timedelta(days=1, hours=1)):
            draft = draft_of(_piece(look.title))
            for old, new in look.masked:
                draft = replace(draft, body=draft.body.replace(old, new))
            actions.save(by=author_of(look.unit), item=item, draft=draft)
    note = "去掉了不需要公示的内容" if look.masked else "注明适用期已过"
    choices = Choices(note=note, removes_protected=bool(look.masked))
    published(Item.objects.get(pk=item.pk), look.unit, AT + timedelta(days=1, hours=2), choices)


def _piece(title: str) -> Piece:
    once = next(one for one in ONCE if one.kind.title == title)
    return Piece(once.unit, once.kind, 0, once.formed_on, moment(once.formed_on))
