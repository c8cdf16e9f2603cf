"""Units for business systems; mounted by the API door, which asks for the token."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Router, Schema
from ninja.pagination import PageNumberPagination, paginate

from .models import Unit

router = Router(tags=["单位"])


class UnitOut(Schema):
    """A unit as other systems know it."""

    id: int = Field(description="单位编号")
    name: str = Field(description="全称")
    short_name: str = Field(description="简称")
    kind: str = Field(description="类别")
    code: str | None = Field(description="统一社会信用代码")
    parent_id: int | None = Field(description="上级单位编号")
    active: bool = Field(description="是否仍在")


@router.get("", response=list[UnitOut], summary="单位名录", description="所有单位，撤销的也在内。")
@paginate(PageNumberPagination, page_size=100)
def units(request: HttpRequest, active: bool | None = None) -> QuerySet[Unit]:
    """All units by number; ``active`` leaves out the closed ones, or the others."""
    rows: QuerySet[Unit] = Unit.objects.order_by("pk")
    wanted: dict[str, Any] = {} if active is None else {"active": active}
    return rows.filter(**wanted)
