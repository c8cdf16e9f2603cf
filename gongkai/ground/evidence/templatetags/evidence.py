"""``{% load evidence %}``: proof on the pages of every room, shown and handed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from gongkai.ground.ui import leaving

from .. import linkable, rules
from ..enums import EvidenceKind
from ..fieldset import FIELDS, EvidenceForm
from ..models import Evidence

register = template.Library()


@dataclass(frozen=True, slots=True)
class Line:
    """One proof as it is drawn; ``what`` says what it is, ``outside`` that it leaves the site."""

    row: Evidence
    what: str
    url: str
    outside: bool = False


@register.inclusion_tag("evidence/list.html")
def evidence_list(rows: Iterable[Evidence]) -> dict[str, Any]:
    """Each proof of ``rows`` (see ``queries.of``), with who gave it and whether it still holds."""
    return {"lines": [_line(row) for row in rows]}


@register.inclusion_tag("evidence/fields.html")
def evidence_fields(form: EvidenceForm) -> dict[str, Any]:
    """The fields of an ``EvidenceForm`` for proof, and no others."""
    bound = [form[name] for name in FIELDS if name in form.fields]
    return {"bound": bound, "lost": form.lost_files, "most": rules.MOST}


def _line(row: Evidence) -> Line:
    if row.kind == EvidenceKind.FILE:
        size = filesizeformat(row.upload.size) if row.upload else ""
        return Line(row, f"文件，{size}", reverse("evidence:file", args=[row.pk]))
    if row.kind == EvidenceKind.RECORD:
        kind = linkable.kind_of(row.record_kind)
        label = kind.label if kind else EvidenceKind.RECORD.label
        return Line(row, f"{label}，{row.record_reference}", row.address)
    if leaving.is_elsewhere(row.url):
        host = urlsplit(row.url).hostname or ""
        return Line(row, f"外部链接，{host}", leaving.address(row.url), outside=True)
    return Line(row, "链接", row.url)
