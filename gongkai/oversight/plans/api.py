"""Tasks for business systems; mounted by the API door, which asks for the token.

Annotations are read when the module is loaded: ninja's paging cannot look up postponed ones.
"""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Path, Query, Router, Schema, Status
from ninja.pagination import PageNumberPagination, paginate
from pydantic import AfterValidator, AwareDatetime, NaiveDatetime

from gongkai.ground.evidence.items import LinkItem

from .actions.ledger import report_from_system
from .actions.ledger.unit import LONGEST_SOURCE
from .enums import AssignmentState, UnitRole
from .models import Assignment
from .queries import systems
from .queries.ledger.standing import standing_of, with_all
from .rules.ledger.occurrences import Due
from .rules.ledger.refusing import LONGEST
from .saying import all_words

router = Router(tags=["工作要点任务"])  # scope plans.read
reports = Router(tags=["工作要点任务"])  # scope plans.report

LARGEST = 2**63 - 1  # what both databases can count to
State = Literal["to_sign", "refused", "doing", "submitted", "done", "cancelled", "carried"]
LightCode = Literal["late", "soon", "on_track", "ready", "waiting", "finished", "ended"]
Number = Annotated[int, Path(ge=1, le=LARGEST, description="任务分派编号")]


def _clean(text: str) -> str:
    """Refuse what no database keeps: NUL and halves of characters."""
    if "\x00" in text or any("\ud800" <= each <= "\udfff" for each in text):
        raise ValueError("unreadable characters")
    return text


Text = Annotated[str, AfterValidator(_clean)]


class PlanOut(Schema):
    """The plan that a task comes from."""

    id: int = Field(description="工作要点编号")
    year: int = Field(description="年度")
    title: str = Field(description="标题")
    document_number: str = Field(description="文号，没有的为空")


class PartOut(Schema):
    """One part of an assignment with its last day."""

    key: str = Field(description="节点编号，报进展时写在 covers 里")
    label: str = Field(description="节点名称")
    kind: str = Field(
        description="种类：fixed 固定日期，times 按次数，started 事后起算，yearly 年度检查，"
        "measure 本单位举措"
    )
    due: date | None = Field(description="最后一天；还没有起算的为空")
    provisional: bool = Field(description="是否因为国务院还没有公布放假安排，暂按周末推算")
    done_on: date | None = Field(description="办完的日期")
    late: bool = Field(description="是否逾期办完")
    why: list[str] = Field(description="为什么是这一天，逐句说明")


class StepOut(Schema):
    """One step; people are not named."""

    number: int = Field(description="第几步")
    at: datetime = Field(description="时间")
    unit: str = Field(description="以哪个单位的名义")
    verb: str = Field(description="动作代码")
    label: str = Field(description="动作")


class AssignmentOut(Schema):
    """One task for one unit, as lists give it."""

    id: int = Field(description="任务分派编号")
    plan: PlanOut = Field(description="所属的工作要点")
    unit_id: int = Field(description="承办单位编号")
    unit: str = Field(description="承办单位")
    role: str = Field(description="角色：lead 牵头，support 配合，responsible 责任")
    role_label: str = Field(description="角色")
    task: str = Field(description="第几项")
    section: str = Field(description="工作任务")
    item: str = Field(description="小项")
    requirement: str = Field(description="工作要求")
    deadline: str = Field(description="时限")
    state: str = Field(description="状态代码")
    state_label: str = Field(description="状态")
    light: str = Field(
        description="灯：late 已逾期，soon 快到期，on_track 正常，ready 等申请办结，"
        "waiting 待核验，finished 已完成，ended 已撤销或结转"
    )
    light_label: str = Field(description="灯的说明，例如“还剩 3 天”")
    due: date | None = Field(description="最近的最后一天")
    provisional: bool = Field(description="日期是否暂按周末推算")
    parts: int = Field(description="共几个节点")
    parts_done: int = Field(description="办完几个节点")
    updated_at: datetime = Field(description="最近一步的时间")

    @staticmethod
    def resolve_plan(row: Assignment) -> Any:
        return row.task.plan

    @staticmethod
    def resolve_unit(row: Assignment) -> str:
        return row.unit.name

    @staticmethod
    def resolve_role_label(row: Assignment) -> str:
        return str(UnitRole(row.role).label)

    @staticmethod
    def resolve_task(row: Assignment) -> str:
        return row.task.label

    @staticmethod
    def resolve_section(row: Assignment) -> str:
        return row.task.section

    @staticmethod
    def resolve_item(row: Assignment) -> str:
        return row.task.item

    @staticmethod
    def resolve_requirement(row: Assignment) -> str:
        return row.task.requirement

    @staticmethod
    def resolve_deadline(row: Assignment) -> str:
        return (
            all_words(one.as_read() for one in row.task.deadlines.all()) or row.task.deadline_text
        )

    @staticmethod
    def resolve_state_label(row: Assignment) -> str:
        return str(AssignmentState(row.state).label)

    @staticmethod
    def resolve_light(row: Assignment) -> str:
        return systems.light(row).code

    @staticmethod
    def resolve_light_label(row: Assignment) -> str:
        return systems.light(row).word


