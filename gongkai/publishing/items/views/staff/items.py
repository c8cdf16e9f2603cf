"""One item: where it stands, what a check found, its parts, review and release."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.review.queries import case_of
from gongkai.ground.review.rules.machine import ENDED
from gongkai.ground.textcheck.rules.finding import GRADES
from gongkai.ground.ui.answers import attempt
from gongkai.ground.ui.staff import staff_page
from gongkai.publishing.release.queries import staff as release

from ... import actions
from ...enums import Decision
from ...forms import FileForm
from ...queries import checks, guides, items, showing
from ...rules.chain import KIND
from ...rules.exemptions import EXEMPTIONS
from ...rules.guide import ELEMENTS
from ...rules.kinds import kind_of
from ...rules.schemas import SCHEMAS
from .answers import HOME, item_of

VIEW, WRITE = "items.view", "items.write"
ROWS_SHOWN = 20


@staff_page(VIEW)
@require_safe
def item(request: StaffRequest, pk: int) -> HttpResponse:
    """The page of an item."""
    found = item_of(request, pk)
    case = case_of(KIND, found.pk)
    publication = release.publication_of(KIND, found.pk)
    kind, rows = kind_of(found.kind), showing.rows_of(found)
    state = items.state_of(found, publication, case.state if case is not None else None)
    reasons = list(showing.reasons_against(found))
    ended = case if case is not None and case.state == ENDED else None
    live = found.void_at is None and ended is None
    writes = live and orgs.works_for(request.user, WRITE, found.unit_id)
    values = {
        "item": found,
        "kind": kind,
        "record_kind": KIND,
        "state": state,
        "word": items.Row(found, state).word,
        "open": checks.open_findings(found),
        "kept": checks.kept_of(found),
        "settled": found.settlements.exclude(decision=Decision.KEPT).count(),
        "grades": GRADES,
        "disagreements": guides.of_item(found) if found.void_at is None else [],
        "files": found.files.select_related("upload"),
        "rows": rows,
        "first_rows": rows.rows[:ROWS_SHOWN] if rows is not None else [],
        "row_sets": found.row_sets.order_by("-number").defer("rows")[:10],
        "schema": SCHEMAS.get(found.schema),
        "elements": [(label, found.guide.get(code, "")) for code, label in ELEMENTS.items()],
        "exemption": EXEMPTIONS.get(found.exemption),
        "reevaluations": found.reevaluations.select_related("by").order_by("-pk"),
        "missing": [one for one in reasons if one.code not in ("finding", "unread")],
        "writes": writes,
        "revives": orgs.works_for(request.user, WRITE, found.unit_id),
        "classifies": orgs.works_for(request.user, "items.classify", found.unit_id),
        "clears": orgs.works_for(request.user, "items.clear", found.unit_id),
        "may_send": writes and not reasons and _may_send(case),
        "publication": publication,
        "ended": ended,
        "file_form": FileForm(),
        "way": [HOME],
    }
    return render(request, "items/staff/item.html", values)


@staff_page(VIEW)
@require_safe
def preview(request: StaffRequest, pk: int) -> HttpResponse:
    """The public page as it would be."""
    found = item_of(request, pk)
    data = showing.data_of(found)
    values = {
        "item": found,
        "data": data,
        "owner": found.unit.name,
        "is_snapshot": True,  # nothing is linked from a preview
        "entry": str(found.entry) if found.entry is not None else "",
        "item_kind": kind_of(found.kind),
        "elements": [(label, found.guide.get(code, "")) for code, label in ELEMENTS.items()],
        "heads": data.get("columns", []),
        "preview_rows": data.get("rows", [])[:ROWS_SHOWN],
        "total": len(data.get("rows", [])),
        "way": [HOME],
    }
    return render(request, "items/staff/preview.html", values)


@staff_page(WRITE)
@require_POST
def send(request: StaffRequest, pk: int) -> HttpResponse:
    """送审."""
    found = item_of(request, pk, WRITE)
    said = "已送审，并通知了审核人。各个环节都通过以后，可以公开。"
    attempt(request, lambda: actions.send(by=request.user, item=found), said)
    return redirect("items:item", pk)


def _may_send(case: object) -> bool:
    return case is None or getattr(case, "state", "") in ("draft", "returned")
