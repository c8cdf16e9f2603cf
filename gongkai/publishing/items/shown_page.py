"""The public page of an item: a table's filters, what is related, what may be downloaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from gongkai.ground.core.paging import page_of
from gongkai.publishing.catalogue.models import Column
from gongkai.publishing.catalogue.queries.showing import shown_entry
from gongkai.publishing.release.models import Publication, Version
from gongkai.publishing.release.queries import on_shelf
from gongkai.publishing.release.shelves import shelf

from .rules.guide import ELEMENTS
from .rules.kinds import kind_of
from .rules.looking import choices, found

ROWS, RELATED, WORDS = 50, 6, 50
MOST_FILTERS = 3


@dataclass(frozen=True, slots=True)
class Filter:
    """A column with few enough values to choose from."""

    key: str
    label: str
    values: list[str]
    chosen: str


def page(request: HttpRequest | None, publication: Publication, version: Version) -> dict[str, Any]:
    """What the template needs beside ``data``; without a request (the snapshot) every row."""
    data = version.data
    values: dict[str, Any] = {
        "item_kind": kind_of(data["kind"]),
        "elements": [
            (label, data.get("guide", {}).get(code, "")) for code, label in ELEMENTS.items()
        ],
        "keywords": data["keywords"],
        **_entry(data),
        "owner": publication.unit.name,
    }
    if request is not None:
        values["related"] = _related(publication, data)
        values |= _list_of(publication)
    if "columns" in data:
        values |= _table(request, data)
    return values


def _entry(data: Mapping[str, Any]) -> dict[str, str]:
    """What the entry is called, and its page, where its directory is public."""
    found = shown_entry(data["entry_id"], data["directory_id"]) if data.get("entry_id") else None
    if found is None:
        return {"entry": "", "entry_address": ""}
    row = found[1]
    address = reverse("catalogue_public:entry", args=[data["directory_id"], data["entry_id"]])
    return {"entry": row["matter"] or row["content"][:40], "entry_address": address}


def _table(request: HttpRequest | None, data: Mapping[str, Any]) -> dict[str, Any]:
    asked = request.GET if request is not None else QueryDict()
    columns, rows = data["columns"], data["rows"]
    filters = _filters(columns, rows, asked)
    words = " ".join(asked.get("q", "").split())[:WORDS]
    sort, down = asked.get("sort", ""), asked.get("down", "") == "1"
    where = {one.key: one.chosen for one in filters if one.chosen}
    left = found(columns, rows, words=words, where=where, sort=sort, down=down)
    size = ROWS if request is not None else max(len(left), 1)
    kept = {"q": words, **{f"f-{key}": value for key, value in where.items()}}
    shown = page_of(left, asked.get("page"), size)
    labels = [one["label"] for one in columns]
    return {
        "table_page": shown,
        "table_rows": [list(zip(labels, row, strict=True)) for row in shown.object_list],
        "filters": filters,
        "words": words,
        "filtered": bool(words or where),
        "total": len(rows),
        "heads": [_head(one, sort, down, kept) for one in columns],
    }


def _filters(
    columns: list[dict[str, str]], rows: list[list[str]], asked: Mapping[str, str]
) -> list[Filter]:
    filters: list[Filter] = []
    for at, column in enumerate(columns):
        if len(filters) == MOST_FILTERS:
            break
        values = choices(rows, at) if column["type"] == "text" else []
        if values:
            chosen = asked.get(f"f-{column['key']}", "")
            filters.append(
                Filter(column["key"], column["label"], values, chosen if chosen in values else "")
            )
    return filters


def _head(
    column: Mapping[str, str], sort: str, down: bool, kept: Mapping[str, str]
) -> dict[str, Any]:
    """A heading that sorts: up at first, down when it is already sorted up."""
    asked = QueryDict(mutable=True)
    asked.update({key: value for key, value in kept.items() if value})
    asked["sort"] = column["key"]
    is_sorted = sort == column["key"]
    if is_sorted and not down:
        asked["down"] = "1"
    order = ("descending" if down else "ascending") if is_sorted else ""
    return {**column, "address": asked.urlencode(), "order": order}


def _related(publication: Publication, data: Mapping[str, Any]) -> list[Publication]:
    """Others under the same entry, the newest first."""
    if not data.get("entry_id"):
        return []
    rows = on_shelf(shelf("entry", data["entry_id"])).exclude(pk=publication.pk)
    return list(rows[:RELATED])


def _list_of(publication: Publication) -> dict[str, str]:
    """The first column that it stands in, for the crumbs and the page's metadata."""
    names = publication.placements.filter(shelf__startswith="column:")
    first = names.order_by("shelf").values_list("shelf", flat=True).first()
    if first is None:
        return {}
    column = Column.objects.filter(pk=int(first.partition(":")[2]), active=True).first()
    if column is None:
        return {}
    return {"list_name": column.name, "list_address": f"/lists/column/{column.pk}/"}
