"""Filing by business systems; mounted by the API door, which asks for the token.

Annotations are read when the module is loaded: ninja cannot look up postponed ones.
"""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Path, Router, Schema, Status
from pydantic import AfterValidator, ConfigDict

from gongkai.ground.orgs.models import Unit
from gongkai.publishing.release.queries.staff import publication_of

from .actions import Filed, file_item
from .models import Item
from .queries.checks import open_findings
from .queries.showing import reasons_against, rows_of
from .rules.chain import KIND
from .rules.cleaning import LONGEST
from .rules.tables import LONGEST as LONGEST_CELL
from .rules.tables import MOST_COLUMNS, MOST_ROWS

router = Router(tags=["报送政府信息"])  # scope items.file

LARGEST = 2**63 - 1  # what both databases can count to


def _clean(text: str) -> str:
    """Refuse what no database keeps: NUL and halves of characters."""
    if "\x00" in text or any("\ud800" <= each <= "\udfff" for each in text):
        raise ValueError("unreadable characters")
    return text


Text = Annotated[str, AfterValidator(_clean)]
Cell = Annotated[str, Field(max_length=LONGEST_CELL), AfterValidator(_clean)]
Key = Annotated[Text, Path(min_length=1, max_length=150, description="贵系统自己的编号")]


class ItemIn(Schema):
    """An item as a business system files it; a field that nobody knows is refused, not lost."""

    model_config = ConfigDict(extra="forbid")

    kind: Text = Field(
        max_length=20, description="种类：text 文字，table 表格，guide 办事指南，link 链接"
    )
    title: Text = Field(min_length=1, max_length=300, description="标题")
    entry: int = Field(ge=1, le=LARGEST, description="公开事项编号，从目录里查")
    formed_on: date = Field(description="形成日期")
    changed_on: date | None = Field(default=None, description="变更日期")
    body: Text = Field(default="", max_length=LONGEST, description="正文")
    url: Text = Field(default="", max_length=500, description="链接的网址，种类是 link 的填写")
    schema_code: Text = Field(
        default="", alias="schema", max_length=20, description="表格种类，种类是 table 的填写"
    )
    columns: list[Cell] = Field(
        default_factory=list, max_length=MOST_COLUMNS, description="表头，写列名或者列的代码"
    )
    rows: list[Annotated[list[Cell], Field(max_length=MOST_COLUMNS)]] = Field(
        default_factory=list, max_length=MOST_ROWS, description="每一行，各格按表头的次序"
    )


class ItemOut(Schema):
    """Where a filed item stands."""

    id: int = Field(description="信息编号")
    key: str = Field(description="贵系统自己的编号")
    index_number: str = Field(description="索引号")
    new: bool = Field(description="是否记了新内容；同样的内容再发一次为 false")
    version: int = Field(description="第几次保存")
    rows: int = Field(description="表格现在的行数")
    findings: int = Field(description="检查出来、还没有处理的处数")
    missing: list[str] = Field(description="还差什么，逐句说明")
    state: str = Field(description="公开状态：draft 还没有公开，其余和公开记录相同")
    address: str = Field(description="公开的网址，没有公开的为空")
    saved_at: datetime = Field(description="保存的时间")


@router.put(
    "/items/{key}",
    response={201: ItemOut, 200: ItemOut},
    summary="报送一条信息",
    description="把一条信息，或者一张表格的全部行，报送到本单位的公开事项下，存为草稿。"
    "带上贵系统自己的编号：第一次发返回 201；同样的编号和内容再发返回 200，不会重复记；"
    "同一编号的内容变了，存为新的一版，原来的审核意见作废。"
    "报送以后由本单位的人送审，审签完成才公开：只靠接口不会公开任何内容。",
)
def put_item(request: HttpRequest, key: Key, body: ItemIn) -> Status[dict[str, Any]]:
    """File an item of the client's own unit."""
    client: Any = request.auth  # type: ignore[attr-defined]  # set by ninja
    unit = Unit.objects.get(pk=client.unit_id)
    before = _own(client, key).exists()
    item, new = file_item(
        unit=unit,
        system=client.name,
        client=client.pk,
        filed=Filed(
            key=key,
            kind=body.kind,
            title=body.title,
            formed_on=body.formed_on,
            entry_id=body.entry,
            body=body.body,
            url=body.url,
            schema=body.schema_code,
            changed_on=body.changed_on,
            columns=body.columns,
            rows=body.rows,
        ),
    )
    return Status(200 if before else 201, _said(item, key, new))


@router.get(
    "/items/{key}",
    response=ItemOut,
    summary="查一条报送过的信息",
    description="用贵系统自己的编号，查它存到第几版、还差什么、公开了没有。",
)
def get_item(request: HttpRequest, key: Key) -> dict[str, Any]:
    """One item that this client filed."""
    client: Any = request.auth  # type: ignore[attr-defined]  # set by ninja
    return _said(get_object_or_404(_own(client, key)), key, new=False)


def _own(client: Any, key: str) -> Any:
    """What this client filed under this key and is not void."""
    external = f"{client.pk}:{key}"
    return Item.objects.filter(unit=client.unit_id, external=external, void_at=None)


def _said(item: Item, key: str, new: bool) -> dict[str, Any]:
    publication, rows = publication_of(KIND, item.pk), rows_of(item)
    is_public = publication is not None and publication.state == "public"
    return {
        "id": item.pk,
        "key": key,
        "index_number": item.index_number,
        "new": new,
        "version": item.version,
        "rows": rows.count if rows is not None else 0,
        "findings": len(open_findings(item)),
        "missing": [
            one.sentence for one in reasons_against(item) if one.code not in ("finding", "unread")
        ],
        "state": publication.state if publication is not None else "draft",
        "address": publication.address if publication is not None and is_public else "",
        "saved_at": item.saved_at.astimezone(UTC),
    }