class WholeOut(AssignmentOut):
    """One task for one unit with its parts and its steps."""

    nodes: list[PartOut] = Field(description="全部节点，按日期先后")
    steps: list[StepOut] = Field(description="办理经过，不写人名")

    @staticmethod
    def resolve_nodes(row: Assignment) -> list[Due]:
        return list(standing_of(row).parts)

    @staticmethod
    def resolve_steps(row: Assignment) -> list[systems.Step]:
        return systems.steps(row)


class LinkIn(Schema):
    """An address that proves what was done."""

    url: Text = Field(
        min_length=1, max_length=2000, description="网址，以 http:// 或 https:// 开头"
    )
    title: Text = Field(default="", max_length=200, description="网页标题")


class ReportIn(Schema):
    """A report of progress."""

    source_id: Text = Field(
        min_length=1, max_length=LONGEST_SOURCE, description="贵系统自己的编号；同一编号只记一次"
    )
    text: Text = Field(min_length=1, max_length=LONGEST, description="进展情况")
    covers: list[Text] = Field(
        default_factory=list, max_length=200, description="这次办完的节点编号（key），没有的不填"
    )
    links: list[LinkIn] = Field(default_factory=list, max_length=20, description="作为佐证的网址")


class ReportOut(Schema):
    """What was recorded."""

    id: int = Field(description="任务分派编号")
    source_id: str = Field(description="贵系统自己的编号")
    step: int = Field(description="记为第几步")
    at: datetime = Field(description="记录的时间")
    new: bool = Field(description="是否新记；同样的内容再发一次为 false")
    state: str = Field(description="任务现在的状态代码")


@router.get(
    "/assignments",
    response=list[AssignmentOut],
    summary="任务列表",
    description="本单位的任务；本单位是工作要点的主管单位时，给出这份工作要点的全部任务。"
    "按任务分派编号排列，每页 100 条。updated_since 之后办过一步的才给出；"
    "只是日历变了、日期跟着变的，不算办过一步。",
)
@paginate(PageNumberPagination, page_size=100)
def assignments(
    request: HttpRequest,
    year: Annotated[int | None, Query(ge=1990, le=2100, description="年度")] = None,
    state: Annotated[State | None, Query(description="状态代码")] = None,
    light: Annotated[LightCode | None, Query(description="灯")] = None,
    updated_since: Annotated[
        AwareDatetime | NaiveDatetime | None,
        Query(description="从这个时间起办过一步的；没有写时区的按北京时间"),
    ] = None,
) -> QuerySet[Assignment]:
    """What the client may read, by the filters."""
    return systems.listed(
        systems.readable(_unit(request)),
        year=year, state=state, light=light, updated_since=updated_since,
    )  # fmt: skip


@router.get(
    "/assignments/{number}",
    response=WholeOut,
    summary="一条任务",
    description="工作要求、时限、全部节点和每个日期的说明、办理经过。办理经过只写单位和动作，不写人名。",
)
def assignment(request: HttpRequest, number: Number) -> Assignment:
    """One assignment that the client may read."""
    return _whole(request, number)


@router.get(
    "/assignments/{number}/parts",
    response=list[PartOut],
    summary="一条任务的节点",
    description="按次数、按季度等要求办的任务，每一次是一个节点。报进展时用节点编号说明办完了哪几个。",
)
def parts(request: HttpRequest, number: Number) -> list[Due]:
    """The parts of one assignment that the client may read."""
    return list(standing_of(_whole(request, number)).parts)


@reports.post(
    "/assignments/{number}/reports",
    response={201: ReportOut, 200: ReportOut},
    summary="报进展",
    description="替本单位报一条任务的进展。每份进展带上贵系统自己的编号：第一次发返回 201；"
    "同样的编号和内容再发返回 200，不会重复记；同一编号发不同的内容返回 409。"
    "任务还没有签收、正在等核验或者已经办结的返回 422。只能报本单位的任务，其他任务返回 404。"
    "现在只接收网址作为佐证，文件请在平台上传。",
)
def report(request: HttpRequest, number: Number, body: ReportIn) -> Status[dict[str, Any]]:
    """Report progress on an assignment of the client's own unit."""
    row = get_object_or_404(systems.own(_unit(request)), pk=number)
    client: Any = request.auth  # type: ignore[attr-defined]  # set by ninja
    event, new = report_from_system(
        assignment=row,
        system=client.name,
        client=client.pk,
        source_id=body.source_id,
        text=body.text,
        covers=body.covers,
        items=[LinkItem(link.url, link.title) for link in body.links],
    )
    row.refresh_from_db(fields=["state"])
    said = {
        "id": row.pk,
        "source_id": body.source_id,
        "step": event.number,
        "at": event.at.astimezone(UTC),
        "new": new,
        "state": row.state,
    }
    return Status(201 if new else 200, said)


def _whole(request: HttpRequest, number: int) -> Assignment:
    return get_object_or_404(with_all(systems.readable(_unit(request))), pk=number)


def _unit(request: HttpRequest) -> int:
    """The unit that answers for the system whose token was sent."""
    unit: int = request.auth.unit_id  # type: ignore[attr-defined]  # set by ninja
    return unit
