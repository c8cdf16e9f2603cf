"""RSS, Atom and JSON of a list, and the API that gives all that is public since a moment."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.dateparse import parse_datetime
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.views.decorators.http import require_safe

from gongkai.ground.core.errors import Refusal

from ... import shelves
from ...kept import kept_page
from ...models import Publication, Version
from ...queries import public

IN_A_FEED = 50
IN_AN_ANSWER = 100


@require_safe
@kept_page()
def rss(request: HttpRequest, code: str, key: str) -> HttpResponseBase:
    """The newest entries of a list as RSS."""
    return _feed(request, code, key, Rss201rev2Feed)


@require_safe
@kept_page()
def atom(request: HttpRequest, code: str, key: str) -> HttpResponseBase:
    """The newest entries of a list as Atom."""
    return _feed(request, code, key, Atom1Feed)


def _feed(request: HttpRequest, code: str, key: str, form: Any) -> HttpResponseBase:
    name = shelves.name_of(code, key)
    if name is None:
        raise Http404
    here = request.build_absolute_uri
    made = form(
        title=name,
        link=here(shelves.address_of(code, key)),
        description=f"{name}最近公开的信息",
        language="zh-CN",
        feed_url=here(request.path),
    )
    for row in public.on_shelf(shelves.shelf(code, key)).select_related("unit")[:IN_A_FEED]:
        made.add_item(
            title=row.title,
            link=here(row.address),
            description=row.summary,
            unique_id=here(row.address),
            unique_id_is_permalink=True,
            author_name=row.unit.name,
            pubdate=row.published_at,
            updateddate=row.changed_at,
        )
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


@require_safe
@kept_page()
def records(request: HttpRequest) -> HttpResponseBase:
    """All that is public and was changed at or after ``since``, oldest change first.

    ``since`` is an ISO date and time, ``after`` the address of the last one that was received.
    An answer has ``records`` (at most 100) and ``next``, the address to go on with, or null. What
    was withdrawn is no longer given; ``/api/public/withdrawn/`` names it.
    """
    rows = public.listed().select_related("unit")
    return _paged(request, rows, "changed_at", _as_json)


@require_safe
@kept_page()
def withdrawn(request: HttpRequest) -> HttpResponseBase:
    """Addresses of what is no longer open to everybody, by the moment of that, as ``records``."""
    return _paged(request, public.withdrawn(), "gone_at", _as_gone)


@require_safe
@kept_page()
def record(request: HttpRequest, prefix: str, year: int, number: int) -> HttpResponseBase:
    """One publication with its data, its files and their hashes."""
    found = public.find(f"/{prefix}/{year}/{number}/")
    if public.reading_of(found) == "gone":
        return JsonResponse({"code": "gone", "message": "这条信息不再公开。"}, status=410)
    version = public.open_version(found) if found and public.reading_of(found) == "open" else None
    if found is None or version is None:
        return JsonResponse({"code": "not_found", "message": "没有这条信息。"}, status=404)
    return _json(_as_json(request, found) | _content(request, found, version))


def _paged(request: HttpRequest, rows: Any, by: str, shown: Any) -> HttpResponseBase:
    try:
        since, after = _since(request), _after(request)
    except Refusal as refusal:
        return JsonResponse(refusal.as_json(), status=422)
    if since is not None and after is not None:
        rows = rows.filter(Q(**{f"{by}__gt": since}) | Q(**{by: since}, pk__gt=after))
    elif since is not None:
        rows = rows.filter(**{f"{by}__gte": since})
    found = list(rows.order_by(by, "pk")[: IN_AN_ANSWER + 1])
    given, more = found[:IN_AN_ANSWER], len(found) > IN_AN_ANSWER
    going_on = None
    if more:
        moment = getattr(given[-1], by).isoformat()
        query = request.GET.copy()
        query["since"], query["after"] = moment, str(given[-1].pk)
        going_on = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
    return _json({"records": [shown(request, row) for row in given], "next": going_on})


# Years that a database can hold in whatever time zone.
EARLIEST, LATEST = 1900, 9000


def _since(request: HttpRequest) -> Any:
    said = request.GET.get("since", "")
    if not said:
        return None
    try:
        found = parse_datetime(said)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not EARLIEST < found.year < LATEST:
        raise Refusal("since_wrong", "since 请写成带时区的时间，例如 2026-03-01T08:00:00+08:00。")
    return found


def _after(request: HttpRequest) -> int | None:
    said = request.GET.get("after", "")
    if not said:
        return None
    if not said.isdecimal() or len(said) > 18:
        raise Refusal("after_wrong", "after 请用上一次回答里 next 地址中的值。")
    return int(said)


def _as_json(request: HttpRequest, row: Publication) -> dict[str, Any]:
    return {
        "address": request.build_absolute_uri(row.address),
        "title": row.title,
        "unit": row.unit.name,
        "summary": row.summary,
        "day": row.day.isoformat(),
        "published_at": row.published_at.isoformat() if row.published_at else None,
        "changed_at": row.changed_at.isoformat() if row.changed_at else None,
        "version": row.number,
        "sha256": row.digest,
    }


def _as_gone(request: HttpRequest, row: Publication) -> dict[str, Any]:
    moment = row.gone_at
    return {
        "address": request.build_absolute_uri(row.address),
        "withdrawn_at": moment.isoformat() if moment else None,
    }


def _content(request: HttpRequest, row: Publication, version: Version) -> dict[str, Any]:
    files = [
        {
            "name": file.name,
            "size": file.size,
            "sha256": file.sha256,
            "address": request.build_absolute_uri(
                f"{row.address}v{version.number}/files/{file.key}/"
            ),
        }
        for file in version.files.all()
    ]
    return {"data": version.data, "files": files}


def _json(values: dict[str, Any]) -> JsonResponse:
    return JsonResponse(values, json_dumps_params={"ensure_ascii": False})
