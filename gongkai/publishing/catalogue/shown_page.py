"""The public page of a directory: filters over what was published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from gongkai.ground.core.paging import page_of
from gongkai.publishing.release.models import Publication, Version

from .rules.shown import by_domain, found

WORDS, ROWS = 50, 50


def page(request: HttpRequest | None, publication: Publication, version: Version) -> dict[str, Any]:
    """What the template needs beside ``data``; without a request (the snapshot) all entries."""
    asked: Mapping[str, str] = request.GET if request is not None else {}
    rows = version.data["entries"]
    domains = [name for name, _ in by_domain(rows)]
    units = list(dict.fromkeys(row["unit"] for row in rows))
    domain = asked.get("domain", "") if asked.get("domain", "") in domains else ""
    unit = asked.get("unit", "") if asked.get("unit", "") in units else ""
    words = " ".join(asked.get("q", "").split())[:WORDS]
    left = found(rows, domain=domain, unit=unit, words=words)
    shown = page_of(left, asked.get("page"), ROWS if request is not None else max(len(left), 1))
    return {
        "directory_id": publication.record_id,
        "groups": by_domain(list(shown.object_list)),
        "shown": shown,
        "count": len(left),
        "domains": domains,
        "domain": domain,
        "units": units if len(units) > 1 else [],
        "unit": unit,
        "words": words,
        "filtered": bool(domain or unit or words),
    }
